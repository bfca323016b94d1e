import { beforeEach, describe, expect, it } from 'vitest';
import { aConnectedWorld, aRow, type ConnectedWorld, someRows } from '../../../support/a-connected-world.ts';
import type { Row } from '../../../support/sync-world.ts';

const many = 6;
const fixed = { status: 'fixed', statusChangedAt: '2026-11-20T08:00:00.000Z' };
const rowsOf = (fields: Partial<Row> = {}, count = many) => someRows(count, fields);
const reactivated = 'Re-activated by Generic Findings Import re-upload.';
const open = { active: true, verified: true, is_mitigated: false, mitigated: null };

let world: ConnectedWorld;

beforeEach(async () => {
  world = await aConnectedWorld();
});

const shown = (geckoId: string) => world.one(geckoId);
const all = () => [...world.shown().values()];
const test = () => world.dojo.store.tests.list()[0];
const notesOf = (geckoId: string) => shown(geckoId)?.notes.map(({ entry }) => entry);
const sent = () => world.writes().map(({ method, path }) => `${method} ${path.replace(/\/\d+\//, '/#/')}`);
const byPatch = (count: number) => Array.from({ length: count }, () => 'PATCH /api/v2/findings/#/');
const byFile = 'POST /api/v2/reimport-scan/';

/** Has all findings fixed, and then open again in Gecko. */
async function closeAll(rows = rowsOf(), closed = rowsOf(fixed)) {
  await world.tell(await world.scan(rows));
  await world.tell(await world.scan(closed));
  for (const { id, status } of closed) expect(shown(id)).toMatchObject({ is_mitigated: status === 'fixed' });
  world.dojo.controls.requests.clear();
}

/** Rows of findings of which Gecko tells no status, so that those it lists no more are closed. */
const listed = (count = many) => [...someRows(20, unsaid, { prefix: 'x' }), ...rowsOf(unsaid, count)];
const unsaid = { status: undefined };

/** Has findings closed since Gecko lists them no more. */
async function closeByAbsence() {
  await world.tell(await world.scan(listed()));
  const run = await world.tell(await world.scan(listed(0)));
  expect(run.counts).toMatchObject({ closed: many });
  world.dojo.controls.requests.clear();
  return run;
}

const openAll = async (rows = rowsOf()) => world.tell(await world.scan(rows));

const edit = (geckoId: string, fields: object) => Object.assign(shown(geckoId) ?? {}, fields);

const beforeUpload = (geckoId: string, fields: Record<string, string | boolean | null>) =>
  world.dojo.hands.order({
    ...{ method: 'POST', path: '/api/v2/reimport-scan/', table: 'findings', id: shown(geckoId)?.id ?? 0, fields },
  });

describe('findings that are open again', () => {
  it('are opened by one file, with the note that DefectDojo leaves, and none is sent again', async () => {
    await closeAll();
    expect(await openAll()).toMatchObject({ outcome: 'succeeded', counts: { reopened: many }, reasons: {} });
    expect(sent()).toEqual([byFile]);
    for (const finding of all()) {
      expect(finding).toMatchObject(open);
      expect(finding.notes.map(({ entry }) => entry)).toEqual([reactivated]);
    }
    world.dojo.controls.requests.clear();
    expect(await openAll()).toMatchObject({ counts: { unchanged: many } });
    expect(sent()).toEqual([]);
  });

  it('are opened one by one where they are few', async () => {
    await closeAll(rowsOf({}, 3), rowsOf(fixed, 3));
    expect(await openAll(rowsOf({}, 3))).toMatchObject({ counts: { reopened: 3 } });
    expect(sent()).toEqual(byPatch(3));
    expect(notesOf('g-0')).toEqual([]);
  });

  it('go with the fixes of the same run in one file, few as they are', async () => {
    const others = someRows(2, {}, { prefix: 'x' });
    await closeAll([...rowsOf({}, 1), ...others], rowsOf(fixed, 1));
    const run = await openAll([...rowsOf({}, 1), ...others.map((row) => ({ ...row, ...fixed }))]);
    expect(run).toMatchObject({ counts: { reopened: 1, closed: 2 }, reasons: {} });
    expect(sent()).toEqual([byFile]);
    expect(shown('g-0')).toMatchObject(open);
    expect(shown('x-0')).toMatchObject({ is_mitigated: true, mitigated: expect.stringMatching(/^2026-11-20/) });
  });

  it('are opened all the same where only theirs is the row of a file that had no effect', async () => {
    const others = someRows(2, {}, { prefix: 'x' });
    await closeAll([...rowsOf({}, 2), ...others], rowsOf(fixed, 2));
    // A row matches the finding of the lowest id that has its hash: here the one that stays closed in Gecko.
    const [low, high] = all()
      .filter(({ is_mitigated }) => is_mitigated)
      .sort((one, other) => one.id - other.id);
    if (low && high) low.hash_code = high.hash_code;
    const isHigh = ({ id }: Row) => id === high?.unique_id_from_tool;
    const rows = rowsOf({}, 2).map((row) => (isHigh(row) ? row : { ...row, ...fixed }));
    const run = await openAll([...rows, ...others.map((row) => ({ ...row, ...fixed }))]);
    expect(run).toMatchObject({ counts: { reopened: 1, closed: 2 } });
    expect(high).toMatchObject(open);
    expect(sent()).toEqual([byFile, ...byPatch(1)]);
  });

  it('go by PATCH with their new content', async () => {
    await closeAll();
    await openAll([aRow(0, { severity: 9.5 }), ...rowsOf().slice(1)]);
    expect(sent().sort()).toEqual([...byPatch(1), byFile].sort());
    expect(shown('g-0')).toMatchObject({ ...open, severity: 'Critical' });
  });

  it.each<[string, object]>([
    ['a CWE beside', { cwes: ['CWE-79'] }],
    ['a fix that is available', { fix_available: true, fix_version: '2.0' }],
    ['a vulnerability id', { vulnerability_ids: ['CVE-2026-1'] }],
    ['endpoints, one of which is mitigated', { endpoints: [7, 8], mitigated_endpoints: [7] }],
    ['endpoints, and is dynamic', { endpoints: [7], dynamic_finding: true }],
  ])('keep what a person gave one of them: %s', async (_, given) => {
    await closeAll();
    edit('g-2', given);
    expect(await openAll()).toMatchObject({ counts: { reopened: many } });
    expect(sent().sort()).toEqual([...byPatch(1), byFile].sort());
    expect(shown('g-2')).toMatchObject({ ...open, ...given });
  });

  it('are all opened where the row of one opened another finding of its hash', async () => {
    await closeAll();
    // A row matches the finding of the lowest id that has its hash: here one that stays closed in Gecko.
    const other = all().reduce((lowest, one) => (one.id < lowest.id ? one : lowest));
    const [first, ...rows] = rowsOf().filter(({ id }) => id !== other.unique_id_from_tool);
    other.hash_code = shown(first?.id ?? '')?.hash_code ?? '';
    const run = await openAll([
      aRow(Number(other.unique_id_from_tool?.slice(2)), fixed),
      ...(first ? [first] : []),
      ...rows,
    ]);
    expect(run).toMatchObject({ counts: { reopened: many - 1 } });
    expect(shown(first?.id ?? '')).toMatchObject(open);
    expect(sent()).toEqual([byFile, ...byPatch(1)]);
  });

  it('stay closed where a person triaged one since', async () => {
    await closeByAbsence();
    edit('g-2', { false_p: true, verified: false });
    expect(await openAll(listed())).toMatchObject({
      counts: { reopened: many - 1 },
      reasons: { triaged_in_defectdojo: 1 },
    });
    expect(shown('g-2')).toMatchObject({ active: false, false_p: true });
  });

  it('keep the mark that a person sets between the reading and the upload', async () => {
    await closeByAbsence();
    beforeUpload('g-2', { verified: false, false_p: true });
    const run = await openAll(listed());
    expect(sent()).toEqual([byFile]);
    expect(run).toMatchObject({ counts: { reopened: many - 1 }, reasons: { triaged_in_defectdojo: 1 } });
    expect(shown('g-2')).toMatchObject({ active: false, false_p: true });
  });

  it('are left as they are where a person opens one between the reading and the upload', async () => {
    await closeAll();
    beforeUpload('g-2', { active: true, is_mitigated: false, mitigated: null });
    expect(await openAll()).toMatchObject({ outcome: 'succeeded', counts: { reopened: many } });
    expect(notesOf('g-2')).toEqual([]);
    expect(all().every(({ active }) => active)).toBe(true);
  });
});

describe('findings that Gecko lists again', () => {
  it('are opened by one file', async () => {
    await closeByAbsence();
    expect(await openAll(listed())).toMatchObject({ outcome: 'succeeded', counts: { reopened: many } });
    expect(sent()).toEqual([byFile]);
    for (const finding of all()) expect(finding).toMatchObject(open);
  });
});

describe('a file that opens findings', () => {
  beforeEach(async () => {
    await closeAll();
  });

  it('is made up for by PATCH where DefectDojo takes it without effect', async () => {
    const effect = { kind: 'status', status: 201, body: { test_id: test()?.id }, when: 'before' };
    await world.order({ path: '/api/v2/reimport-scan/', effect });
    expect(await openAll()).toMatchObject({ outcome: 'succeeded', counts: { reopened: many } });
    expect(sent()).toEqual([byFile, ...byPatch(many)]);
    for (const finding of all()) expect(finding).toMatchObject(open);
  });

  it('is halved where DefectDojo refuses it, and the row that it does not take goes by PATCH', async () => {
    const effect = { kind: 'status', status: 400, when: 'before' };
    await world.order({ path: '/api/v2/reimport-scan/', times: null, bodyIncludes: '"g-2"', effect });
    expect(await openAll()).toMatchObject({ outcome: 'succeeded', counts: { reopened: many } });
    expect(sent().filter((one) => one.startsWith('PATCH'))).toHaveLength(1);
    for (const finding of all()) expect(finding).toMatchObject(open);
    expect(notesOf('g-2')).toEqual([]);
  });

  it.each([400, 500])('goes by PATCH where DefectDojo takes none, not even an empty one (%i)', async (status) => {
    await world.order({
      path: '/api/v2/reimport-scan/',
      times: null,
      effect: { kind: 'status', status, when: 'before' },
    });
    expect(await openAll()).toMatchObject({ outcome: 'succeeded', counts: { reopened: many } });
    for (const finding of all()) expect(finding).toMatchObject(open);
  });

  it('goes by PATCH where DefectDojo takes none, and the fixes of the run wait with their dates', async () => {
    await closeAll([...rowsOf(), ...someRows(2, {}, { prefix: 'x' })]);
    const effect = { kind: 'status', status: 400, when: 'before' };
    await world.order({ path: '/api/v2/reimport-scan/', times: null, effect });
    const rows = [...rowsOf(), ...someRows(2, fixed, { prefix: 'x' })];
    expect(await world.tellOnce(await world.scan(rows))).toMatchObject({
      outcome: 'failed',
      reason: { code: 'uploads_refused' },
      counts: { reopened: many, closed: 0 },
    });
    for (const { id } of rowsOf()) expect(shown(id)).toMatchObject(open);
    world.dojo.controls.faults.clear();
    expect(await openAll(rows)).toMatchObject({ counts: { closed: 2 } });
    expect(shown('x-0')).toMatchObject({ mitigated: expect.stringMatching(/^2026-11-20/) });
  });

  it('is sent again with an environment that is there', async () => {
    const [environment] = world.dojo.store.environments.list();
    Object.assign(environment ?? {}, { name: 'Elsewhere' });
    expect(await openAll()).toMatchObject({ outcome: 'succeeded', counts: { reopened: many } });
    expect(sent().filter((one) => one.startsWith('PATCH'))).toEqual([]);
  });

  it('without an answer opens each once, whoever is asked again later', async () => {
    await world.order({ path: '/api/v2/reimport-scan/', times: 1, effect: { kind: 'reset', when: 'after' } });
    await world.tellOnce(await world.scan(rowsOf()));
    world.dojo.controls.requests.clear();
    expect(await openAll()).toMatchObject({ outcome: 'succeeded' });
    expect(sent()).toEqual([]);
    for (const { unique_id_from_tool: geckoId } of all()) expect(notesOf(geckoId ?? '')).toEqual([reactivated]);
    expect(all()).toHaveLength(many);
  });

  it('without an answer that never arrived is sent no more: each goes by PATCH', async () => {
    await world.order({ path: '/api/v2/reimport-scan/', times: 1, effect: { kind: 'reset', when: 'before' } });
    await world.tellOnce(await world.scan(rowsOf()));
    expect(all().every(({ active }) => !active)).toBe(true);
    world.dojo.controls.requests.clear();
    expect(await openAll()).toMatchObject({ outcome: 'succeeded' });
    expect(sent()).toEqual(byPatch(many));
    for (const finding of all()) expect(finding).toMatchObject(open);
  });
});

describe('a row that matches another finding of the same hash', () => {
  it('is made up for by PATCH', async () => {
    const other = aRow('x-0');
    await closeAll([other, ...rowsOf()], [other, ...rowsOf(fixed)]);
    edit('x-0', { hash_code: shown('g-1')?.hash_code });
    expect(await openAll([other, ...rowsOf()])).toMatchObject({ counts: { reopened: many } });
    expect(sent()).toEqual([byFile, ...byPatch(1)]);
    for (const finding of all()) expect(finding).toMatchObject(open);
  });
});

describe('closings of a run that somebody takes back', () => {
  it('are taken back by one file, though Gecko lists the findings no more', async () => {
    const closing = await closeByAbsence();
    edit('g-2', { fix_available: true });
    const wish = {
      kind: 'request',
      id: 'wish',
      reason: 'revert_closings',
      revertClosingsOfRun: closing.runId,
    } as const;
    const run = await world.tell(wish);
    expect(run).toMatchObject({ outcome: 'succeeded', counts: { reopened: many } });
    expect(sent().sort()).toEqual([...byPatch(1), byFile].sort());
    for (const geckoId of rowsOf().map(({ id }) => id)) expect(shown(geckoId)).toMatchObject(open);
    expect(shown('g-2')).toMatchObject({ fix_available: true });
    expect(world.shown().size).toBe(listed().length);
  });
});
