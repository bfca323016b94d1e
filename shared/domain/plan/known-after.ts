import type { DesiredFinding } from '../desired/desired-finding.ts';
import { type FieldHashes, fieldHashes } from '../desired/field-hashes.ts';
import { statusLetters } from '../desired/status/status-letters.ts';
import type { OutsideFailure } from '../failures/outside-failure.ts';
import { refusedForADay, type Suspicion, type Trouble } from '../failures/suspicion.ts';
import { type UnansweredUpload, unansweredAgain } from '../failures/unanswered.ts';
import type { KnownFinding } from '../known/known-finding.ts';
import { contentKey } from './content-key.ts';
import type { RememberOperation, StatusChange } from './operation.ts';
import { acceptanceOf } from './status-change.ts';

/** The run that did it, and when it did. */
export interface Doing {
  readonly runId: string;
  readonly now: Date;
}

/**
 * What is known of a finding that was created from its import row. An accepted risk is created open: the next plan accepts it.
 *
 * @param before what was known of it: it may have been deleted or refused
 */
export function knownAfterCreation(
  desired: DesiredFinding,
  circumstances: {
    readonly before?: KnownFinding | undefined;
    readonly scanId?: string | undefined;
    readonly now: Date;
  },
): KnownFinding {
  const { before, scanId, now } = circumstances;
  const { status: statusHash, ...others } = fieldHashes(desired);
  const accepted = desired.status.flags.risk_accepted;
  return {
    geckoId: desired.geckoId,
    presence: 'there',
    hashes: accepted ? others : { ...others, status: statusHash },
    status: accepted ? 'open' : desired.status.gecko,
    flags: statusLetters(accepted ? desired.status.whileOpen : desired.status.flags),
    tags: desired.tags,
    timesDeletedByPeople: before?.timesDeletedByPeople ?? 0,
    createdForScan: scanId,
    writtenAt: now.toISOString(),
  };
}

/**
 * What is known once a status was applied, as far as people's marks let it. Only a run that sent something (`sent`) closed a
 * finding: one that people had closed already is not the run's to reopen. `flags` are what is then known of them, by letters.
 */
export function knownAfterStatus(
  known: KnownFinding,
  change: StatusChange,
  { runId, now, sent, flags }: Doing & { readonly sent: boolean; readonly flags: string },
): KnownFinding {
  const { cause, to, hash } = change;
  const closedNow = cause === 'absent' && sent ? runId : undefined;
  return {
    ...known,
    hashes: { ...known.hashes, status: hash },
    status: to.gecko,
    flags,
    unanswered: undefined,
    acceptance: sent ? acceptanceOf(to) : to.by === 'risk_acceptance' ? known.acceptance : undefined,
    closedByAbsenceInRun: cause === 'setting' ? known.closedByAbsenceInRun : closedNow,
    writtenAt: now.toISOString(),
  };
}

/** What is known once Gecko's status was noted without telling DefectDojo. */
export function knownAfterRemembering(known: KnownFinding, operation: RememberOperation, now: Date): KnownFinding {
  return { ...known, status: operation.status, closedByAbsenceInRun: undefined, writtenAt: now.toISOString() };
}

/** What is known of a finding while nobody can say what these fields show in DefectDojo: they are looked at by the next plan. */
export function knownWithout(known: KnownFinding, fields: readonly string[]): KnownFinding {
  const names = new Set<string>(fields);
  return { ...known, hashes: Object.fromEntries(Object.entries(known.hashes).filter(([name]) => !names.has(name))) };
}

/** What is known of a finding that turned out to be deleted in DefectDojo. Its old id means nothing any more. */
export function knownAfterDeletion(known: KnownFinding, now: Date): KnownFinding {
  return {
    ...known,
    defectDojoId: undefined,
    likelyId: undefined,
    presence: 'deleted',
    troubles: troublesWithout(known, new Set(['read'])),
    timesDeletedByPeople: known.timesDeletedByPeople + 1,
    inDoubt: undefined,
    closedByAbsenceInRun: undefined,
    writtenAt: now.toISOString(),
  };
}

/** What is known of a finding whose content DefectDojo refused, so that it isn't sent again until it changes. */
export function knownAfterRefusal(
  refused: {
    readonly geckoId: string;
    readonly hashes: FieldHashes;
    readonly reason: string;
    /** When it is tried again all the same. */
    readonly until?: Date;
    /** Whether DefectDojo was seen to take uploads then. */
    readonly proven?: boolean;
    /** Where it didn't say no. */
    readonly code?: NonNullable<KnownFinding['refused']>['code'];
  },
  before: KnownFinding | undefined,
  now: Date,
): KnownFinding {
  const { geckoId, hashes, reason, until, proven, code } = refused;
  const known = before ?? neverCreated(geckoId);
  const again = until === undefined ? {} : { until: until.toISOString() };
  const refusal = { content: contentKey(hashes), reason, ...again, proven, code };
  return { ...known, refused: refusal, writtenAt: now.toISOString() };
}

/** What is known of a finding whose row DefectDojo answered with 500 once more, and which is to be tried again. */
export function knownAfterSuspicion(
  geckoId: string,
  before: KnownFinding | undefined,
  suspected: Suspicion,
  now: Date,
): KnownFinding {
  return { ...(before ?? neverCreated(geckoId)), suspected, writtenAt: now.toISOString() };
}

/**
 * What is known of a finding whose upload had no answer, and which isn't there.
 *
 * @param sent what would be known of it if it were
 */
export function knownWithoutAnswer(
  { geckoId, hashes }: KnownFinding,
  before: KnownFinding | undefined,
  upload: Omit<UnansweredUpload, 'content'>,
  now: Date,
): KnownFinding {
  const content = contentKey(hashes);
  const unanswered = unansweredAgain(before?.unanswered, { content, ...upload }, now);
  return { ...(before ?? neverCreated(geckoId)), unanswered, writtenAt: now.toISOString() };
}

type Troubles = NonNullable<KnownFinding['troubles']>;

/** What is known of a finding once DefectDojo failed at a part of what is written about it once more. */
export function knownAfterTrouble(
  known: KnownFinding,
  part: keyof Troubles,
  trouble: Trouble,
  now: Date,
): KnownFinding {
  return { ...known, troubles: { ...known.troubles, [part]: trouble }, writtenAt: now.toISOString() };
}

/** The troubles with a finding that are left once parts of what is written about it were done. */
export function troublesWithout({ troubles }: KnownFinding, done: ReadonlySet<string>): Troubles | undefined {
  const left = Object.entries(troubles ?? {}).filter(([part]) => !done.has(part));
  return left.length === 0 ? undefined : Object.fromEntries(left);
}

/**
 * What is known of a finding that DefectDojo fails to show while it shows others: it is there, and left alone for a day.
 *
 * @param before what was known of it, if anything
 */
export function knownAfterUnreadable(
  geckoId: string,
  before: KnownFinding | undefined,
  { message }: Pick<OutsideFailure, 'message'>,
  now: Date,
): KnownFinding {
  const reason = `DefectDojo fails to show this finding while it shows others; it is tried again daily. ${message}`;
  const known = { ...(before ?? neverCreated(geckoId)), writtenAt: now.toISOString() };
  return knownAfterTrouble(known, 'read', refusedForADay(known.troubles?.read, { wanted: '', reason }, now), now);
}

/** What is known of a finding that DefectDojo failed to show before, and shows now, or that is gone; undefined for any other. */
export function knownOnceRead(known: KnownFinding, now: Date): KnownFinding | undefined {
  if (known.troubles?.read === undefined) return undefined;
  return { ...known, troubles: troublesWithout(known, new Set(['read'])), writtenAt: now.toISOString() };
}

function neverCreated(geckoId: string): Omit<KnownFinding, 'writtenAt'> {
  return {
    geckoId,
    presence: 'never_created',
    hashes: {},
    status: 'open',
    flags: '',
    tags: [],
    timesDeletedByPeople: 0,
  };
}
