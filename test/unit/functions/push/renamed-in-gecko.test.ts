import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { editChapters } from '../../../../shared/domain/asvs/profile/change-profile.ts';
import { untouchedProfile } from '../../../../shared/domain/asvs/profile/profile.ts';
import type { Trigger } from '../../../../shared/domain/events/trigger.ts';
import type { RepositoryKey } from '../../../../shared/domain/names/ids.ts';
import type { Run } from '../../../../shared/domain/runs/run.ts';
import { aMapping, aRepository } from '../../../support/sync-fixtures.ts';
import { createSyncWorld, type Row, type SyncWorld } from '../../../support/sync-world.ts';

const rows: Row[] = Array.from({ length: 25 }, (_, index) => ({ id: `g-${index}`, title: 'IDOR', severity: 7.5 }));
const renamed = aRepository('acme/web-shop', 'team-demo');
const recased = aRepository('Acme/Shop', 'team-demo');

let world: SyncWorld;
beforeEach(async () => {
  world = await createSyncWorld();
  await world.connect();
  await world.tell(await world.scan(rows));
});
afterEach(() => world.stop());

const findings = () => world.dojo.store.findings.list();
const tests = () => world.dojo.store.tests.list();
const mapped = async () => {
  const { items } = await world.teams.mappings(world.key.teamId, { limit: 10 });
  return items.map(({ repositoryId, product, movedFrom }) => [repositoryId, product.id, movedFrom]);
};
const calls = () => world.gecko.requests.summary().recent.filter(({ path }) => path === '/api/v1/repositories');

/** Gecko calls the repository something else from now on. */
async function rename(to: RepositoryKey, from = world.key): Promise<void> {
  const path = `http://gecko/_control/teams/team-demo/repositories/${encodeURIComponent(from.repositoryId)}`;
  const init = { method: 'PATCH', headers: { 'content-type': 'application/json' } };
  const answer = await world.gecko.app.request(path, { ...init, body: JSON.stringify({ id: to.repositoryId }) });
  if (!answer.ok) throw new Error(await answer.text());
}

/** A scan under the given name; a message about it comes at once. */
async function scan(key: RepositoryKey, found: readonly Row[]): Promise<Run> {
  const repositories = [{ id: key.repositoryId, branch: 'main', rows: found as never }];
  return tell(key, await world.scan([], { repositories }));
}

async function tell(key: RepositoryKey, trigger: Trigger): Promise<Run> {
  world.clock.advance(120_000);
  await world.store.raise(key, trigger, world.clock.now());
  await world.syncRepository(key, { wakeUp: false, endsAt: new Date(world.clock.now().getTime() + 300_000) });
  const [run] = (await world.store.runs(key, { limit: 1 })).items;
  if (!run) throw new Error('no run');
  return run;
}

describe('a repository of a team with many', () => {
  it('reads no list of the others at its first sync', async () => {
    const first = aRepository('acme/first', 'team-demo');
    const [product] = world.dojo.store.products.list();
    await world.teams.createMapping(aMapping(first, { product: { id: product?.id ?? 0, name: product?.name ?? '' } }));
    const listed = vi.spyOn(world.teams, 'mappings');
    const profiles = vi.spyOn(world.asvs, 'profiles');
    expect(await scan(first, rows)).toMatchObject({ outcome: 'succeeded' });
    expect(listed).not.toHaveBeenCalled();
    expect(profiles).not.toHaveBeenCalled();
  });
});

describe('a repository that is renamed in Gecko', () => {
  it('is exported under its new name to where it was, and nothing is doubled', async () => {
    await rename(renamed);
    const run = await scan(renamed, [...rows, { id: 'new', title: 'SSRF', severity: 8 }]);
    expect(run).toMatchObject({ outcome: 'succeeded', counts: { created: 1, changed: 25, adopted: 0 } });
    // The links to Gecko in them follow.
    expect(findings().every(({ references }) => references?.includes('web-shop'))).toBe(true);
    expect(run.warnings).toMatchObject([{ code: 'repository_renamed', message: expect.stringContaining('acme/shop') }]);
    expect([tests().length, findings().length]).toEqual([1, 26]);
    expect(await mapped()).toEqual([['acme/web-shop', 1, undefined]]);
    expect(await scan(renamed, rows)).toMatchObject({ warnings: [], counts: { closed: 1, unchanged: 25 } });
  });

  it('follows with what somebody changes of its mapping at the same moment', async () => {
    await rename(renamed);
    const { moveMapping } = world.teams;
    vi.spyOn(world.teams, 'moveMapping').mockImplementationOnce(async (former, ...to) => {
      await world.teams.putMapping({ ...former, branch: 'main', version: former.version + 1 });
      await moveMapping(former, ...to);
    });
    expect(await scan(renamed, rows)).toMatchObject({ outcome: 'succeeded', counts: { created: 0, changed: 25 } });
    expect(await mapped()).toEqual([['acme/web-shop', 1, undefined]]);
    expect(await world.teams.mapping(renamed)).toMatchObject({ branch: 'main', formerNames: ['acme/shop'] });
  });

  it('keeps what events told and people did under its former name', async () => {
    const changedAt = world.clock.now().toISOString();
    const told = { kind: 'status_change', findingId: 'g-0', status: 'false_positive', changedAt } as const;
    await world.tell({ ...told, id: 'told' });
    world.dojo.store.findings.delete(world.shown().get('g-1')?.id ?? 0);
    await world.tell({ kind: 'request', id: 'once', reason: 'push_now' });
    world.dojo.store.findings.delete(world.shown().get('g-1')?.id ?? 0);
    await rename(renamed);
    const run = await scan(renamed, rows);
    expect(run).toMatchObject({ counts: { created: 0, changed: 24 }, reasons: { deleted_in_defectdojo: 1 } });
    expect(world.shown().get('g-0')).toMatchObject({ active: false, false_p: true });
  });

  it('keeps its ASVS profile', async () => {
    const profile = (await world.asvs.profile(world.key)) ?? untouchedProfile(world.key);
    await world.asvs.putProfile(editChapters(profile, '5.0.0', { add: ['V6'], remove: [] }));
    await rename(renamed);
    await scan(renamed, rows);
    const lines = world.dojo.store.metadata.list().map(({ name, value }) => `${name} ${value}`);
    expect(lines).toContain('gecko_asvs:acme/web-shop 5.0.0 L1 V6 V15');
  });

  it('follows a triage that is told under its new name before any scan is', async () => {
    await rename(renamed);
    const changedAt = world.clock.now().toISOString();
    const triage = { kind: 'status_change', id: 't', findingId: 'g-0', status: 'false_positive', changedAt } as const;
    expect(await tell(renamed, triage)).toMatchObject({ outcome: 'succeeded', counts: { closed: 1 } });
    expect(world.shown().get('g-0')).toMatchObject({ false_p: true });
  });

  it('twice, before anything was exported under the name in between, keeps all the same', async () => {
    await rename(renamed);
    world.setGeckoKey(undefined);
    await tell(renamed, { kind: 'request', id: 'r', reason: 'push_now' });
    world.setGeckoKey(world.gecko.apiKey('team-demo'));
    const third = aRepository('acme/store', 'team-demo');
    await rename(third, renamed);
    expect(await scan(third, rows)).toMatchObject({ counts: { created: 0, changed: 25 } });
    expect(await mapped()).toEqual([['acme/store', 1, undefined]]);
  });

  it('waits for a sync that is still at work under its former name, which may write no more', async () => {
    await world.store.raise(world.key, { kind: 'request', id: 'r', reason: 'push_now' }, world.clock.now());
    const expiresAt = new Date(world.clock.now().getTime() + 400_000).toISOString();
    await world.store.acquire(world.key, { token: 'old', expiresAt }, world.clock.now());
    await rename(renamed);
    expect(await scan(renamed, rows)).toMatchObject({ outcome: 'waiting', reason: { code: 'repository_renamed' } });
    expect(await world.teams.mapping(world.key)).toBeUndefined();
    world.clock.advance(400_000);
    expect(await tell(renamed, { kind: 'request', id: 's', reason: 'push_now' })).toMatchObject({
      outcome: 'succeeded',
    });
    expect(findings()).toHaveLength(25);
  });

  it('in upper and lower case alone is known without an id of Gecko’s', async () => {
    await world.teams.noteRepository(world.key, { geckoRepositoryId: null });
    await rename(recased);
    expect(await scan(recased, rows)).toMatchObject({ outcome: 'succeeded', counts: { created: 0, changed: 25 } });
    expect(await mapped()).toEqual([['Acme/Shop', 1, undefined]]);
  });

  it('is skipped while Gecko does not answer, and followed with the next scan', async () => {
    await rename(renamed);
    const outage = { path: '/api/v1/repositories', effect: { kind: 'status', status: 503 } };
    await world.orderOfGecko(outage);
    expect(await scan(renamed, rows)).toMatchObject({ outcome: 'skipped', reason: { code: 'unmapped' } });
    expect(await scan(renamed, rows)).toMatchObject({ outcome: 'succeeded', counts: { created: 0, changed: 25 } });
  });

  it('is followed at once where the Gecko key from memory was replaced', async () => {
    await rename(renamed);
    world.rememberGeckoKey('gk_old');
    expect(await scan(renamed, rows)).toMatchObject({ outcome: 'succeeded', counts: { created: 0, changed: 25 } });
  });
});

describe('a repository that was mapped by hand under its new name', () => {
  const map = async (key: RepositoryKey) => {
    const createdAt = world.clock.now().toISOString();
    await world.teams.createMapping(aMapping(key, { product: { id: 1, name: 'Shop' }, createdAt }));
  };

  it('before it was exported under it takes over what the former mapping has', async () => {
    await rename(renamed);
    world.clock.advance(1_000);
    await map(renamed);
    expect(await scan(renamed, rows)).toMatchObject({ outcome: 'succeeded', counts: { created: 0, changed: 25 } });
    expect([tests().length, await mapped()]).toEqual([1, [['acme/web-shop', 1, undefined]]]);
  });

  it('is known by its former names too, however it came to its present one', async () => {
    const names = async (key: RepositoryKey) => (await world.teams.mapping(key))?.formerNames;
    await rename(renamed);
    await scan(renamed, rows);
    expect(await names(renamed)).toEqual([world.key.repositoryId]);
    await rename(recased, renamed);
    const product = { id: 1, name: 'Shop' };
    await world.teams.createMapping(aMapping(recased, { product, createdAt: world.clock.now().toISOString() }));
    await scan(recased, rows);
    expect(await mapped()).toMatchObject([[recased.repositoryId, 1, undefined]]);
    expect(await names(recased)).toEqual([world.key.repositoryId, renamed.repositoryId]);
  });

  it('takes over the rest where a function died before the former mapping was gone', async () => {
    await rename(renamed);
    world.clock.advance(1_000);
    await map(renamed);
    vi.spyOn(world.teams, 'deleteMapping').mockRejectedValueOnce(new Error('It died.'));
    await expect(scan(renamed, rows)).rejects.toThrow('It died.');
    expect(await scan(renamed, rows)).toMatchObject({ outcome: 'succeeded', counts: { created: 0, changed: 25 } });
    expect([tests().length, await mapped()]).toEqual([1, [['acme/web-shop', 1, undefined]]]);
  });

  it('and exported under both has a person look at the former mapping', async () => {
    await rename(renamed);
    await map(renamed);
    await world.teams.noteRepository(renamed, { geckoRepositoryId: null });
    await scan(renamed, rows);
    const both = await world.teams.mapping(renamed);
    if (!both) throw new Error('not mapped');
    const { geckoRepositoryId: _unknown, ...unasked } = both;
    await world.teams.putMapping({ ...unasked, version: both.version + 1 });
    await scan(renamed, rows);
    expect((await world.teams.mapping(world.key))?.attention).toMatchObject({
      code: 'repository_renamed',
      reason: expect.stringContaining('"acme/web-shop"'),
    });
  });
});

describe('a repository that is not mapped', () => {
  it('is another one where Gecko lists the mapped one too, however alike their names', async () => {
    await world.teams.noteRepository(world.key, { geckoRepositoryId: null });
    expect(await scan(recased, rows)).toMatchObject({ outcome: 'skipped', reason: { code: 'unmapped' } });
    expect(await mapped()).toEqual([['acme/shop', 1, undefined]]);
  });

  it('costs no question where the team has no mapping that may be its own', async () => {
    await world.teams.noteRepository(world.key, { geckoRepositoryId: null });
    world.gecko.requests.clear();
    await scan(aRepository('acme/other', 'team-demo'), rows);
    expect(calls()).toEqual([]);
  });

  it('and has got the former name of another stays unmapped, while that one goes on under its new name', async () => {
    await rename(renamed);
    await scan(renamed, rows);
    expect(await scan(world.key, [{ id: 'x', title: 'XSS', severity: 5 }])).toMatchObject({
      reason: { code: 'unmapped' },
    });
    expect(findings()).toHaveLength(25);
  });
});

describe('a mapped repository', () => {
  it('is asked for once by which id Gecko knows it', async () => {
    expect((await world.teams.mapping(world.key))?.geckoRepositoryId).toMatch(/^[0-9a-f-]{36}$/);
    world.gecko.requests.clear();
    await world.tell(await world.scan(rows));
    expect(calls()).toEqual([]);
  });
  it.each([
    ['is replaced', 'succeeded', () => world.rememberGeckoKey('gk_old')],
    ['is rejected', 'failed', () => world.setGeckoKey('gk_old')],
  ])('is not taken for one that Gecko does not list while the Gecko key %s', async (_, outcome, spoil) => {
    const { geckoRepositoryId: known, ...unasked } = (await world.teams.mapping(world.key)) ?? aMapping(world.key);
    await world.teams.putMapping({ ...unasked, version: unasked.version + 1 });
    spoil();
    expect(await scan(world.key, rows)).toMatchObject({ outcome });
    world.setGeckoKey(world.gecko.apiKey('team-demo'));
    await tell(world.key, { kind: 'request', id: 'r', reason: 'push_now' });
    expect(await world.teams.mapping(world.key)).toMatchObject({ geckoRepositoryId: known });
  });
});
