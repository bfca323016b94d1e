import { describe, expect, it, test } from 'vitest';
import {
  acceptanceShown,
  holdsUntil,
  isOfFormerDate,
  isReopenedByExpiry,
  ourAcceptance,
} from '../../../../../shared/domain/live/acceptances.ts';
import type { LiveFinding, ShownAcceptance } from '../../../../../shared/domain/live/live-finding.ts';
import { desiring } from '../plan/a-plan.ts';
import { flags, live, testId } from './a-live.ts';

const lastDay = '2026-12-01';
const rightDate = '2026-12-02T12:00:00Z';
const formerDate = '2026-12-01T23:59:59Z';
const nameOf = (end: string, test = testId) => `Gecko acme/shop [team-a] in test ${test} ${end}`;
const ours = (overrides: Partial<ShownAcceptance> = {}): ShownAcceptance => ({
  name: nameOf(`until ${lastDay}`),
  expiresAt: rightDate,
  endedAt: null,
  ...overrides,
});
const byAda = (overrides: Partial<ShownAcceptance> = {}) => ours({ name: 'By Ada', ...overrides });
const endedAt = '2026-12-01T00:00:01.500000Z';

describe('a finding was opened by DefectDojo itself', () => {
  const reopened = (overrides: Partial<LiveFinding> = {}) =>
    isReopenedByExpiry(
      live(
        {},
        { flags: flags('AV'), acceptances: [ours({ endedAt })], statusChangedAt: '2026-12-01T00:00:01Z', ...overrides },
      ),
    );

  it('where all acceptances that list it are over, whosever they were', () => {
    expect(reopened()).toBe(true);
    expect(reopened({ acceptances: [byAda({ endedAt })] })).toBe(true);
    expect(reopened({ statusChangedAt: endedAt })).toBe(true);
  });

  it('where a server does not tell when', () => {
    expect(reopened({ statusChangedAt: null })).toBe(true);
  });

  it('by the last of them that ended', () => {
    const acceptances = [ours({ endedAt: '2026-11-01T00:00:00Z' }), ours({ endedAt })];
    expect(reopened({ acceptances })).toBe(true);
    expect(reopened({ acceptances: acceptances.toReversed() })).toBe(true);
  });

  it('but not where it was in none, or one still holds it', () => {
    expect(reopened({ acceptances: [] })).toBe(false);
    expect(reopened({ acceptances: [ours({ endedAt }), byAda()] })).toBe(false);
  });

  it('but not where somebody changed its status since, or it is not open', () => {
    expect(reopened({ statusChangedAt: '2026-12-01T00:00:01.502Z' })).toBe(false);
    expect(reopened({ flags: flags('VM') })).toBe(false);
  });
});

describe('how a finding is accepted', () => {
  const full = { policy: { riskAcceptance: 'full' as const } };
  const wanted = (acceptedUntil: string | null) =>
    desiring('a', { row: { status: 'accepted_risk', acceptedUntil }, ...full }).status;
  const shown = (
    acceptances: readonly ShownAcceptance[],
    known: Parameters<typeof acceptanceShown>[1] = {},
    until: string | null = lastDay,
  ) => acceptanceShown({ testId, acceptances }, known, wanted(until));

  it('is right in our acceptance of that day, from its right date on', () => {
    expect(shown([ours()])).toBe('right');
    expect(shown([ours({ expiresAt: null })])).toBe('right');
    expect(shown([ours({ expiresAt: '2026-12-02T13:00:00+01:00' })])).toBe('right');
    expect(shown([ours(), byAda()], { acceptance: '2027-01-01', inDoubt: { flags: ['VR'] } })).toBe('right');
  });

  it('is to be put right where the date is the former one', () => {
    expect(shown([ours({ expiresAt: formerDate })])).toBe('of_old_date');
    expect(shown([ours({ expiresAt: formerDate }), ours()])).toBe('right');
  });

  it('is wrong in one of ours of another day, or whose end a person moved', () => {
    expect(shown([ours({ name: nameOf('until 2026-11-30') })])).toBe('wrong');
    expect(shown([ours({ name: nameOf('without end'), expiresAt: null })])).toBe('wrong');
    expect(shown([ours({ expiresAt: '2026-11-24T12:00:00Z' })])).toBe('wrong');
    expect(shown([ours({ name: nameOf('without end') })], {}, null)).toBe('wrong');
    expect(shown([ours({ name: nameOf('without end'), expiresAt: null })], {}, null)).toBe('right');
  });

  it("is a person's matter where it is in none of ours and was in none", () => {
    expect(shown([])).toBe('right');
    expect(shown([byAda()])).toBe('right');
    expect(shown([ours({ endedAt })], { acceptance: lastDay })).toBe('right');
    expect(shown([ours({ name: nameOf('until 2026-11-30', testId + 1) })])).toBe('right');
  });

  it('is wrong where it was in one of another day, or nobody knows', () => {
    expect(shown([], { acceptance: '2026-11-30' })).toBe('wrong');
    expect(shown([], { acceptance: lastDay, inDoubt: { flags: ['VR'] } })).toBe('wrong');
    expect(shown([], { acceptance: lastDay, inDoubt: { notes: true } })).toBe('right');
  });

  it('is of no concern to a status that goes by flags', () => {
    const open = desiring('a', full).status;
    expect(acceptanceShown({ testId, acceptances: [ours()] }, { inDoubt: { flags: ['R'] } }, open)).toBe('right');
  });
});

describe('an acceptance', () => {
  test.each([
    [rightDate, lastDay, true],
    ['2026-12-02T11:59:59Z', lastDay, false],
    [null, lastDay, true],
    [rightDate, null, false],
    [null, null, true],
  ])('that ends at %s holds until %s: %s', (expiresAt, until, expected) => {
    expect(holdsUntil({ expiresAt, endedAt: null }, until)).toBe(expected);
    expect(holdsUntil({ expiresAt, endedAt }, until)).toBe(false);
  });

  it('is of the former date only while it holds', () => {
    expect(isOfFormerDate({ expiresAt: formerDate, endedAt: null }, lastDay)).toBe(true);
    expect(isOfFormerDate({ expiresAt: formerDate, endedAt }, lastDay)).toBe(false);
    expect(isOfFormerDate({ expiresAt: rightDate, endedAt: null }, lastDay)).toBe(false);
    expect(isOfFormerDate({ expiresAt: null, endedAt: null }, null)).toBe(false);
  });

  it('is ours by its name while it holds', () => {
    expect(ourAcceptance({ testId, acceptances: [byAda(), ours()] })).toBe(lastDay);
    expect(ourAcceptance({ testId, acceptances: [ours({ name: nameOf('without end') })] })).toBe('endless');
    expect(ourAcceptance({ testId, acceptances: [byAda(), ours({ endedAt })] })).toBeUndefined();
  });
});
