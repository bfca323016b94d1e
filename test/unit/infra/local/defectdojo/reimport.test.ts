import { beforeEach, describe, expect, it } from 'vitest';
import { type Client, clientOf, flags, type Place, placeWith, row, stored } from './client.ts';

const givenDate = '2026-01-02T03:04:05Z';
const rowFlags: Record<string, object> = {
  A: {},
  F: { false_p: true, active: false },
  R: { risk_accepted: true, active: false },
  O: { out_of_scope: true, active: false },
  M: { is_mitigated: true, active: false, mitigated: givenDate },
};

async function reimportOver(client: Client, from: string, to: string, form: Record<string, string>) {
  const place = await placeWith(client, [row('g-1', rowFlags[from])]);
  await client.upload('/reimport-scan/', { test: String(place.test), ...form }, [row('g-1', rowFlags[to])]);
  return stored(client, 'g-1');
}

describe('reimporting a row whose finding is there, with close_old_findings=false', () => {
  it.each([
    ['A', { A: 'A', F: 'MF', R: 'R', O: 'MO', M: 'M' }],
    ['F', { A: 'MF', F: 'MF', R: 'MF', O: 'MF', M: 'MF' }],
    ['R', { A: 'R', F: 'R', R: 'R', O: 'R', M: 'R' }],
    ['O', { A: 'MO', F: 'MO', R: 'MO', O: 'MO', M: 'MO' }],
    ['M', { A: 'A', F: 'A', R: 'A', O: 'A', M: 'M' }],
  ])('turns %s into %o', async (from, expected) => {
    for (const [to, flagsAfter] of Object.entries(expected)) {
      const finding = await reimportOver(clientOf(), from, to, { close_old_findings: 'false' });
      expect(`${to} -> ${flags(finding)}`).toBe(`${to} -> ${flagsAfter}`);
    }
  });

  it('keeps the mitigated date that the row gives', async () => {
    expect((await reimportOver(clientOf(), 'A', 'M', { close_old_findings: 'false' })).mitigated).toBe(givenDate);
  });
});

describe('reimporting with close_old_findings, which is the default', () => {
  it.each([
    ['3.2.0', 'M'],
    ['2.58.4', 'M'],
    ['2.45.3', 'MR'],
  ] as const)('on %s turns an open finding whose row is accepted into %s', async (version, expected) => {
    expect(flags(await reimportOver(clientOf({ version }), 'A', 'R', {}))).toBe(expected);
  });

  it('loses the mitigated date that the row gives', async () => {
    const finding = await reimportOver(clientOf(), 'A', 'M', {});
    expect([flags(finding), finding.mitigated]).toEqual(['M', '2026-03-01T10:00:00Z']);
  });

  it('closes what the file does not contain, and takes an acceptance away', async () => {
    const client = clientOf();
    const place = await placeWith(
      client,
      Object.entries(rowFlags).map(([state, more]) => row(state, more)),
    );
    const { body } = await client.upload('/reimport-scan/', { test: String(place.test) }, []);
    expect(Object.keys(rowFlags).map((state) => flags(stored(client, state)))).toEqual(['M', 'MF', 'M', 'MO', 'M']);
    expect(body['statistics']).toMatchObject({ delta: { closed: { total: { total: 2 } } } });
  });
});

describe('a reimport', () => {
  let client: Client;
  let place: Place;
  beforeEach(async () => {
    client = clientOf();
    place = await placeWith(client, [row('g-1'), row('g-2')]);
  });

  const upload = (findings: unknown[], form: Record<string, string> = {}, file?: unknown) =>
    client.upload(
      '/reimport-scan/',
      { test: String(place.test), close_old_findings: 'false', ...form },
      findings,
      file,
    );

  it('adds what is new, and can be repeated without harm', async () => {
    for (const created of [1, 0]) {
      const { body } = await upload([row('g-3')]);
      expect(body['statistics']).toMatchObject({ delta: { created: { total: { total: created } } } });
    }
    expect(client.dojo.store.findings.list()).toHaveLength(3);
  });

  it('matches by hash, not by the id of the tool', async () => {
    await upload([
      row('g-1', { line: 11 }),
      row('renamed', { title: 'SQL injection g-2', description: row('g-2')['description'] }),
    ]);
    expect(client.dojo.store.findings.list().map((finding) => finding.unique_id_from_tool)).toEqual([
      'g-1',
      'g-2',
      'g-1',
    ]);
  });

  it('refreshes no content of what it matches', async () => {
    const changed = {
      severity: 'Low',
      mitigation: 'new',
      references: 'new',
      tags: ['new'],
      unique_id_from_tool: 'other',
    };
    await upload([row('g-1', changed)]);
    expect(stored(client, 'g-1')).toMatchObject({ severity: 'High', mitigation: null, references: null, tags: [] });
  });

  it('no longer matches a finding whose content was patched, since the hash stays', async () => {
    const before = stored(client, 'g-1').hash_code;
    await client.call('PATCH', '/findings/1/', { line: 99 });
    expect(stored(client, 'g-1').hash_code).toBe(before);
    await upload([row('g-1', { line: 99 })]);
    expect(client.dojo.store.findings.list()).toHaveLength(3);
  });

  it('matches by the id of the tool once the test borrows another scan type', async () => {
    await client.call('PATCH', `/tests/${place.test}/`, { scan_type: 'PWN SAST' });
    await upload([row('g-1', { title: 'moved', line: 99 })]);
    expect(client.dojo.store.findings.list()).toHaveLength(2);
  });

  it('matches several equal rows with the one that has the lowest id', async () => {
    const same = { title: 'same', description: 'same' };
    const twins = await placeWith(client, [row('t-1', same), row('t-2', same)], { name: 'twins' });
    await client.upload('/reimport-scan/', { test: String(twins.test) }, [row('t-1', same), row('t-2', same)]);
    expect([flags(stored(client, 't-1')), flags(stored(client, 't-2'))]).toEqual(['A', 'M']);
  });

  it('refuses a file of another type, but not on 2.45.3', async () => {
    const file = { type: 'Other', findings: [row('g-1')] };
    const { status, body } = await upload([], {}, file);
    expect([status, String(body['message'])]).toEqual([400, expect.stringContaining('Test type mismatch: Test 1 has')]);
    const old = clientOf({ version: '2.45.3' });
    const there = await placeWith(old, [row('g-1')]);
    expect((await old.upload('/reimport-scan/', { test: String(there.test) }, [], file)).status).toBe(201);
  });

  it.each([
    ['3.2.0', false],
    ['2.58.4', true],
  ] as const)('on %s gives new ids in the order of the file: %s', async (version, inFileOrder) => {
    const other = clientOf({ version });
    const there = await placeWith(other);
    const ids = Array.from({ length: 12 }, (_, index) => `n-${index}`);
    await other.upload(
      '/reimport-scan/',
      { test: String(there.test) },
      ids.map((id) => row(id)),
    );
    const order = other.dojo.store.findings.list().map((finding) => finding.unique_id_from_tool);
    expect(order.join() === ids.join()).toBe(inFileOrder);
  });

  it.each([
    ['3.2.0', { vulnerability_ids: ['CVE-2'], tags: ['old'] }],
    ['2.45.3', { vulnerability_ids: ['CVE-1', 'CVE-2'], tags: ['new'] }],
  ] as const)('on %s leaves a matched finding with %o', async (version, expected) => {
    const other = clientOf({ version });
    const there = await placeWith(other, [row('g-1', { vulnerability_ids: ['CVE-1'], tags: ['old'] })]);
    const changed = row('g-1', { vulnerability_ids: ['CVE-2'], tags: ['new'] });
    await other.upload('/reimport-scan/', { test: String(there.test), close_old_findings: 'false' }, [changed]);
    expect(stored(other, 'g-1')).toMatchObject(expected);
  });

  it.each([
    ['closes', false, { is_mitigated: true, active: false }, { static: [7], dynamic: [7, 8] }],
    ['opens', true, {}, { static: [], dynamic: [7, 8] }],
  ] as const)('takes from a finding that it %s what people gave it beside', async (_, wasClosed, fields, mitigated) => {
    const closed = wasClosed ? { is_mitigated: true, active: false } : {};
    const there = await placeWith(client, [row('p-1', { cwe: 639, ...closed }), row('p-2', closed)], {
      name: 'people',
    });
    for (const geckoId of ['p-1', 'p-2']) {
      const cwes = [{ cwe: 'CWE-639' }, { cwe: 'CWE-79' }];
      const given = { fix_available: true, fix_version: '2.0', ...(geckoId === 'p-1' ? { cwes } : {}) };
      await client.call('PATCH', `/findings/${stored(client, geckoId).id}/`, given);
      const endpoints = { endpoints: [7, 8], mitigated_endpoints: [7], dynamic_finding: geckoId === 'p-2' };
      Object.assign(stored(client, geckoId), endpoints);
    }
    const rows = [row('p-1', { cwe: 639, ...fields }), row('p-2', fields)];
    await client.upload('/reimport-scan/', { test: String(there.test), close_old_findings: 'false' }, rows);
    expect(stored(client, 'p-1')).toMatchObject({ cwes: ['CWE-639'], mitigated_endpoints: mitigated.static });
    expect(stored(client, 'p-2')).toMatchObject({ mitigated_endpoints: mitigated.dynamic });
    for (const geckoId of ['p-1', 'p-2']) {
      expect(stored(client, geckoId)).toMatchObject({ fix_available: null, fix_version: null, endpoints: [7, 8] });
    }
  });

  it('fills a test that was made by hand, and keeps its title', async () => {
    const types = await client.call('GET', '/test_types/?name=Gecko%20Scan%20(Generic%20Findings%20Import)');
    const testType = (types.body['results'] as { id: number }[])[0]?.id;
    const at = '2026-03-01T00:00:00Z';
    const values = { engagement: place.engagement, test_type: testType, target_start: at, target_end: at };
    const made = await client.call('POST', '/tests/', {
      ...values,
      title: 'ours',
      scan_type: 'Generic Findings Import',
    });
    const test = String(made.body['id']);
    expect((await client.upload('/reimport-scan/', { test }, [row('n-1')])).status).toBe(201);
    expect(client.dojo.store.tests.get(Number(test))).toMatchObject({ title: 'ours', percent_complete: 100 });
  });

  it('makes all that is missing on the way to its test, when it is told to', async () => {
    const names = { product_type_name: 'new', product_name: 'new/shop', engagement_name: 'e', test_title: 't' };
    const make = (more: Record<string, string>) =>
      client.upload('/reimport-scan/', { ...names, ...more }, [row('n-1')]);
    expect((await make({})).status).toBe(400);
    const first = await make({ auto_create_context: 'true' });
    expect([first.status, Object.keys(first.body['statistics'] as object)]).toEqual([201, ['after']]);
    expect((await make({ auto_create_context: 'true' })).body['test_id']).toBe(first.body['test_id']);
  });
});
