import { describe, expect, it, test } from 'vitest';
import { fieldHashes, statusHash } from '../../../../../shared/domain/desired/field-hashes.ts';
import { contentKey } from '../../../../../shared/domain/plan/content-key.ts';
import {
  knownAfterCreation,
  knownAfterDeletion,
  knownAfterRefusal,
  knownAfterRemembering,
  knownAfterStatus,
  knownAfterSuspicion,
  knownAfterTrouble,
  knownAfterUnreadable,
  knownOnceRead,
  knownWithout,
  knownWithoutAnswer,
} from '../../../../../shared/domain/plan/known-after.ts';
import type { StatusChange } from '../../../../../shared/domain/plan/operation.ts';
import { desiring, exported, outline, planning, saying } from './a-plan.ts';

const now = new Date('2026-03-03T12:00:00.000Z');
const writtenAt = now.toISOString();
const neverCreated = {
  geckoId: 'a',
  presence: 'never_created',
  hashes: {},
  status: 'open',
  flags: '',
  tags: [],
  timesDeletedByPeople: 0,
};

it('what DefectDojo failed at is known for that part, beside what it failed at in others', () => {
  const [tags, status] = ['tags', 'status'].map((content) => ({ content, tries: 1, since: writtenAt }));
  const known = exported('a');
  const once = knownAfterTrouble(known, 'tags', tags as never, now);
  expect(once).toEqual({ ...known, troubles: { tags }, writtenAt });
  expect(knownAfterTrouble(once, 'status', status as never, now)).toEqual({ ...once, troubles: { tags, status } });
});

describe('a finding that DefectDojo fails to show', () => {
  const reason =
    'DefectDojo fails to show this finding while it shows others; it is tried again daily. Answered with status 500.';
  const judged = { reason, until: '2026-03-04T12:00:00.000Z' };
  const failure = { message: 'Answered with status 500.' };
  const once = { content: '', tries: 1, since: writtenAt, judged };

  it('is left alone for a day, beside other troubles and whatever else is known of it', () => {
    const status = { content: 'x', tries: 1, since: '2026-03-01T00:00:00.000Z' };
    const known = exported('a', {}, { troubles: { status } });
    expect(knownAfterUnreadable('a', known, failure, now)).toEqual({
      ...known,
      troubles: { status, read: once },
      writtenAt,
    });
    const again = exported('a', {}, { troubles: { read: { ...once, since: '2026-03-01T00:00:00.000Z' } } });
    expect(knownAfterUnreadable('a', again, failure, now).troubles).toEqual({
      read: { content: '', tries: 2, since: '2026-03-01T00:00:00.000Z', judged },
    });
  });

  it('is known from then on where nothing was known of it', () => {
    expect(knownAfterUnreadable('a', undefined, failure, now)).toEqual({
      ...neverCreated,
      troubles: { read: once },
      writtenAt,
    });
  });

  it('is as any other once it is shown, or gone', () => {
    const status = { content: 'x', tries: 1, since: writtenAt };
    const known = exported('a', {}, { troubles: { status, read: once }, writtenAt: '2026-03-01T00:00:00.000Z' });
    expect(knownOnceRead(known, now)).toEqual({ ...known, troubles: { status }, writtenAt });
    expect(knownAfterDeletion(known, now).troubles).toEqual({ status });
  });

  it('is told from those that were never unreadable', () => {
    expect(knownOnceRead(exported('a'), now)).toBeUndefined();
    const status = { content: 'x', tries: 1, since: writtenAt };
    expect(knownOnceRead(exported('a', {}, { troubles: { status } }), now)).toBeUndefined();
  });
});

describe('after its creation', () => {
  test.each([
    ['open', 'open', 'AV'],
    ['in_progress', 'in_progress', 'AV'],
    ['fixed', 'fixed', 'VM'],
    ['false_positive', 'false_positive', 'MF'],
  ])('a %s finding is known as such', (status, reported, flags) => {
    const desired = desiring('a', { row: { status } });
    expect(knownAfterCreation(desired, { scanId: 'scan-1', now })).toEqual({
      geckoId: 'a',
      presence: 'there',
      hashes: fieldHashes(desired),
      status: reported,
      flags,
      tags: ['gecko', 'gecko-type:lfi'],
      timesDeletedByPeople: 0,
      createdForScan: 'scan-1',
      writtenAt,
    });
  });

  test.each(['simple', 'full'] as const)('an accepted risk is open, and accepted next (%s)', (riskAcceptance) => {
    const given = { row: { status: 'accepted_risk' }, policy: { riskAcceptance } };
    const known = knownAfterCreation(desiring('a', given), { now });
    expect(known).toMatchObject({ status: 'open', flags: 'AV' });
    expect(outline(planning({ finding: [saying('a', given)], known: [known] }))).toEqual({
      a: 'open to accepted_risk: triage',
    });
  });

  it('an accepted risk that may not be accepted is done', () => {
    const given = { row: { status: 'accepted_risk' }, policy: { riskAcceptance: 'forbidden' } } as const;
    const known = knownAfterCreation(desiring('a', given), { now });
    expect(known).toMatchObject({ status: 'accepted_risk', flags: 'AV' });
    expect(outline(planning({ finding: [saying('a', given)], known: [known] }))).toEqual({});
  });

  it('a finding that people had deleted keeps their count, and nothing else of its past', () => {
    const past = { presence: 'deleted', timesDeletedByPeople: 2, noteForDescription: 'x' } as const;
    const before = exported('a', {}, { ...past, refused: { content: 'x', reason: 'No.' } });
    expect(knownAfterCreation(desiring('a'), { before, now })).toEqual({
      ...knownAfterCreation(desiring('a'), { now }),
      timesDeletedByPeople: 2,
    });
  });
});

describe('after a status was told', () => {
  const doing = { runId: 'run-1', now, sent: true, flags: 'MF' };
  const full = { riskAcceptance: 'full' } as const;

  function change(status: string, cause: StatusChange['cause'], row: object = {}): StatusChange {
    const { status: to } = desiring('a', { row: { status, ...row }, policy: full });
    return { cause, from: 'open', to, hash: statusHash(to), wasOpen: true };
  }

  it('a finding is known by it, and by nothing else that is new', () => {
    const known = exported('a', {}, { closedByAbsenceInRun: 'run-0' });
    expect(knownAfterStatus(known, change('false_positive', 'triage'), doing)).toEqual({
      ...known,
      hashes: { ...known.hashes, status: change('false_positive', 'triage').hash },
      status: 'false_positive',
      flags: 'MF',
      acceptance: undefined,
      closedByAbsenceInRun: undefined,
      writtenAt,
    });
  });

  it('a finding that was closed for its absence is known as closed by that run, if the run sent it', () => {
    const closing = change('fixed', 'absent');
    expect(knownAfterStatus(exported('a'), closing, doing).closedByAbsenceInRun).toBe('run-1');
    expect(knownAfterStatus(exported('a'), closing, { ...doing, sent: false }).closedByAbsenceInRun).toBeUndefined();
    expect(knownAfterStatus(exported('a'), change('fixed', 'triage'), doing).closedByAbsenceInRun).toBeUndefined();
  });

  it('a changed setting leaves it the closing of the run that it was', () => {
    const known = exported('a', {}, { closedByAbsenceInRun: 'run-0' });
    expect(knownAfterStatus(known, change('fixed', 'setting'), doing).closedByAbsenceInRun).toBe('run-0');
  });

  it('an accepted risk is known by its end, as long as it is one, and by the old end where nothing was sent', () => {
    const accepted = change('accepted_risk', 'triage', { acceptedUntil: '2026-12-31' });
    const known = exported('a', {}, { acceptance: '2026-06-30' });
    expect(knownAfterStatus(known, accepted, doing).acceptance).toBe('2026-12-31');
    expect(knownAfterStatus(known, change('accepted_risk', 'triage'), doing).acceptance).toBe('endless');
    expect(knownAfterStatus(known, accepted, { ...doing, sent: false }).acceptance).toBe('2026-06-30');
    expect(knownAfterStatus(known, change('open', 'triage'), { ...doing, sent: false }).acceptance).toBeUndefined();
  });
});

describe('while nobody can say what some fields show', () => {
  it('nothing is known to be written in them, and all else stays', () => {
    const before = exported('a', {}, { acceptance: '2026-12-01' });
    const known = knownWithout(before, ['status', 'line']);
    const { status: _, line: __, ...others } = before.hashes;
    expect(known).toEqual({ ...before, hashes: others });
    expect(outline(planning({ finding: [saying('a')], known: [known] }))).toEqual({ a: 'line, open to open: setting' });
  });
});

describe('after other things', () => {
  it('a deleted finding has lost its id, and counts', () => {
    const known = exported('a', {}, { timesDeletedByPeople: 1, closedByAbsenceInRun: 'run-1' });
    expect(knownAfterDeletion(known, now)).toEqual({
      ...known,
      defectDojoId: undefined,
      presence: 'deleted',
      timesDeletedByPeople: 2,
      closedByAbsenceInRun: undefined,
      writtenAt,
    });
  });

  it('a status that is only noted is no run’s closing', () => {
    const known = exported('a', { row: { status: 'fixed' } }, { closedByAbsenceInRun: 'run-1' });
    const operation = { kind: 'remember', geckoId: 'a', status: 'false_positive' } as const;
    expect(knownAfterRemembering(known, operation, now)).toEqual({
      ...known,
      status: 'false_positive',
      closedByAbsenceInRun: undefined,
      writtenAt,
    });
  });

  it('refused content is known as refused, of a finding that is there or never was', () => {
    const hashes = fieldHashes(desiring('a'));
    const refused = { content: contentKey(hashes), reason: 'Too odd.' };
    const known = exported('a');
    expect(knownAfterRefusal({ geckoId: 'a', hashes, reason: 'Too odd.' }, known, now)).toEqual({
      ...known,
      refused,
      writtenAt,
    });
    expect(knownAfterRefusal({ geckoId: 'a', hashes, reason: 'Too odd.' }, undefined, now)).toEqual({
      ...neverCreated,
      refused,
      writtenAt,
    });
  });

  it('refused content is tried again from an instant on, where it may have been the server', () => {
    const hashes = fieldHashes(desiring('a'));
    const until = new Date('2026-03-04T12:00:00.000Z');
    const { refused } = knownAfterRefusal({ geckoId: 'a', hashes, reason: 'No.', until }, undefined, now);
    expect(refused).toEqual({ content: contentKey(hashes), reason: 'No.', until: '2026-03-04T12:00:00.000Z' });
  });

  it('refused content is known to be refused by proof, where there was one', () => {
    const hashes = fieldHashes(desiring('a'));
    const { refused } = knownAfterRefusal({ geckoId: 'a', hashes, reason: 'No.', proven: true }, undefined, now);
    expect(refused).toEqual({ content: contentKey(hashes), reason: 'No.', proven: true });
  });

  it('refused content is known by why it counts as refused, where DefectDojo did not say no', () => {
    const hashes = fieldHashes(desiring('a'));
    const code = 'unanswered_by_defectdojo';
    const { refused } = knownAfterRefusal({ geckoId: 'a', hashes, reason: 'No answer.', code }, undefined, now);
    expect(refused).toEqual({ content: contentKey(hashes), reason: 'No answer.', code });
  });

  it('a row under suspicion is known as such, of a finding that is there or never was, until it is created', () => {
    const suspected = { content: 'c', tries: 2, since: writtenAt };
    const known = exported('a');
    expect(knownAfterSuspicion('a', known, suspected, now)).toEqual({ ...known, suspected, writtenAt });
    const before = knownAfterSuspicion('a', undefined, suspected, now);
    expect(before).toMatchObject({ geckoId: 'a', presence: 'never_created', hashes: {}, suspected, writtenAt });
    expect(knownAfterCreation(desiring('a'), { before, now })).not.toHaveProperty('suspected');
  });
});

describe('a finding whose upload had no answer, and which is not there', () => {
  const row = desiring('a');
  const sent = knownAfterCreation(row, { now });
  const content = contentKey(fieldHashes(row));
  const upload = { upload: 'u-2', alone: true, answeredBefore: 'rows' } as const;
  const once = { content, tries: 1, since: writtenAt, upload: 'u-2', alone: true, othersTaken: true };

  it('is known with that upload, beside whatever else was known of it', () => {
    const before = exported('a', {}, { presence: 'deleted', timesDeletedByPeople: 1 });
    expect(knownWithoutAnswer(sent, before, upload, now)).toEqual({ ...before, unanswered: once, writtenAt });
  });

  it('is known as never created where nothing was known of it', () => {
    expect(knownWithoutAnswer(sent, undefined, upload, now)).toEqual({ ...neverCreated, unanswered: once, writtenAt });
  });

  it('was tried once more where the same content had no answer before', () => {
    const since = '2026-03-03T11:00:00.000Z';
    const unanswered = { ...once, upload: 'u-1', since, othersTaken: false };
    const known = knownWithoutAnswer(sent, exported('a', {}, { unanswered }), upload, now);
    expect(known.unanswered).toEqual({ ...once, tries: 2, since, before: 'u-1' });
  });
});
