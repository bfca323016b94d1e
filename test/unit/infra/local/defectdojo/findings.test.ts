import { beforeEach, describe, expect, it } from 'vitest';
import { type Client, clientOf, flags, type Place, placeWith, row, stored } from './client.ts';

const open = {
  active: true,
  verified: false,
  is_mitigated: false,
  false_p: false,
  risk_accepted: false,
  out_of_scope: false,
};
const wanted: Record<string, object> = {
  A: open,
  M: { ...open, active: false, is_mitigated: true },
  MF: { ...open, active: false, is_mitigated: true, false_p: true },
  R: { ...open, active: false, risk_accepted: true },
};

describe('a PATCH of all six flags', () => {
  it.each(Object.keys(wanted))('reaches every state from %s', async (from) => {
    const client = clientOf();
    await placeWith(client, [row('g-1')], { enable_simple_risk_acceptance: true });
    for (const to of Object.keys(wanted)) {
      for (const state of ['A', from, to]) await client.call('PATCH', '/findings/1/', wanted[state]);
      expect(`${to}: ${flags(stored(client, 'g-1'))}`).toBe(`${to}: ${to}`);
    }
  });
});

describe('a PATCH of a finding', () => {
  let client: Client;
  beforeEach(async () => {
    client = clientOf();
    await placeWith(client, [row('g-1')]);
  });

  it.each([
    ['is_mitigated alone: active and mitigated at once', [{ is_mitigated: true }], 'AM'],
    ['active alone: the mitigation stays', [{ is_mitigated: true }, { active: true }], 'AM'],
    ['active: false alone', [{ active: false }], ''],
    ['both', [{ active: false, is_mitigated: true }], 'M'],
    ['false_p alone: mitigated too', [{ false_p: true }], 'MF'],
    [
      'false_p with is_mitigated: false, twice: not repeatable',
      [wanted['MF'], { ...wanted['MF'], is_mitigated: false }],
      'F',
    ],
    ['out_of_scope', [{ active: false, out_of_scope: true }], 'MO'],
  ])('of %s', async (_, patches, expected) => {
    for (const patch of patches) await client.call('PATCH', '/findings/1/', patch);
    expect(flags(stored(client, 'g-1'))).toBe(expected);
  });

  it('tells who mitigated it and when, and forgets that on reopening', async () => {
    await client.call('PATCH', '/findings/1/', wanted['M']);
    expect(stored(client, 'g-1')).toMatchObject({ mitigated: '2026-03-01T10:00:00Z', mitigated_by: 1 });
    await client.call('PATCH', '/findings/1/', wanted['A']);
    expect(stored(client, 'g-1')).toMatchObject({ mitigated: null, mitigated_by: null });
  });

  it.each([
    [
      'a verified false positive',
      { verified: true, false_p: true },
      'non_field_errors',
      'False positive findings cannot be verified.',
    ],
    ['an active duplicate', { duplicate: true }, 'non_field_errors', 'Duplicate findings cannot be verified or active'],
    [
      'an acceptance that the product does not allow',
      { active: false, risk_accepted: true },
      'non_field_errors',
      'Simple risk acceptance is disabled for this product, use the UI to accept this finding.',
    ],
    [
      'a mitigated date',
      { mitigated: '2026-01-01T00:00:00Z' },
      'mitigated',
      'Editing mitigated timestamp is disabled (EDITABLE_MITIGATED_DATA=false)',
    ],
    [
      'an unknown severity',
      { severity: 'Bogus' },
      'severity',
      "Severity must be one of the following: ['Info', 'Low', 'Medium', 'High', 'Critical']",
    ],
    ['a blank title', { title: '' }, 'title', 'This field may not be blank.'],
    [
      'a title of 512 characters',
      { title: 'x'.repeat(512) },
      'title',
      'Ensure this field has no more than 511 characters.',
    ],
    ['an invalid vector', { cvssv3: 'bogus' }, 'cvssv3', 'No valid CVSS3 vectors found by cvss.parse_cvss_from_text()'],
  ])('refuses %s', async (_, patch, field, message) => {
    const { status, body } = await client.call('PATCH', '/findings/1/', patch);
    expect([status, body[field]]).toEqual([400, [message]]);
    expect(flags(stored(client, 'g-1'))).toBe('A');
  });

  it('refuses an accepted risk that is active, even where the product allows acceptance', async () => {
    await client.call('PATCH', '/products/1/', { enable_simple_risk_acceptance: true });
    const { status, body } = await client.call('PATCH', '/findings/1/', { risk_accepted: true });
    expect([status, body['non_field_errors']]).toEqual([400, ['Active findings cannot be risk accepted.']]);
  });

  it('reads over a mitigated date on 2.45.3', async () => {
    const old = clientOf({ version: '2.45.3' });
    await placeWith(old, [row('g-1')]);
    const { status, body } = await old.call('PATCH', '/findings/1/', {
      ...wanted['M'],
      mitigated: '2026-01-01T00:00:00Z',
    });
    expect([status, body['mitigated']]).toEqual([200, '2026-03-01T10:00:00Z']);
  });

  it('computes score and numerical severity, title-cases, and ignores unknown fields', async () => {
    const patch = {
      severity: 'Low',
      title: 'sql injection',
      cvssv3: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
      foo: 1,
    };
    const { body } = await client.call('PATCH', '/findings/1/', patch);
    expect(body).toMatchObject({ numerical_severity: 'S3', title: 'SQL Injection', cvssv3_score: 9.8 });
  });

  it('leaves a duplicate of another finding alone as long as it is one', async () => {
    const place = await placeWith(client, [row('t-1')], { name: 'twins' });
    await client.upload('/reimport-scan/', { test: String(place.test), close_old_findings: 'false' }, [row('t-2')]);
    const [kept, twin] = [stored(client, 't-1'), stored(client, 't-2')];
    expect((await client.call('POST', `/findings/${twin.id}/original/${kept.id}/`)).status).toBe(204);
    expect([flags(twin), twin.duplicate_finding]).toEqual(['D', kept.id]);
    expect((await client.call('PATCH', `/findings/${twin.id}/`, { active: true })).status).toBe(400);
    expect((await client.call('POST', `/findings/${twin.id}/duplicate/reset/`)).status).toBe(204);
    expect([flags(twin), twin.duplicate_finding]).toEqual(['A', null]);
    expect((await client.call('POST', `/findings/${twin.id}/duplicate/reset/`)).status).toBe(400);
  });
});

describe('creating a finding by the API', () => {
  const values = {
    title: 'a',
    severity: 'High',
    description: 'd',
    active: true,
    verified: false,
    numerical_severity: 'S1',
    found_by: [1],
  };

  it.each(['title', 'severity', 'description', 'active', 'verified', 'numerical_severity', 'found_by'])(
    'asks for %s',
    async (field) => {
      const client = clientOf();
      const { test } = await placeWith(client);
      const { status, body } = await client.call('POST', '/findings/', { ...values, test, [field]: undefined });
      expect([status, body[field]]).toEqual([400, ['This field is required.']]);
    },
  );

  it('hashes it as an import would, so that a reimport finds it', async () => {
    const client = clientOf();
    const { test } = await placeWith(client);
    await client.call('POST', '/findings/', { ...values, ...row('g-1'), test });
    await client.upload('/reimport-scan/', { test: String(test) }, [row('g-1')]);
    expect(client.dojo.store.findings.list()).toHaveLength(1);
  });
});

describe('what hangs on a finding', () => {
  let client: Client;
  let place: Place;
  beforeEach(async () => {
    client = clientOf();
    place = await placeWith(client, [row('g-1', { tags: ['old'] })]);
  });

  it('has tags that are added and removed one by one', async () => {
    expect((await client.call('POST', '/findings/1/tags/', { tags: ['gecko'] })).body).toEqual({
      tags: ['gecko', 'old'],
    });
    expect((await client.call('PUT', '/findings/1/remove_tags/', { tags: ['old'] })).status).toBe(204);
    expect((await client.call('PUT', '/findings/1/remove_tags/', { tags: ['old'] })).status).toBe(400);
    expect((await client.call('GET', '/findings/1/')).body['tags']).toEqual(['gecko']);
  });

  it('has notes, the newest first', async () => {
    for (const entry of ['one', 'two'])
      expect((await client.call('POST', '/findings/1/notes/', { entry })).status).toBe(201);
    const { body } = await client.call('GET', '/findings/1/');
    expect((body['notes'] as { entry: string }[]).map(({ entry }) => entry)).toEqual(['two', 'one']);
  });

  it('is closed now, whatever date is sent; without is_mitigated the server fails', async () => {
    expect((await client.call('POST', '/findings/1/close/', {})).status).toBe(500);
    const closing = { is_mitigated: true, mitigated: '2026-01-01T00:00:00Z', note: 'done' };
    const { body } = await client.call('POST', '/findings/1/close/', closing);
    expect(body).toMatchObject({ is_mitigated: true, mitigated: '2026-03-01T10:00:00Z', mitigated_by: 1 });
  });

  it('goes with its test, and takes its metadata along', async () => {
    await client.call('POST', '/findings/1/metadata/', { name: 'gecko', value: 'g-1' });
    expect((await client.call('DELETE', `/tests/${place.test}/`)).status).toBe(204);
    expect((await client.call('GET', '/findings/1/')).body).toEqual({ detail: 'No Finding matches the given query.' });
    expect(client.dojo.store.metadata.list()).toEqual([]);
  });
});
