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

type RuleOf<Kind extends keyof Theme> = NonNullable<Theme[Kind]>[string] & Pick<Rule, 'id'>;

/** All rules by the signal that they read. */
export const rules = {
  endpoints: ofAllThemes('endpoints'),
  statements: ofAllThemes('statements'),
  settings: ofAllThemes('settings'),
  subjects: ofAllThemes('subjects'),
  findings: ofAllThemes('findings'),
  files: ofAllThemes('files'),
} satisfies { readonly [Kind in keyof Theme]-?: readonly RuleOf<Kind>[] };

function ofAllThemes<Kind extends keyof Theme>(kind: Kind): readonly RuleOf<Kind>[] {
  return themes.flatMap((theme) =>
    Object.entries<object>(theme[kind] ?? {}).map(([id, rule]) => ({ id, ...rule }) as RuleOf<Kind>),
  );
}
