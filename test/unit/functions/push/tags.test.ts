import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { playedVersions } from '../../../../infra/local/defectdojo/model/traits.ts';
import { fieldHash } from '../../../../shared/domain/desired/field-hashes.ts';
import { driftCheckReason } from '../../../../shared/domain/sync/drift-check.ts';
import { createSyncWorld, type Row, type SyncWorld } from '../../../support/sync-world.ts';

let world: SyncWorld;
afterEach(() => world.stop());

const row = (fields: Partial<Row> = {}): Row => ({
  id: 'g-0',
  title: 'IDOR in orders',
  type: 'IDOR',
  severity: 7.5,
  status: 'open',
  ...fields,
});

const shown = () => world.shown().get('g-0');
const fixedAt = '2026-11-20T08:00:00.000Z';
const fixed = row({ status: 'fixed', statusChangedAt: fixedAt });

/** A person adds and removes tags, as the page of the finding does. */
function tag(add: readonly string[], remove: readonly string[] = []): void {
  const finding = shown();
  if (!finding) throw new Error('nothing there');
  finding.tags = [...finding.tags.filter((one) => !remove.includes(one)), ...add];
}

async function exported(version: (typeof playedVersions)[number], first: Row = row()): Promise<void> {
  world = await createSyncWorld('acme/shop', { version });
  await world.connect();
  await world.tell(await world.scan([first]));
}

describe.each(playedVersions)('the tags of a finding in DefectDojo %s', (version) => {
  it('follow its type, and leave those of people', async () => {
    await exported(version);
    expect(shown()?.tags).toEqual(['asvs:5.0.0-v8', 'gecko', 'gecko-type:idor']);
    tag(['by-ada']);
    const run = await world.tell(await world.scan([row({ type: 'SQLi' })]));
    expect(run).toMatchObject({ outcome: 'succeeded', counts: { changed: 1 } });
    expect(shown()?.tags).toEqual(['asvs:5.0.0-v8', 'by-ada', 'gecko', 'gecko-type:sqli']);
  });

  it('are changed together with a fix whose date a partial reimport carries', async () => {
    await exported(version);
    await world.tell(await world.scan([row({ ...fixed, type: 'SQLi' })]));
    expect(shown()).toMatchObject({ is_mitigated: true, tags: ['asvs:5.0.0-v8', 'gecko', 'gecko-type:sqli'] });
    expect((await world.tell(await world.scan([row({ ...fixed, type: 'SQLi' })]))).counts.unchanged).toBe(1);
  });

  it('stay as people left them when it is fixed, on the day that Gecko tells', async () => {
    await exported(version);
    tag(['by-ada'], ['gecko-type:idor']);
    expect(await world.tell(await world.scan([fixed]))).toMatchObject({ counts: { closed: 1 }, reasons: {} });
    expect(shown()).toMatchObject({ is_mitigated: true, mitigated: expect.stringMatching(/^2026-11-20/), notes: [] });
    expect(shown()?.tags.toSorted()).toEqual(['asvs:5.0.0-v8', 'by-ada', 'gecko']);
  });

  it('stay as people left them when it is fixed, also where a file could not carry one of theirs', async () => {
    await exported(version);
    tag(['seen by ada']);
    const run = await world.tell(await world.scan([fixed]));
    expect(shown()?.tags.toSorted()).toEqual(['asvs:5.0.0-v8', 'gecko', 'gecko-type:idor', 'seen by ada']);
    // Only servers before 2.57 take the tags of a matched finding from the file.
    const isCarried = version !== '2.45.3';
    expect(run.reasons).toEqual(isCarried ? {} : { date_not_carried: 1 });
    expect(shown()?.mitigated?.startsWith('2026-11-20')).toBe(isCarried);
  });

  it('stay without the one that a person took away when it is fixed, and opened again', async () => {
    await exported(version);
    tag([], ['gecko-type:idor']);
    await world.tell(await world.scan([fixed]));
    expect(shown()).toMatchObject({ is_mitigated: true, tags: ['asvs:5.0.0-v8', 'gecko'] });
    await world.tell(await world.scan([row()]));
    expect(shown()).toMatchObject({ active: true, tags: ['asvs:5.0.0-v8', 'gecko'] });
  });

  it('tell of an accepted risk that may not be accepted, as long as it is', async () => {
    await exported(version);
    for (const product of world.dojo.store.products.list()) product.enable_full_risk_acceptance = false;
    await world.tell(await world.scan([row({ status: 'accepted_risk' })]));
    expect(shown()).toMatchObject({
      active: true,
      tags: ['asvs:5.0.0-v8', 'gecko', 'gecko-accepted-risk', 'gecko-type:idor'],
    });
    await world.tell(await world.scan([row()]));
    expect(shown()?.tags).toEqual(['asvs:5.0.0-v8', 'gecko', 'gecko-type:idor']);
  });
});

describe("the tag of a finding's chapter", () => {
  const both = (zero: Partial<Row> = {}, one: Partial<Row> = {}) => [
    row(zero),
    { ...row(one), id: 'g-1', title: 'IDOR in invoices' },
  ];
  const tagsOf = (geckoId: string) => world.shown().get(geckoId)?.tags;
  const chapterOf = (geckoId: string) => tagsOf(geckoId)?.filter((one) => one.startsWith('asvs:'));

  /** What a sync writes to DefectDojo. */
  async function writesOf(rows: readonly Row[]): Promise<string[]> {
    world.dojo.controls.requests.clear();
    await world.tell(await world.scan(rows));
    const { recent } = world.dojo.controls.requests.summary();
    const writes = recent.filter(({ method }) => method !== 'GET');
    return writes.map(({ method, path }) => `${method} ${path.replace('/api/v2', '').replace(/\/\d+\//, '/N/')}`);
  }

  beforeEach(async () => {
    world = await createSyncWorld();
    await world.connect();
    await world.tell(await world.scan(both()));
  });

  it('stays when it is closed, dismissed and opened again, none of which calls a tag route', async () => {
    expect(await writesOf(both({ status: 'fixed', statusChangedAt: fixedAt }))).toEqual(['POST /reimport-scan/']);
    expect(await writesOf(both({ status: 'false_positive' }))).toEqual(['PATCH /findings/N/']);
    expect(await writesOf(both())).toEqual(['PATCH /findings/N/']);
    expect(chapterOf('g-0')).toEqual(['asvs:5.0.0-v8']);
  });

  it('stays when it is closed since no scan lists it any more', async () => {
    const silent = both().map(({ status: _, ...rest }) => rest);
    await world.tell(await world.scan(silent));
    expect(await writesOf(silent.slice(1))).toEqual(['PATCH /findings/N/']);
    expect(shown()).toMatchObject({ is_mitigated: true, tags: ['asvs:5.0.0-v8', 'gecko', 'gecko-type:idor'] });
  });

  it('follows the version of the ASVS while it is open, and once it is opened again', async () => {
    const fix = { status: 'fixed', statusChangedAt: fixedAt };
    await world.tell(await world.scan(both(fix)));
    await world.changeSettings({ asvsVersion: '4.0.3' });
    await world.tell(await world.scan(both(fix)));
    expect([chapterOf('g-0'), chapterOf('g-1')]).toEqual([['asvs:5.0.0-v8'], ['asvs:4.0.3-v4']]);
    expect(await writesOf(both(fix))).toEqual([]);
    await world.tell(await world.scan(both()));
    expect([chapterOf('g-0'), chapterOf('g-1')]).toEqual([['asvs:4.0.3-v4'], ['asvs:4.0.3-v4']]);
  });

  describe('that was taken away when it was closed, as former versions of the export did', () => {
    const fix = { status: 'fixed', statusChangedAt: fixedAt };

    beforeEach(async () => {
      await world.tell(await world.scan(both(fix)));
      tag([], ['asvs:5.0.0-v8']);
      const { placementId = '' } = (await world.store.placement(world.key, world.dojoUrl, 1)) ?? {};
      const known = (await world.findings.known(world.key, placementId)).get('g-0');
      if (known === undefined) throw new Error('nothing known');
      const tags = known.tags.filter((one) => one !== 'asvs:5.0.0-v8');
      await world.store.raise(world.key, { kind: 'request', id: 'formerly', reason: 'push_now' }, world.clock.now());
      const lease = { token: 'formerly', expiresAt: world.clock.now().toISOString() };
      await world.store.acquire(world.key, lease, world.clock.now());
      await world.findings.putKnown({ ...world.key, token: lease.token, placementId }, [
        { ...known, tags, hashes: { ...known.hashes, tags: fieldHash(tags) } },
      ]);
    });

    it('is no reason to write, and blamed on nobody', async () => {
      expect(await writesOf(both(fix))).toEqual([]);
      const checked = await world.tell({ kind: 'request', id: randomUUID(), reason: driftCheckReason });
      expect(checked).toMatchObject({ outcome: 'succeeded', counts: { changedByPeople: 0 } });
      world.dojo.controls.requests.clear();
      await world.tell({ kind: 'request', id: randomUUID(), reason: 'repair' });
      expect(world.dojo.controls.requests.summary().recent.filter(({ method }) => method !== 'GET')).toEqual([]);
    });

    it('comes back when it is opened again', async () => {
      expect(await writesOf(both())).toEqual(['PATCH /findings/N/', 'POST /findings/N/tags/']);
      expect(chapterOf('g-0')).toEqual(['asvs:5.0.0-v8']);
    });

    it('comes back along with its content', async () => {
      const worse = { ...fix, severity: 9.5 };
      expect(await writesOf(both(worse))).toEqual(['PATCH /findings/N/', 'POST /findings/N/tags/']);
      expect(chapterOf('g-0')).toEqual(['asvs:5.0.0-v8']);
      expect(await writesOf(both(worse))).toEqual([]);
    });
  });
});
