import { isDenied } from '../input/denial.ts';
import { quoteAround } from '../input/quote.ts';
import { spanOf } from '../input/span.ts';
import type { Statement } from '../input/statement.ts';
import type { Rule } from '../rules/rule.ts';
import type { Observation } from './observation.ts';
import { observed } from './observed.ts';

const service =
  /\b(?:web|https?|rest(?:ful)?|graphql|grpc|api|back[- ]?end|json|authori[sz]ation|authentication|oauth2?|identity|chat|mail|media|game|upload|file|image|git|sync|proxy|signal(?:l)?ing|tracking|self-hosted|multi-user|micro|single sign-on) ?-?(?:server|service|app|application|back[- ]?end|api|platform|portal|gateway|provider)s?\b|\bself-host(?:ed|able)?\b|\bSaaS\b|\blistens? on (?:port|https?)\b|\b(?:back[- ]?end|server) (?:of|for|in|written|with|that|which)\b|\bserver\b[^.;]{0,30}\b(?:receives|accepts|answers|handles|stores)\b|\b(?:online|web) (?:shop|store|pastebin|platform)\b/i;

const somethingElse =
  /\b(?:librar(?:y|ies)|sdk|clients?|command-line|cli|wrapper|bindings|framework|plugin|middleware|modules?|packages?|tool(?:kit)?|for building|to build|component|template)\b/i;

/** The sentence of the lead that calls the code a running service, and no library or tool. */
export function serviceSentence(statements: readonly Statement[]): string | undefined {
  return statements.find(({ place, text }) => {
    const match = place === 'lead' && !somethingElse.test(text) ? service.exec(text) : null;
    return match !== null && !isDenied(text, spanOf(match));
  })?.text;
}

const described: Rule = {
  id: 'wiki-service',
  sentence: 'The description calls it a service: requests are checked, sent by TLS, logged, and it is configured.',
  weights: { V1: 60, V2: 100, V4: 100, V12: 100, V13: 100, V16: 100 },
};

/** What every service has, for one whose endpoints are not known. */
export function observeService(sentence: string): readonly Observation[] {
  return observed(described, 'subject', 'wiki', quoteAround(sentence));
}
