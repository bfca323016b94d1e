import { authentication } from './authentication.ts';
import { authorization } from './authorization.ts';
import { base } from './base.ts';
import { cryptography } from './cryptography.ts';
import { files } from './files.ts';
import { oauth } from './oauth.ts';
import { personalData } from './personal-data.ts';
import type { Rule, Theme } from './rule.ts';
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
  endpoints: ofAllThemes(({ endpoints }) => endpoints),
  statements: ofAllThemes(({ statements }) => statements),
  settings: ofAllThemes(({ settings }) => settings),
  subjects: ofAllThemes(({ subjects }) => subjects),
  findings: ofAllThemes(({ findings }) => findings),
  files: ofAllThemes(({ files: ofTheme }) => ofTheme),
} satisfies Required<Theme>;

function ofAllThemes<R extends Rule>(rulesOf: (theme: Theme) => readonly R[] | undefined): readonly R[] {
  return themes.flatMap((theme) => rulesOf(theme) ?? []);
}
