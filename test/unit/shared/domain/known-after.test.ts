import { describe, expect, it, test } from 'vitest';
import { fieldHashes } from '../../../../shared/domain/desired/field-hashes.ts';
import {
  knownAfterCreation,
  knownAfterDeletion,
  knownAfterRefusal,
  knownAfterRemembering,
} from '../../../../shared/domain/known-after.ts';
import { contentKey } from '../../../../shared/domain/plan/content-key.ts';
import { desiring, exported, outline, planning, saying } from './plan/a-plan.ts';

const now = new Date('2026-03-03T12:00:00.000Z');
const writtenAt = now.toISOString();

describe('after its creation', () => {
  test.each([
    ['open', 'open', 'AV'],
    ['in_progress', 'in_progress', 'AV'],
    ['fixed', 'fixed', 'VM'],
    ['false_positive', 'false_positive', 'MF'],
  ])('a %s finding is known as such', (status, told, flags) => {
    const desired = desiring('a', { row: { status } });
    expect(knownAfterCreation(desired, { scanId: 'scan-1', now })).toEqual({
      geckoId: 'a',
      presence: 'there',
      hashes: fieldHashes(desired),
      status: told,
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
    expect(outline(planning({ said: [saying('a', given)], known: [known] }))).toEqual({
      a: 'open to accepted_risk: triage',
    });
  });

  it('an accepted risk that may not be accepted is done', () => {
    const given = { row: { status: 'accepted_risk' }, policy: { riskAcceptance: 'forbidden' } } as const;
    const known = knownAfterCreation(desiring('a', given), { now });
    expect(known).toMatchObject({ status: 'accepted_risk', flags: 'AV' });
    expect(outline(planning({ said: [saying('a', given)], known: [known] }))).toEqual({});
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
      geckoId: 'a',
      presence: 'never_created',
      hashes: {},
      status: 'open',
      flags: '',
      tags: [],
      timesDeletedByPeople: 0,
      refused,
      writtenAt,
    });
  });
});
