import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FindingRecord } from '../../../../infra/local/defectdojo/model/finding-record.ts';
import type { Trigger } from '../../../../shared/domain/events/trigger.ts';
import { driftCheckReason } from '../../../../shared/domain/sync/drift-check.ts';
import { createSyncWorld, type SyncWorld } from '../../../support/sync-world.ts';

let world: SyncWorld;

beforeEach(async () => {
  world = await createSyncWorld();
  await world.connect();
  await world.tell(await world.scan([{ id: 'g-1', title: 'IDOR', severity: 7.5 }]));
});

afterEach(() => world.stop());

/** The stand-in's clock begins on 2026-11-22. */
const lastDay = '2026-12-01';
let told = 0;

const say = (status: string, acceptedUntil?: string) => {
  told += 1;
  const changedAt = world.clock.now().toISOString();
  const one = { kind: 'status_change', id: `told-${told}`, findingId: 'g-1', status, changedAt, acceptedUntil };
  return world.tell(one as Trigger);
};
const ask = (reason: string) => {
  told += 1;
  return world.tell({ kind: 'request', id: `wish-${told}`, reason });
};
/** Lets DefectDojo come to an instant, its jobs included. */
const passUntil = async (instant: string) => {
  world.clock.advance(Date.parse(instant) - world.clock.now().getTime());
  await world.dojo.app.request('http://dojo/api/v2/user_profile/');
};
const letters = ({ active, verified, is_mitigated, risk_accepted }: FindingRecord) =>
  [active && 'A', verified && 'V', is_mitigated && 'M', risk_accepted && 'R'].filter(Boolean).join('');
const finding = () => {
  const one = world.shown().get('g-1');
  if (!one) throw new Error('g-1 is not there');
  return one;
};
const shown = () => letters(finding());
const ourNotes = () =>
  finding()
    .notes.map(({ entry }) => entry)
    .filter((entry) => entry.includes('Gecko export, run'));
const acceptances = () => world.dojo.store.riskAcceptances.list();
const holding = () =>
  acceptances().filter((one) => one.expiration_date_handled === null && one.accepted_findings.includes(finding().id));
/** A person gives the acceptance an end in DefectDojo. */
const personEnds = (at: string) => Object.assign(acceptances()[0] ?? {}, { expiration_date: at });

describe('a risk accepted until a day', () => {
  it('stays accepted in DefectDojo until that day is over, and is open from then on', async () => {
    await say('accepted_risk', lastDay);
    await passUntil('2026-12-01T21:00:00Z');
    expect(shown()).toBe('VR');
    expect(holding()).toMatchObject([{ expiration_date: '2026-12-02T12:00:00Z' }]);
    await passUntil('2026-12-02T00:00:00Z');
    await ask('acceptance_ended');
    expect(shown()).toBe('AV');
  });

  it('until the last day that there is has no end', async () => {
    await say('accepted_risk', '9999-12-31');
    expect(holding()).toMatchObject([{ expiration_date: null }]);
  });

  describe('in an acceptance whose date was sent as it was formerly', () => {
    beforeEach(async () => {
      await say('accepted_risk', lastDay);
      personEnds(`${lastDay}T23:59:59Z`);
      await forgetStatus();
    });

    it('gets the right date with the next sync, and is accepted all the while', async () => {
      const notes = finding().notes.length;
      await ask('push_now');
      expect(holding()).toMatchObject([{ id: 1, expiration_date: '2026-12-02T12:00:00Z' }]);
      expect([shown(), finding().notes.length]).toEqual(['VR', notes]);
    });

    it('is accepted again where that came too late, and nobody is blamed', async () => {
      await passUntil('2026-12-01T00:00:00Z');
      expect(shown()).toBe('AV');
      const run = await ask('push_now');
      expect(run).toMatchObject({ outcome: 'succeeded', counts: { closed: 0, changed: 1, skipped: 0 }, reasons: {} });
      expect([shown(), holding().length, ourNotes()]).toEqual(['VR', 1, []]);
      await passUntil('2026-12-01T23:00:00Z');
      expect(shown()).toBe('VR');
    });
  });
});

describe('a risk accepted without end whose acceptance ended in DefectDojo', () => {
  beforeEach(async () => {
    await say('accepted_risk');
    personEnds('2026-11-25T00:00:00Z');
    await passUntil('2026-11-26T00:00:00Z');
    expect(shown()).toBe('AV');
  });

  it('is accepted once Gecko opened it and accepted it again, in an acceptance that holds', async () => {
    await say('open');
    const run = await say('accepted_risk');
    expect(run).toMatchObject({ outcome: 'succeeded', counts: { closed: 1 } });
    expect([shown(), holding().length, ourNotes()]).toEqual(['VR', 1, []]);
    await passUntil('2027-11-26T00:00:00Z');
    expect(shown()).toBe('VR');
  });

  it('is fixed in Gecko without a word of a triage that nobody did', async () => {
    const run = await say('fixed');
    expect(run.reasons).not.toHaveProperty('triaged_in_defectdojo');
    expect(shown()).toBe('VM');
  });

  it('gets another last day from Gecko without a word of a triage that nobody did', async () => {
    await say('accepted_risk', '2026-12-24');
    expect([shown(), ourNotes()]).toEqual(['VR', []]);
    expect(holding()).toMatchObject([{ expiration_date: '2026-12-25T12:00:00Z' }]);
  });

  it('is accepted again by a repair', async () => {
    expect(await ask('repair')).toMatchObject({ outcome: 'succeeded', counts: { unchanged: 0 } });
    expect([shown(), holding().length]).toEqual(['VR', 1]);
    expect(await ask('repair')).toMatchObject({ counts: { unchanged: 1 } });
  });

  it('is found by a drift check, which blames nobody and has the next sync accept it again', async () => {
    const run = await ask(driftCheckReason);
    expect(run).toMatchObject({ counts: { changedByPeople: 0 }, reasons: { acceptance_ended_in_defectdojo: 1 } });
    expect(shown()).toBe('AV');
    const { lookAt, driftFound } = await world.store.state(world.key);
    expect([Date.parse(lookAt ?? '') <= world.clock.now().getTime(), driftFound]).toEqual([true, undefined]);
    await ask('acceptance_ended');
    expect([shown(), holding().length]).toEqual(['VR', 1]);
    expect((await world.store.state(world.key)).lookAt).toBeUndefined();
  });

  it('stays as a person left it who triaged it since', async () => {
    world.clock.advance(1_000);
    await byHand('PATCH', `findings/${finding().id}`, { active: false, is_mitigated: true });
    expect(await ask('repair')).toMatchObject({ counts: { unchanged: 1 } });
    expect(await ask(driftCheckReason)).toMatchObject({ counts: { changedByPeople: 1 } });
    expect(shown()).toBe('VM');
  });
});

describe('an acceptance', () => {
  it('that a person took a finding out of is not entered again by a repair', async () => {
    await say('accepted_risk');
    await byHand('PATCH', `findings/${finding().id}`, { active: true, risk_accepted: false });
    expect(await ask('repair')).toMatchObject({ counts: { unchanged: 1 } });
    expect([shown(), holding()]).toEqual(['AV', []]);
    expect(await ask(driftCheckReason)).toMatchObject({ counts: { changedByPeople: 1 } });
  });

  it('that lists a finding without effect is no acceptance: it gets another one', async () => {
    await say('accepted_risk');
    Object.assign(finding(), { active: true, risk_accepted: false });
    await say('open');
    const run = await say('accepted_risk');
    expect(run).toMatchObject({ outcome: 'succeeded', counts: { closed: 1 } });
    expect([shown(), holding().length]).toEqual(['VR', 2]);
  });

  it('that has no effect at all is told, and tried again', async () => {
    await world.order({
      method: 'POST',
      path: '/api/v2/risk_acceptance/',
      effect: { kind: 'status', status: 201, body: acceptedNothing },
    });
    await world.order({
      method: 'POST',
      path: '/api/v2/risk_acceptance/',
      effect: { kind: 'status', status: 201, body: acceptedNothing },
    });
    const run = await say('accepted_risk');
    expect(run).toMatchObject({ outcome: 'partial', counts: { quarantined: 1, closed: 0 } });
    expect((await world.lastEntries()).map(({ reason }) => reason)).toEqual([
      expect.stringContaining('shows it as open'),
    ]);
    expect(shown()).toBe('AV');
    await ask('push_now');
    expect(shown()).toBe('VR');
  });

  it('whose end a person moved is left alone, and not joined by what is accepted for longer', async () => {
    await say('accepted_risk', lastDay);
    personEnds('2026-11-24T12:00:00Z');
    await say('open');
    await say('accepted_risk', lastDay);
    expect(acceptances().map((one) => one.expiration_date)).toEqual(['2026-11-24T12:00:00Z', '2026-12-02T12:00:00Z']);
    await passUntil('2026-11-30T00:00:00Z');
    expect(shown()).toBe('VR');
  });

  it('of ours lets go of what a person closed in it, once Gecko calls that fixed', async () => {
    await say('accepted_risk', lastDay);
    await byHand('PATCH', `findings/${finding().id}`, { active: false, is_mitigated: true });
    await say('fixed');
    expect([shown(), holding()]).toEqual(['VM', []]);
    await passUntil('2026-12-03T00:00:00Z');
    expect(shown()).toBe('VM');
  });

  it("of a person's that ended reopens nothing for good that Gecko calls fixed", async () => {
    const values = {
      name: 'By Ada',
      owner: 1,
      recommendation: 'A',
      decision: 'A',
      expiration_date: '2026-11-30T00:00:00Z',
    };
    await byHand('POST', 'risk_acceptance', { ...values, accepted_findings: [finding().id] });
    await say('fixed');
    expect(shown()).toBe('VMR');
    await passUntil('2026-11-30T00:00:00Z');
    expect(shown()).toBe('AV');
    await ask('repair');
    expect(shown()).toBe('VM');
  });
});

describe('a repository of which nothing is remembered', () => {
  it('knows its accepted findings again, and gives them a new last day without a word of triage', async () => {
    await say('accepted_risk', lastDay);
    await forgetFindings();
    expect(await ask('push_now')).toMatchObject({ counts: { adopted: 1, unchanged: 1 } });
    expect([shown(), holding().length]).toEqual(['VR', 1]);
    await say('accepted_risk', '2026-12-24');
    expect([shown(), ourNotes()]).toEqual(['VR', []]);
    expect(holding()).toMatchObject([{ expiration_date: '2026-12-25T12:00:00Z' }]);
  });
});

const acceptedNothing = { id: 99, name: 'any', owner: 1, accepted_findings: [], expiration_date: null };

/** As if the status had been written before the date of acceptances was right: its hash was another one. */
async function forgetStatus(): Promise<void> {
  const { placementId } = await placement();
  const one = (await world.findings.known(world.key, placementId)).get('g-1');
  if (!one) throw new Error('g-1 is not known');
  await world.store.raise(world.key, { kind: 'request', id: 'formerly', reason: 'push_now' }, world.clock.now());
  const lease = { token: 'formerly', expiresAt: world.clock.now().toISOString() };
  await world.store.acquire(world.key, lease, world.clock.now());
  const known = { ...one, hashes: { ...one.hashes, status: '1:formerly' } };
  await world.findings.putKnown({ ...world.key, token: lease.token, placementId }, [known]);
}

/** As if nothing were known of the place: what is in it has to be adopted. */
async function forgetFindings(): Promise<void> {
  await world.store.putPlacement(world.key, { ...(await placement()), placementId: 'anew' });
}

async function placement() {
  const { baseUrl } = (await world.teams.connection(world.key.teamId)) ?? {};
  const { product } = (await world.teams.mapping(world.key)) ?? {};
  const found = await world.store.placement(world.key, baseUrl ?? '', product?.id ?? 0);
  if (!found) throw new Error('nothing was placed');
  return found;
}

async function byHand(method: string, path: string, body: object): Promise<void> {
  const response = await world.dojo.app.request(`http://dojo/api/v2/${path}/`, {
    method,
    headers: { authorization: `Token ${world.dojo.apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
}
