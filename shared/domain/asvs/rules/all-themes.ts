import { authentication } from './authentication.ts';
import { authorization } from './authorization.ts';
import { base } from './base.ts';
import { cryptography } from './cryptography.ts';
import { files } from './files.ts';
import { oauth } from './oauth.ts';
import { personalData } from './personal-data.ts';
import type { Theme } from './rule.ts';
import { sessions } from './sessions.ts';
import { tokens } from './tokens.ts';
import { webFrontend } from './web-frontend.ts';
import { webRtc } from './webrtc.ts';

/** Rises with every change of a rule, a weight or how they are added up. */
export const rulesVersion = 1;

const themes: readonly Theme[] = [
  base,
  webFrontend,
  files,
  authentication,
  sessions,
  authorization,
  tokens,
  oauth,
  cryptography,
  personalData,
  webRtc,
];

/** All rules by the signal that they read. */
export const rules = {
  endpoints: themes.flatMap((theme) => theme.endpoints ?? []),
  statements: themes.flatMap((theme) => theme.statements ?? []),
  settings: themes.flatMap((theme) => theme.settings ?? []),
  subjects: themes.flatMap((theme) => theme.subjects ?? []),
  findings: themes.flatMap((theme) => theme.findings ?? []),
  files: themes.flatMap((theme) => theme.files ?? []),
} satisfies Required<Theme>;
