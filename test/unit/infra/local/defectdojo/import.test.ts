import { beforeEach, describe, expect, it } from 'vitest';
import { type Client, clientOf, flags, type Place, placeWith, row, stored } from './client.ts';

const givenDate = '2026-01-02T03:04:05Z';

describe('importing a file', () => {
  let client: Client;
  let place: Place;
  beforeEach(async () => {
    client = clientOf();
    place = await placeWith(client);
  });

  const upload = (findings: unknown[], form: Record<string, string> = {}) =>
    client.upload('/import-scan/', { engagement: String(place.engagement), test_title: 'next', ...form }, findings);

  it('makes a new test each time, of a type named after the file', async () => {
    const { body } = await upload([row('g-1')]);
    const test = await client.call('GET', `/tests/${body['test_id']}/`);
    expect(test.body).toMatchObject({
      title: 'next',
      test_type_name: 'Gecko Scan (Generic Findings Import)',
      scan_type: 'Generic Findings Import',
      percent_complete: 100,
    });
    expect((await upload([row('g-1')])).body['test_id']).not.toBe(body['test_id']);
  });

  it.each([
    ['nothing', {}, 'A'],
    ['verified', { verified: true }, 'AV'],
    ['false_p and not active', { false_p: true, active: false }, 'MF'],
    ['false_p alone: the flag is dropped', { false_p: true }, 'A'],
    ['risk_accepted and not active, whatever the product allows', { risk_accepted: true, active: false }, 'R'],
    ['out_of_scope and not active', { out_of_scope: true, active: false }, 'MO'],
    ['is_mitigated and not active', { is_mitigated: true, active: false, mitigated: givenDate }, 'M'],
    ['not active', { active: false }, ''],
  ])('stores the status of a row that says %s', async (_, more, expected) => {
    await upload([row('g-1', more)]);
    expect(flags(stored(client, 'g-1'))).toBe(expected);
  });

  it('keeps the mitigated date of a row', async () => {
    await upload([row('g-1', { is_mitigated: true, active: false, mitigated: givenDate })]);
    expect(stored(client, 'g-1').mitigated).toBe(givenDate);
  });

  it('forces every row active and verified when the form says so, and loses flags and dates', async () => {
    const rows = [
      row('m', { is_mitigated: true, active: false, mitigated: givenDate }),
      row('f', { false_p: true, active: false }),
    ];
    await upload(rows, { active: 'true', verified: 'true' });
    expect(['m', 'f'].map((id) => flags(stored(client, id)))).toEqual(['AV', 'AV']);
    expect(stored(client, 'm').mitigated).toBeNull();
  });

  it('creates every row, even where hashes are equal, while deduplication is off', async () => {
    const same = { title: 'same', description: 'same' };
    await upload([row('g-1', same), row('g-2', same)]);
    expect([stored(client, 'g-1').hash_code, 'A', 'A']).toEqual([
      stored(client, 'g-2').hash_code,
      flags(stored(client, 'g-1')),
      flags(stored(client, 'g-2')),
    ]);
  });

  it('makes the second of two equal hashes a duplicate while deduplication is on', async () => {
    await client.call('PATCH', '/system_settings/1/', { enable_deduplication: true });
    const same = { title: 'same', description: 'same' };
    await upload([row('g-1', same), row('g-2', same)]);
    expect([flags(stored(client, 'g-1')), flags(stored(client, 'g-2'))]).toEqual(['A', 'D']);
    expect(stored(client, 'g-2').duplicate_finding).toBe(stored(client, 'g-1').id);
  });

  it('title-cases, cuts a title to 511 characters, and cleans tags', async () => {
    const { status } = await upload([row('g-1', { title: 'x'.repeat(600), tags: ['a b', 'c,d'] })]);
    const { title, tags } = stored(client, 'g-1');
    expect([status, title.length, tags]).toEqual([201, 511, ['a_b', 'c_d']]);
  });

  it('tells the statistics of what it stored', async () => {
    const { body } = await upload([row('g-1'), row('g-2', { severity: 'Low', verified: true })]);
    expect(body['statistics']).toMatchObject({
      after: { high: { active: 1, total: 1 }, low: { verified: 1, total: 1 }, total: { active: 2, total: 2 } },
    });
  });

  it('takes a date that lies ahead, from which the SLA runs', async () => {
    await upload([row('g-1', { date: '9999-11-30', severity: 'High' })]);
    const { body } = await client.call('GET', '/findings/?limit=1');
    expect(body['results']).toMatchObject([{ date: '9999-11-30', sla_expiration_date: '9999-12-30', age: 0 }]);
  });

  it('closes nothing of other tests unless it is told to', async () => {
    await upload([row('g-1')]);
    await upload([row('g-2')]);
    expect(flags(stored(client, 'g-1'))).toBe('A');
    await upload([row('g-3')], { close_old_findings: 'true' });
    expect(['g-1', 'g-2', 'g-3'].map((id) => flags(stored(client, id)))).toEqual(['M', 'M', 'A']);
  });
});

describe('a file that is refused', () => {
  it.each([
    [
      'a row without a description',
      [{ title: 'a', severity: 'High' }],
      '["Required fields are missing: [\'description\']"]',
      0,
    ],
    ['an unknown key', [row('g-1', { foo: 1 })], '["Not allowed fields are present: [\'foo\']"]', 0],
    ['a bad date', [row('g-1', { date: 'not a date' })], "['Unknown string format: not a date']", 0],
    [
      'a severity in lower case',
      [row('g-1', { severity: 'high' })],
      "['Finding severity \"high\" is not supported. Any of the following are supported: [\\'Info\\', \\'Low\\', \\'Medium\\', \\'High\\', \\'Critical\\'].']",
      1,
    ],
  ])('for %s says why; an unknown severity leaves an empty test behind', async (_, findings, message, testsLeft) => {
    const client = clientOf();
    const place = await placeWith(client);
    const { status, body } = await client.upload('/import-scan/', { engagement: String(place.engagement) }, findings);
    expect([status, body['message']]).toEqual([400, message]);
    expect(client.dojo.store.tests.list().length - 1).toBe(testsLeft);
  });

  it.each([
    ['a file path of 4001 characters', { file_path: 'p'.repeat(4001) }],
    ['an id of 501 characters', { unique_id_from_tool: 'u'.repeat(501) }],
    ['a date whose SLA ends after the year 9999', { date: '9999-12-31' }],
  ])('for %s answers 500, and leaves the rows before it', async (_, more) => {
    const client = clientOf();
    const place = await placeWith(client);
    const form = { engagement: String(place.engagement) };
    const { status } = await client.upload('/import-scan/', form, [row('g-1'), row('g-2', more), row('g-3')]);
    expect(status).toBe(500);
    expect(client.dojo.store.findings.list().map((finding) => finding.unique_id_from_tool)).toEqual(['g-1']);
  });

  it.each([
    ['a list at the top', [], 500],
    ['an attachment of a forbidden kind', { findings: [row('g-1', { files: [{ title: 'a.exe', data: '' }] })] }, 400],
  ])('for %s', async (_, file, status) => {
    const client = clientOf();
    const place = await placeWith(client);
    expect((await client.upload('/import-scan/', { engagement: String(place.engagement) }, [], file)).status).toBe(
      status,
    );
  });

  it.each([
    ['an unknown environment', { environment: 'Gecko' }, { message: "['Environment named Gecko does not exist.']" }],
    ['an unknown scan type', { scan_type: 'Nope' }, { scan_type: ['"Nope" is not a valid choice.'] }],
    ['an unknown engagement', { engagement: '99' }, ['Engagement "99" does not exist']],
  ])('for %s', async (_, form, body) => {
    const client = clientOf();
    const place = await placeWith(client);
    const answer = await client.upload('/import-scan/', { engagement: String(place.engagement), ...form }, [
      row('g-1'),
    ]);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject(body);
  });

  it('for a body that is no multipart form answers 415', async () => {
    expect((await clientOf().call('POST', '/import-scan/', {})).status).toBe(415);
  });

  it.each([
    ['3.2.0', []],
    ['2.58.4', ['cwes']],
    ['2.45.3', ['cwes', 'cvssv4', 'fix_available', 'fix_version', 'known_exploited']],
  ] as const)('on %s for a key that only newer releases know', async (version, refused) => {
    const values = { cwes: ['CWE-79'], cvssv4: 'x', fix_available: true, fix_version: '1', known_exploited: true };
    const client = clientOf({ version });
    const place = await placeWith(client);
    const answers = Object.entries({ ...values, epss_score: 0.1 }).map(async ([key, value]) => {
      const { status } = await client.upload('/import-scan/', { engagement: String(place.engagement) }, [
        row(key, { [key]: value }),
      ]);
      return status === 400 ? key : undefined;
    });
    expect((await Promise.all(answers)).filter((key) => key !== undefined).sort()).toEqual([...refused].sort());
  });

  it.each([
    ['3.2.0', 201],
    ['2.58.4', 500],
  ] as const)('on %s for a line that is no number: %i', async (version, status) => {
    const client = clientOf({ version });
    const place = await placeWith(client);
    const form = { engagement: String(place.engagement) };
    expect((await client.upload('/import-scan/', form, [row('g-1', { line: 'N/A' })])).status).toBe(status);
  });
});
