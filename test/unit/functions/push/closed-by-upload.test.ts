import { beforeEach, describe, expect, it } from 'vitest';
import type { Placement } from '../../../../shared/domain/placement/placement.ts';
import { aConnectedWorld, aRow, type ConnectedWorld, someRows } from '../../../support/a-connected-world.ts';
import type { Row } from '../../../support/sync-world.ts';

const rowsOf = (fields: Partial<Row> = {}) => someRows(4, fields);
const fixed = { status: 'fixed', statusChangedAt: '2026-11-20T08:00:00.000Z' };

let world: ConnectedWorld;

beforeEach(async () => {
  world = await aConnectedWorld();
});

const shown = (geckoId: string) => world.one(geckoId);
const test = () => world.dojo.store.tests.list()[0];
const uploads = () => world.dojo.controls.requests.summary().counters.filter(({ path }) => path.endsWith('-scan/'));

/** Has the stand-in answer uploads with success, and store nothing of them. */
const takeWithoutEffect = () =>
  world.order({
    path: '/api/v2/reimport-scan/',
    effect: { kind: 'status', status: 201, body: { test_id: test()?.id }, when: 'before' },
  });

describe('fixes of which DefectDojo takes the upload without closing anything', () => {
  beforeEach(async () => {
    await world.tell(await world.scan(rowsOf()));
    await takeWithoutEffect();
  });

  it('are closed in the same run, the date in a note', async () => {
    expect(await world.tell(await world.scan(rowsOf(fixed)))).toMatchObject({
      outcome: 'succeeded',
      counts: { closed: 4 },
      reasons: { date_not_carried: 4 },
    });
    expect(uploads()).toHaveLength(2);
    for (const finding of world.shown().values()) {
      expect(finding).toMatchObject({ active: false, is_mitigated: true });
      expect(finding.notes.map(({ entry }) => entry)).toEqual([expect.stringContaining('2026-11-20')]);
    }
  });

  it('count as closed only where they are', async () => {
    const path = `/api/v2/findings/${shown('g-2')?.id}/`;
    const effect = { kind: 'status', status: 400, when: 'before' };
    await world.order({ method: 'PATCH', path, times: null, effect });
    expect(await world.tell(await world.scan(rowsOf(fixed)))).toMatchObject({
      outcome: 'partial',
      counts: { closed: 3, quarantined: 1 },
    });
    expect(shown('g-2')).toMatchObject({ active: true, is_mitigated: false });
  });

  it('keep the mark that a person sets between the reading and the upload', async () => {
    world.dojo.controls.faults.clear();
    world.dojo.hands.order({
      ...{ method: 'POST', path: '/api/v2/reimport-scan/', table: 'findings', id: shown('g-2')?.id ?? 0 },
      fields: { active: false, verified: false, false_p: true },
    });
    const run = await world.tell(await world.scan(rowsOf(fixed)));
    expect(run).toMatchObject({ counts: { closed: 4 }, reasons: { mark_kept_in_defectdojo: 1 } });
    expect(shown('g-2')).toMatchObject({ false_p: true, is_mitigated: true });
  });
});

describe('fixes that an upload closed', () => {
  it('are all read where a server counts all of them as active, as one does that knows no such filter', async () => {
    await world.tell(await world.scan(rowsOf()));
    const body = { count: 4, next: null, previous: null, results: [] };
    const effect = { kind: 'status', status: 200, body, when: 'before' } as const;
    await world.order({ method: 'GET', path: '/api/v2/findings/?*active=true*', effect });
    const reads = world.asked('GET', '/api/v2/findings/');
    const run = await world.tell(await world.scan(rowsOf(fixed)));
    expect(run).toMatchObject({ outcome: 'succeeded', counts: { closed: 4 }, reasons: {} });
    // How many there are, all for their ids, them before, how many are active, and them again.
    expect(world.asked('GET', '/api/v2/findings/') - reads).toBe(5);
    expect(uploads()).toHaveLength(2);
  });
});

describe('a test whose scan type somebody took, so that rows would match by title and severity', () => {
  const changed = [{ scan_type: null }, { scan_type: 'Bandit Scan' }];

  it.each(changed)('has it back before a fix is uploaded: %o', async (fields) => {
    await world.tell(await world.scan(rowsOf()));
    Object.assign(test() ?? {}, fields);
    const run = await world.tell(await world.scan([aRow(0), aRow(1), aRow(2), aRow(3, fixed)]));
    expect(run).toMatchObject({ outcome: 'succeeded', counts: { closed: 1 } });
    expect(test()?.scan_type).toBe('Generic Findings Import');
    expect(shown('g-3')).toMatchObject({ is_mitigated: true, mitigated: expect.stringMatching(/^2026-11-20/) });
    expect([...world.shown().values()].filter(({ active }) => active)).toHaveLength(3);
  });

  it.each(changed)('has it back before anything is created in it, also where it is found anew: %o', async (fields) => {
    await world.tell(await world.scan(rowsOf()));
    Object.assign(test() ?? {}, fields);
    const { testId: _, ...place } = (await world.store.placement(world.key, world.dojoUrl, 1)) ?? {};
    await world.store.putPlacement(world.key, { ...place, placementId: 'anew' } as Placement);
    const run = await world.tell(await world.scan([...rowsOf(), aRow(4)]));
    expect(run).toMatchObject({ outcome: 'succeeded', counts: { created: 1 } });
    expect(world.shown().size).toBe(5);
  });

  it('is not lost where it is taken between the reading and the upload', async () => {
    await world.tell(await world.scan([aRow(0, { title: 'Another' }), ...rowsOf().slice(1)]));
    world.dojo.hands.order({
      ...{ method: 'POST', path: '/api/v2/reimport-scan/', table: 'tests', id: test()?.id ?? 0 },
      fields: { scan_type: null },
    });
    const rows = [aRow(0, { title: 'Another' }), aRow(1, fixed), aRow(2, fixed), aRow(3, fixed)];
    expect(await world.tell(await world.scan(rows))).toMatchObject({ outcome: 'succeeded', counts: { closed: 3 } });
    for (const id of ['g-1', 'g-2', 'g-3']) expect(shown(id)).toMatchObject({ active: false, is_mitigated: true });
    expect(shown('g-0')).toMatchObject({ active: true });
  });
});

describe('a fix whose row matches another finding of the same hash', () => {
  it('is closed all the same', async () => {
    await world.tell(await world.scan([aRow(9), ...rowsOf()]));
    const other = shown('g-9');
    Object.assign(other ?? {}, { hash_code: shown('g-1')?.hash_code });
    const run = await world.tell(await world.scan([aRow(9), aRow(0), aRow(1, fixed), aRow(2), aRow(3)]));
    expect(run).toMatchObject({ outcome: 'succeeded', counts: { closed: 1 } });
    expect(shown('g-1')).toMatchObject({ active: false, is_mitigated: true });
  });
});

describe('more fixes than are counted after an upload', () => {
  const many = 130;
  const closed = () => [...world.shown().values()].filter(({ active }) => !active);
  const others = [aRow('x-0'), aRow('x-1')];
  const fixMany = async () => world.tell(await world.scan([...others, ...someRows(many, fixed)]));

  beforeEach(async () => {
    await world.tell(await world.scan([...others, ...someRows(many)]));
  });

  it('are all closed by one file with their dates, and none is sent again', async () => {
    world.dojo.controls.requests.clear();
    expect(await fixMany()).toMatchObject({ outcome: 'succeeded', counts: { closed: many }, reasons: {} });
    expect(world.writes().map(({ path }) => path)).toEqual(['/api/v2/reimport-scan/']);
    expect(closed().every(({ mitigated }) => mitigated?.startsWith('2026-11-20'))).toBe(true);
    world.dojo.controls.requests.clear();
    expect(await fixMany()).toMatchObject({ counts: { unchanged: many + 2 } });
    expect(world.writes()).toEqual([]);
  });

  it('are all looked at where the answer does not say how many it closed', async () => {
    await takeWithoutEffect();
    expect(await fixMany()).toMatchObject({ counts: { closed: many }, reasons: { date_not_carried: many } });
    expect(closed()).toHaveLength(many);
  });

  it('are all looked at where it closed another number than the file has rows', async () => {
    world.dojo.hands.order({
      ...{ method: 'POST', path: '/api/v2/reimport-scan/', table: 'findings', id: shown('g-1')?.id ?? 0 },
      fields: { active: false, verified: false, false_p: true },
    });
    expect(await fixMany()).toMatchObject({ counts: { closed: many }, reasons: { mark_kept_in_defectdojo: 1 } });
    expect(shown('g-1')).toMatchObject({ false_p: true, is_mitigated: true });
  });

  it('are all looked at where the number fits and one of those counted is open', async () => {
    // A row closes the finding of the lowest id that has its hash: here two that stay open in Gecko.
    const inTheirPlace = [...world.shown().values()].sort((one, other) => one.id - other.id).slice(0, 2);
    const isOpen = ({ id }: Row) => inTheirPlace.some((finding) => finding.unique_id_from_tool === id);
    const rows = [...others, ...someRows(many)].map((row) => (isOpen(row) ? row : { ...row, ...fixed }));
    // Of 130 rows the first is counted, and the second isn't.
    const left = rows.filter((row) => !isOpen(row)).slice(0, 2);
    const targets = left.map(({ id }) => shown(id));
    for (const [index, finding] of inTheirPlace.entries()) finding.hash_code = targets[index]?.hash_code ?? '';
    const run = await world.tell(await world.scan(rows));
    expect(run).toMatchObject({ counts: { closed: many }, reasons: { date_not_carried: 2 } });
    expect(targets).toMatchObject([{ is_mitigated: true }, { is_mitigated: true }]);
  });
});
