import type { FindingRecord } from '../../infra/local/defectdojo/model/finding-record.ts';
import { tagOfType, wordingOf } from './gecko-moves.ts';
import { type GeckoTruth, isOpen } from './gecko-truth.ts';
import type { Life } from './ledger.ts';
import { isInUse, isOurTest } from './people.ts';
import { geckoIds } from './scene.ts';
import type { Stage } from './stage.ts';
import { flagsOf, statusShown, wantedOf, wordFor } from './wanted.ts';
import { seen } from './watch.ts';

/** What every finding in play bears, beside the tag of its type. */
const tagsOfAll = ['asvs:5.0.0-v8', 'gecko'];

/** What is there in our test of the mapped product that the model doesn't allow, in sentences. */
export async function differences(stage: Stage): Promise<string[]> {
  const { findings, key } = stage;
  const hold = await findings.hold(key);
  const { discarded } = await findings.decisions(key);
  const waiting = new Set([
    ...(hold?.closings ?? []),
    ...(hold?.creations ?? []),
    ...discarded.closings,
    ...discarded.creations.keys(),
  ]);
  const tests = testsOf(stage);
  const all = tests.length > 1 ? [`there are ${tests.length} tests of ours`] : [];
  return [...all, ...geckoIds.flatMap((geckoId) => differencesOf(stage, geckoId, tests, waiting.has(geckoId)))];
}

function testsOf(stage: Stage): number[] {
  const { dojo, mapped } = stage;
  return dojo.store.tests
    .list()
    .filter((test) => dojo.store.engagements.get(test.engagement)?.product === mapped.now)
    .filter((test) => isOurTest(stage, test) && isInUse(stage, test))
    .map(({ id }) => id);
}

function differencesOf(stage: Stage, geckoId: string, tests: readonly number[], waits: boolean): string[] {
  const { dojo, truth, clock, ledger, settings } = stage;
  const ours = dojo.store.findings
    .list()
    .filter((one) => tests.includes(one.test) && one.unique_id_from_tool === geckoId);
  const plain = ours.filter(({ duplicate }) => !duplicate);
  const wanted = wantedOf(truth, geckoId, clock.now(), settings.now);
  const [finding] = plain;
  if (plain.length > 1) return [`${geckoId} is there ${plain.length} times`];
  if (finding === undefined) {
    const deletions = Math.max(0, ...tests.map((test) => ledger.deletions.get(`${test} ${geckoId}`) ?? 0));
    // A deletion shows in the test's count, unless somebody added a finding of theirs meanwhile.
    const isMadeUpFor = deletions > 0 && dojo.store.findings.list().some((one) => isTheirs(one, tests));
    const excused = ours.length > 0 || waits || deletions > 1 || isMadeUpFor;
    const isMissing = wanted === 'open' && truth.lists(geckoId) && !excused;
    return isMissing ? [`${geckoId} is open in Gecko and missing (deleted ${deletions} times)`] : [];
  }
  const life = ledger.lives.get(finding.id);
  if (life === undefined) return [`nobody knows who made finding ${finding.id} (${geckoId})`];
  return [
    ...statusDifferences(stage, finding, { geckoId, life, wanted, waits }),
    ...(wanted === 'left' ? [] : contentDifferences(stage, finding, geckoId, life)),
    ...(wanted === 'left' ? [] : tagDifferences(stage, finding, geckoId, life)),
  ];
}

function isTheirs({ test, unique_id_from_tool }: FindingRecord, tests: readonly number[]): boolean {
  return tests.includes(test) && unique_id_from_tool === null;
}

function statusDifferences(
  stage: Stage,
  finding: FindingRecord,
  { geckoId, life, wanted, waits }: { geckoId: string; life: Life; wanted: string; waits: boolean },
): string[] {
  if (wanted === 'left' || waits) return [];
  const { truth, clock, settings, setting, dojo } = stage;
  const shown = seen(dojo).get(finding.id)?.flags ?? '';
  const status = truth.status(geckoId, clock.now());
  const expected = flagsOf(status, settings.now, setting.riskAcceptance);
  if (shown === expected || isClosedBesideMark(shown, expected, life)) return [];
  // What was closed for its absence is left as it was closed when only that setting changes, and so is a person's word.
  const isVerifiedLeft = !truth.lists(geckoId) || life.flags.verifiedByPerson;
  if (isVerifiedLeft && shown.replace('V', '') === expected.replace('V', '')) return [];
  const said = `${geckoId} is ${status} in Gecko and shows ${shown || '-'}, not ${expected}`;
  const isKept = life.flags.by === 'person' && isTriageKept(stage, { geckoId, life, wanted, shown, expected });
  const isAwaited = life.flags.by === 'server' && life.flags.wanted.includes(wanted);
  if (isKept || isAwaited) return [];
  return [`${said} (last set by the ${life.flags.by}; who saw ${life.flags.wanted.join('/') || 'nothing'})`];
}

/** A fix closes what a person marked as well, and leaves the mark. */
function isClosedBesideMark(shown: string, expected: string, { flags }: Life): boolean {
  const own = [...shown].filter((letter) => !flags.marks.has(letter)).join('');
  return expected.includes('M') && own === expected;
}

/** Whether a person's triage stays, since Gecko says nothing new of it. */
function isTriageKept(
  { truth }: Stage,
  judged: { geckoId: string; life: Life; wanted: string; shown: string; expected: string },
): boolean {
  const { geckoId, life, wanted, shown, expected } = judged;
  if (life.flags.wanted.includes(wanted) || statusShown(expected) === life.flags.lastWanted) return true;
  if (wanted === 'fixed' && !shown.includes('A') && shown.includes('M')) return true;
  return wanted === 'open' && isOnlyFoundAgain(truth, geckoId);
}

/** Open since a scan lists it, whatever was said before that: what a person triaged stays then, also after a fix. */
function isOnlyFoundAgain(truth: GeckoTruth, geckoId: string): boolean {
  const newest = truth.newestStatus(geckoId, true);
  if (newest === undefined || wordFor(newest.status) === 'fixed') return true;
  return isOpen(newest.status) && truth.isScannedSince(newest.changedAt);
}

function contentDifferences({ truth }: Stage, finding: FindingRecord, geckoId: string, life: Life): string[] {
  const version = truth.wording(geckoId);
  if (version === undefined || !truth.lists(geckoId)) return [];
  const { title, shortDescription } = wordingOf(geckoId, version);
  const found: string[] = [];
  const isTitle = (text: string | undefined) => text !== undefined && caseless(text) === caseless(title);
  const { by, wordingThen, lastWritten, rememberedThen } = life.title;
  // Also where Gecko took back what was written over that without an answer: nobody can tell which of the two was edited.
  const excused = by === 'person' && (wordingThen === version || isTitle(lastWritten) || isTitle(rememberedThen));
  if (!isTitle(finding.title) && !excused) found.push(`${geckoId} is titled "${finding.title}", not "${title}"`);
  const isText = finding.description.includes(shortDescription);
  if (life.description.by === 'system' && !isText) found.push(`${geckoId} has the wrong description`);
  if (life.description.by === 'system' && !finding.description.endsWith(`Gecko finding: ${geckoId}`)) {
    found.push(`${geckoId} lost its last line`);
  }
  return [...found, ...noteDifferences(finding, geckoId)];
}

/** Our tags, which only a person takes from a finding, open or closed. */
function tagDifferences({ truth }: Stage, { tags }: FindingRecord, geckoId: string, { untagged }: Life): string[] {
  if (!truth.lists(geckoId)) return [];
  const missing = [...tagsOfAll, tagOfType(geckoId)].filter((tag) => !tags.includes(tag) && !untagged.has(tag));
  return missing.length > 0 ? [`${geckoId} lacks its tags ${missing.join(', ')}`] : [];
}

/** A title is stored in another case, which makes an "I" of a dotless one. */
function caseless(title: string): string {
  return title.toLowerCase().replaceAll('ı', 'i');
}

/** New text beside an edited description is left as a note once. */
function noteDifferences({ notes }: FindingRecord, geckoId: string): string[] {
  const texts = notes.map(({ entry }) => entry.replace(/\n\nGecko export, run .*$/s, ''));
  const told = texts.filter((text) => text.startsWith('Gecko has a new description.'));
  return told.some((text, index) => text === told[index + 1]) ? [`${geckoId} has one note twice`] : [];
}
