import { isTestOfOtherTeam, testTitle } from '../../../../shared/domain/names/place-names.ts';
import type { Placement } from '../../../../shared/domain/placement/placement.ts';
import type { DojoTest } from '../../../../shared/ports/defectdojo.ts';
import type { Work } from '../work.ts';

/** Tells Gecko ids of ours from others. */
export type IsOurId = (geckoId: string) => boolean;

/**
 * The test that is remembered, if it is ours still. People may rename it: then our Gecko ids in it say so, since behind the
 * same URL another instance may have another test under its id.
 */
export async function rememberedTest(
  work: Work,
  { testId, testTitle: title = testTitle(work.key) }: Placement,
  isOurId: IsOurId,
): Promise<DojoTest | undefined> {
  const test = testId === undefined ? undefined : await work.dojo.dojo.test(testId);
  if (test === undefined || isTitled(test, title) || isTitled(test, testTitle(work.key))) return test;
  return (await holdsOurs(work, test, isOurId)) ? test : undefined;
}

function isTitled(test: DojoTest, title: string): boolean {
  return (test.title ?? '') === title;
}

/** Our test in an engagement, known by its title; of several the one with findings, then the oldest. One of another title is ours if it holds our Gecko ids. */
export async function testIn(work: Work, engagementId: number, isOurId?: IsOurId): Promise<DojoTest | undefined> {
  const tests = await work.dojo.dojo.testsOf(engagementId);
  const titled = tests.filter(({ title }) => title === testTitle(work.key));
  const ours = await fullestOf(work, titled);
  if (ours !== undefined || isOurId === undefined) return ours;
  for (const test of tests) if (await holdsOurs(work, test, isOurId)) return test;
  return undefined;
}

async function fullestOf({ dojo }: Work, tests: readonly DojoTest[]): Promise<DojoTest | undefined> {
  if (tests.length < 2) return tests[0];
  for (const test of tests) if ((await dojo.findings.countFindings(test.id)) > 0) return test;
  return tests[0];
}

/** Whether findings of ours are in the test, which no other team's has; of a test that is ours the first page shows some. */
async function holdsOurs({ key, dojo }: Work, { id, title }: DojoTest, isOurId: IsOurId): Promise<boolean> {
  if (title !== null && isTestOfOtherTeam(title, key)) return false;
  for await (const { items } of dojo.findings.findingPages(id)) {
    if (items.some(({ uniqueIdFromTool }) => uniqueIdFromTool !== null && isOurId(uniqueIdFromTool))) return true;
  }
  return false;
}
