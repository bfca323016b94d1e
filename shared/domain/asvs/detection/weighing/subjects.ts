import { isDenied } from '../input/denial.ts';
import { comparableName } from '../input/endpoint.ts';
import { quoteAround } from '../input/quote.ts';
import { spanOf } from '../input/span.ts';
import type { Statement } from '../input/statement.ts';
import { rules } from '../rules/all-themes.ts';
import { pathWords, type SubjectRule } from '../rules/rule.ts';
import type { Observation } from './observation.ts';
import { observed } from './observed.ts';

/** A list of other people's work, or text that teaches, is not itself what it is about. */
const isOnlyAbout =
  /\b(?:curated|awesome|lists? of|collections? of|tutorials?|course|workshop|cheat ?sheets?|guides?|examples?|demos?|samples?|boilerplate|comparison|benchmarks?|playground|learning)\b/i;

/** By their name, such repositories only show or teach something. */
const isNamedAsExample = pathWords`awesome | tutorials? | examples? | samples? | demos? | learn(?:ing)? | course |
  templates? | starter | playground | benchmarks?`;

/** What a wiki calls the code: which rules fired, and on which words. */
export type Subjects = readonly { readonly rule: SubjectRule; readonly quote: string }[];

/** What the wiki calls the code, which tells what a repository without endpoints is. */
export function subjectsOf(repository: string, statements: readonly Statement[]): Subjects {
  const readable = statements.filter(
    ({ place, text }) => place !== 'aside' && place !== 'code' && !isOnlyAbout.test(text),
  );
  const leads = readable.filter(({ place }) => place === 'lead');
  const name = comparableName(repository);
  const isExample = isNamedAsExample.test(name);
  return rules.subjects.flatMap((rule) => {
    const isNamed = !isExample && (rule.names?.test(name) ?? false);
    for (const { text } of isNamed ? readable : leads) {
      const match = rule.subject.exec(text);
      if (match !== null && !isDenied(text, spanOf(match))) {
        return [{ rule, quote: quoteAround(text, spanOf(match)) }];
      }
    }
    return [];
  });
}

/** The chapters that a repository's subject speaks for. */
export function observeSubjects(subjects: Subjects): readonly Observation[] {
  return subjects.flatMap(({ rule, quote }) => observed(rule, 'subject', 'wiki', quote));
}
