import { beforeEach, describe, expect, it } from 'vitest';
import { aConnectedWorld, aRow, type ConnectedWorld, someRows } from '../../../support/a-connected-world.ts';
import type { Row } from '../../../support/sync-world.ts';

const rowsOf = (fields: Partial<Row> = {}) => someRows(4, fields);

let world: ConnectedWorld;

beforeEach(async () => {
  world = await aConnectedWorld();
});

const shown = (geckoId: string) => world.one(geckoId);
const order = (fault: object) => world.order({ times: null, ...fault });

/** Has everything of the product pushed to a JIRA. */
async function pushToJira(reachable: boolean): Promise<void> {
  const answer = await world.dojo.app.request('http://dojo/_control/jira', {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ projects: [{ product: 1, reachable }] }),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

/** The API's answer about a finding as it is now. */
async function answerAbout(geckoId: string): Promise<Record<string, unknown>> {
  const headers = { authorization: `Token ${world.dojo.apiKey}` };
  const answer = await world.dojo.app.request(`http://dojo/api/v2/findings/${shown(geckoId)?.id}/`, { headers });
  return (await answer.json()) as Record<string, unknown>;
}

describe('changes that DefectDojo stores and then answers with 400, since pushing to JIRA fails', () => {
  beforeEach(async () => {
    await world.tell(await world.scan(rowsOf()));
    await pushToJira(false);
  });

  it('count as done, with a warning that has its words', async () => {
    world.dojo.controls.requests.clear();
    const run = await world.tell(await world.scan(rowsOf({ severity: 9.5 })));
    expect(run).toMatchObject({
      outcome: 'succeeded',
      counts: { changed: 4, quarantined: 0 },
      reasons: { jira_push_failed: 4 },
      warnings: [{ code: 'jira_push_failed', message: expect.stringContaining('could not be connected') }],
    });
    expect(run.warnings).toHaveLength(1);
    for (const entry of await world.lastEntries()) {
      expect(entry).toMatchObject({
        operation: 'changed',
        code: 'jira_push_failed',
        reason: expect.stringContaining('could not be connected'),
      });
    }
    expect(world.patches()).toHaveLength(4);
  });

  it('leave nothing to be done by the next run', async () => {
    await world.tell(await world.scan(rowsOf({ severity: 9.5, status: 'false_positive' })));
    expect(shown('g-3')).toMatchObject({ severity: 'Critical', false_p: true });
    const again = await world.tell(await world.scan(rowsOf({ severity: 9.5, status: 'false_positive' })));
    expect(again).toMatchObject({ counts: { unchanged: 4 }, defectDojoCalls: 2, warnings: [], reasons: {} });
  });

  it('let what goes after them be done: tags, a note, an acceptance', async () => {
    Object.assign(shown('g-0') ?? {}, { description: 'Edited by Ada.' });
    const changed = aRow(0, { type: 'RCE', shortDescription: 'New.', severity: 9.5 });
    const accepted = aRow(1, { status: 'accepted_risk', severity: 9.5 });
    await world.tell(await world.scan([changed, accepted, aRow(2), aRow(3)]));
    expect(shown('g-0')).toMatchObject({
      severity: 'Critical',
      tags: expect.arrayContaining(['gecko-type:rce']),
      notes: [{}],
    });
    expect(shown('g-1')).toMatchObject({ severity: 'Critical', risk_accepted: true });
  });

  it('are told apart from those that it refuses', async () => {
    const effect = { kind: 'status', status: 400, when: 'before' };
    await order({ method: 'PATCH', path: `/api/v2/findings/${shown('g-1')?.id}/`, effect });
    expect(await world.tell(await world.scan(rowsOf({ severity: 9.5 })))).toMatchObject({
      counts: { changed: 3, quarantined: 1 },
      reasons: { jira_push_failed: 3, refused_by_defectdojo: 1 },
    });
  });
});

describe('findings that are not verified, in a product of which everything is pushed to JIRA', () => {
  it('follow Gecko, content and status', async () => {
    await world.changeSettings({ markVerified: false });
    await world.tell(await world.scan(rowsOf()));
    await pushToJira(true);
    const rows = [aRow(0, { severity: 9.5 }), aRow(1, { status: 'false_positive' }), aRow(2), aRow(3)];
    expect(await world.tell(await world.scan(rows))).toMatchObject({
      outcome: 'succeeded',
      counts: { changed: 1, closed: 1, quarantined: 0 },
      warnings: [{ code: 'jira_push_failed', message: expect.stringContaining('must be active and verified') }],
    });
    expect([shown('g-0'), shown('g-1')]).toMatchObject([{ severity: 'Critical' }, { false_p: true }]);
    await world.tell(await world.scan([aRow(0, { severity: 5 }), aRow(1), aRow(2), aRow(3)]));
    expect([shown('g-0'), shown('g-1')]).toMatchObject([{ severity: 'Medium' }, { active: true }]);
  });
});

describe('a write beside a PATCH that is answered with 400 though it was done', () => {
  beforeEach(() => world.scan(rowsOf()).then((scan) => world.tell(scan)));

  it.each([
    ['tags that are added', 'POST', '/api/v2/findings/*/tags/'],
    ['tags that are removed', 'PUT', '/api/v2/findings/*/remove_tags/'],
  ])('counts as done: %s', async (_what, method, path) => {
    await order({ method, path, effect: { kind: 'status', status: 400, when: 'after' } });
    const run = await world.tell(await world.scan(rowsOf({ type: 'RCE' })));
    expect(run).toMatchObject({ outcome: 'succeeded', counts: { changed: 4, quarantined: 0 } });
    expect(shown('g-2')?.tags).toContain('gecko-type:rce');
    const untyped = await world.tell(await world.scan(rowsOf()));
    expect(untyped).toMatchObject({ outcome: 'succeeded', counts: { changed: 4, quarantined: 0 } });
    expect(shown('g-2')?.tags).not.toContain('gecko-type:rce');
  });

  it('counts as done: a note, which is not left twice', async () => {
    const path = '/api/v2/findings/*/notes/';
    await order({ method: 'POST', path, effect: { kind: 'status', status: 400, when: 'after' } });
    const run = await world.tell(await world.scan(rowsOf({ status: 'fix_verified' })));
    expect(run).toMatchObject({ outcome: 'succeeded', counts: { closed: 4, quarantined: 0 } });
    expect(shown('g-2')?.notes).toHaveLength(1);
  });

  it('counts as done: tags of the product', async () => {
    await order({
      method: 'PATCH',
      path: '/api/v2/products/1/',
      effect: { kind: 'status', status: 400, when: 'after' },
    });
    await order({
      method: 'PATCH',
      path: '/api/v2/metadata/*',
      effect: { kind: 'status', status: 400, when: 'after' },
    });
    await world.changeSettings({ asvsVersion: '4.0.3' });
    const run = await world.tell(await world.scan(rowsOf()));
    expect(run.warnings).toEqual([]);
    expect(world.dojo.store.products.list()[0]?.tags.some((tag) => tag.startsWith('asvs:4.0.3'))).toBe(true);
  });
});

describe('a PATCH that is answered with 200', () => {
  beforeEach(() => world.scan(rowsOf()).then((scan) => world.tell(scan)));

  it('is not taken for done where the answer shows something else', async () => {
    const path = `/api/v2/findings/${shown('g-1')?.id}/`;
    const body = await answerAbout('g-1');
    await order({ method: 'PATCH', path, effect: { kind: 'status', status: 200, body, when: 'before' } });
    const run = await world.tell(await world.scan(rowsOf({ severity: 9.5 })));
    expect(run).toMatchObject({ outcome: 'partial', counts: { changed: 3, quarantined: 1 } });
    expect(await world.lastEntries()).toContainEqual(
      expect.objectContaining({
        geckoId: 'g-1',
        code: 'refused_by_defectdojo',
        reason: expect.stringMatching(/shows otherwise: severity/),
      }),
    );
    world.dojo.controls.requests.clear();
    await world.tell(await world.scan(rowsOf({ severity: 9.5 })));
    expect(world.patches()).toEqual([]);
  });

  it('is taken for done in the parts that the answer shows', async () => {
    await order({
      method: 'PATCH',
      path: `/api/v2/findings/${shown('g-1')?.id}/`,
      bodyIncludes: '"false_p":true',
      effect: { kind: 'status', status: 200, body: await answerAbout('g-1'), when: 'before' },
    });
    const rows = [aRow(0), aRow(1, { severity: 9.5, status: 'false_positive' }), aRow(2), aRow(3)];
    expect(await world.tell(await world.scan(rows))).toMatchObject({
      counts: { changed: 1, closed: 0, quarantined: 1 },
    });
    expect(shown('g-1')).toMatchObject({ severity: 'Critical', active: true });
    world.dojo.controls.faults.clear();
    world.clock.advance(24 * 60 * 60 * 1000);
    expect(await world.tell(await world.scan(rows))).toMatchObject({ counts: { closed: 1, quarantined: 0 } });
  });
});
