import { isDenied } from '../input/denial.ts';
import { quoteAround } from '../input/quote.ts';
import { type Span, spanOf } from '../input/span.ts';
import type { Statement } from '../input/statement.ts';
import { rules } from '../rules/all-themes.ts';
import type { SettingRule, StatementRule } from '../rules/rule.ts';
import type { Observation } from './observation.ts';
import { observed } from './observed.ts';

/** What a prominent place adds, since a description leads with what matters. */
const prominenceBonus = 30;
/** What a second phrase adds: one word may be there by chance. */
const secondPhraseBonus = 20;

interface Match {
  readonly statement: Statement;
  readonly phrase: string;
  readonly span: Span;
}

/** What the wiki states, each rule once: on its most prominent match that is not denied. */
export function observeStatements(statements: readonly Statement[]): readonly Observation[] {
  const readable = statements.filter(
    ({ place, text }) => place !== 'aside' && place !== 'code' && !isAdvertisement.test(text),
  );
  return rules.statements.flatMap((rule) => {
    const matches = matchesOf(rule, readable);
    const best = matches.find(isProminent) ?? matches[0];
    if (best === undefined) return [];
    const others = new Set(matches.map(({ phrase }) => phrase.toLowerCase()));
    const bonus = (isProminent(best) ? prominenceBonus : 0) + (others.size > 1 ? secondPhraseBonus : 0);
    return observed(rule, 'wiki', 'wiki', quoteAround(best.statement.text, best.span), bonus);
  });
}

/** What the names of settings say, in code blocks too. */
export function observeSettings(statements: readonly Statement[]): readonly Observation[] {
  return rules.settings.flatMap((rule: SettingRule) => {
    for (const { text, place } of statements) {
      const match = place === 'aside' ? null : rule.names.exec(text);
      if (match !== null) return observed(rule, 'wiki', 'wiki', quoteAround(text, spanOf(match)));
    }
    return [];
  });
}

/** What pays for the project says nothing about it. */
const isAdvertisement = /\bsponsor(?:s|ed|ship)?\b/i;

function matchesOf(rule: StatementRule, statements: readonly Statement[]): readonly Match[] {
  const matches: Match[] = [];
  for (const statement of statements) {
    for (const match of statement.text.matchAll(rule.phrases)) {
      const span = spanOf(match);
      if (!isDenied(statement.text, span)) matches.push({ statement, phrase: match[0], span });
    }
  }
  return matches;
}

function isProminent({ statement: { place } }: Match): boolean {
  return place === 'lead' || place === 'key';
}
