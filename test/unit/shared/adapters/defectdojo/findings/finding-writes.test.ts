import { describe, expect, it } from 'vitest';
import { readable } from '../../../../../../shared/domain/live/unreadable.ts';
import { serveHttp, serveRaw } from '../../../http/loopback-server.ts';
import { aFilledDefectDojo, aRow, aSyncClient, failureOf, measuredVersions } from '../a-sync-defectdojo.ts';

const closed = {
  active: false,
  verified: false,
  is_mitigated: true,
  false_p: false,
  risk_accepted: false,
  out_of_scope: false,
};

describe.each(measuredVersions)('writing to one finding of DefectDojo %s', (version) => {
  it('changes content, and shows the finding as it then is', async () => {
    const { findings, idOf, live } = await aFilledDefectDojo(['a', 'b'], { version });
    const shown = await findings.patchFinding(idOf('a'), { severity: 'Low', mitigation: 'Validate it.', line: 7 });
    expect(shown).toMatchObject({ content: { severity: 'Low', mitigation: 'Validate it.', line: 7 } });
    expect(await live('a')).toEqual(shown);
    expect(await live('b')).toMatchObject({ content: { severity: 'High' } });
  });

  it('writes all six flags', async () => {
    const { findings, idOf } = await aFilledDefectDojo(['a'], { version });
    expect(await findings.patchFinding(idOf('a'), closed)).toMatchObject({ flags: closed });
    const falsePositive = { ...closed, false_p: true };
    expect(await findings.patchFinding(idOf('a'), falsePositive)).toMatchObject({ flags: falsePositive });
  });

  it('closes beside the marks of a person', async () => {
    const { findings, idOf } = await aFilledDefectDojo(['a'], { version });
    await findings.patchFinding(idOf('a'), { ...closed, is_mitigated: false, out_of_scope: true });
    const shown = await findings.patchFinding(idOf('a'), { active: false, is_mitigated: true });
    expect(shown).toMatchObject({ flags: { active: false, is_mitigated: true, out_of_scope: true } });
  });

  it('adds tags and removes tags, and leaves those of people', async () => {
    const { findings, idOf, live } = await aFilledDefectDojo(['a'], { version });
    expect(await findings.addTags(idOf('a'), ['asvs:5.0.0-v8', 'reviewed'])).toBe('done');
    expect(await findings.removeTags(idOf('a'), ['asvs:5.0.0-v8', 'gecko'])).toBe('done');
    expect((await live('a'))?.tags).toEqual(['reviewed']);
  });

  it('adds a note that everybody sees', async () => {
    const { findings, idOf, served } = await aFilledDefectDojo(['a'], { version });
    expect(await findings.addNote(idOf('a'), 'Fixed in Gecko.')).toBe('done');
    expect(served.store.findings.get(idOf('a'))?.notes).toMatchObject([{ entry: 'Fixed in Gecko.', private: false }]);
  });

  it('makes a twin a duplicate of the finding that is kept', async () => {
    const { findings, idOf, live, served } = await aFilledDefectDojo(['a', 'twin'], { version });
    expect(await findings.markDuplicate(idOf('twin'), idOf('a'))).toBe('done');
    expect(await live('twin')).toMatchObject({ duplicate: true, flags: { active: false } });
    expect(served.store.findings.get(idOf('twin'))?.duplicate_finding).toBe(idOf('a'));
    expect(await live('a')).toMatchObject({ duplicate: false, flags: { active: true } });
  });
});

type Findings = Awaited<ReturnType<typeof aFilledDefectDojo>>['findings'];

const writes: readonly (readonly [string, (findings: Findings, id: number) => Promise<unknown>, unknown])[] = [
  ['a PATCH', (findings, id) => findings.patchFinding(id, { title: 'New' }), undefined],
  ['adding tags', (findings, id) => findings.addTags(id, ['gecko']), 'gone'],
  ['removing tags', (findings, id) => findings.removeTags(id, ['gecko']), 'gone'],
  ['a note', (findings, id) => findings.addNote(id, 'Fixed.'), 'gone'],
  ['marking a duplicate', (findings, id) => findings.markDuplicate(id, id + 1), 'gone'],
];

describe('a finding that is gone', () => {
  it.each(writes)('is told by %s', async (_what, write, told) => {
    const { findings } = await aFilledDefectDojo([]);
    expect(await write(findings, 999)).toBe(told);
  });

  it.each(writes)('is not taken from a web page that answers %s', async (_what, write) => {
    const { findings, idOf, served } = await aFilledDefectDojo(['a']);
    served.controls.faults.order({ path: '/api/v2/findings/*', effect: { kind: 'html', status: 404 } });
    expect(await failureOf(write(findings, idOf('a')))).toMatchObject({ code: 'not_json', kind: 'setup', status: 404 });
  });

  it.each(writes)('is not taken from a missing right for %s', async (_what, write) => {
    const { idOf, served, productId } = await aFilledDefectDojo(['a'], { version: '2.58.4' });
    const { id, apiKey } = served.userWithKey();
    served.store.members.insert({ user: id, role: 5, target: { product: productId }, throughGroup: false });
    served.controls.faults.order({
      path: '/api/v2/findings/*',
      effect: { kind: 'status', status: 403, body: { detail: 'You do not have permission to perform this action.' } },
    });
    const { findings } = aSyncClient({ baseUrl: served.url, apiKey });
    const failure = await failureOf(write(findings, idOf('a')));
    expect(failure).toMatchObject({ code: 'permission_denied', kind: 'setup', status: 403 });
  });
});

describe('a write that DefectDojo rejects', () => {
  it('names the fields and why', async () => {
    const { findings, idOf } = await aFilledDefectDojo(['a']);
    const failure = await failureOf(findings.patchFinding(idOf('a'), { title: 'x'.repeat(512) }));
    expect(failure).toMatchObject({ kind: 'rejected', code: 'request_rejected', status: 400 });
    expect(String(failure)).toMatch(/title: Ensure this field has no more than 511 characters/);
    expect(String(failure)).not.toMatch(/ErrorDetail|Pro comes with/);
  });

  it('is told when a twin lies where it can not be a duplicate', async () => {
    const { findings, idOf, productId, dojo } = await aFilledDefectDojo(['a']);
    const apart = { productId, name: 'Gecko: other', startsOn: '2026-11-22', endsOn: '2999-12-31' };
    const engagementId = await dojo.createEngagement(apart);
    const other = await findings.importIntoNewTest({ engagementId, testTitle: 'Other', rows: [aRow('twin')] });
    const [twin] = other.kind === 'done' ? readable(await findings.findingsByGeckoId(other.testId, 'twin')) : [];
    const failure = await failureOf(findings.markDuplicate(twin?.id ?? 0, idOf('a')));
    expect(failure).toMatchObject({ kind: 'rejected', status: 400 });
  });
});

describe('tags', () => {
  it('cost no call when there are none to add or to remove', async () => {
    const { findings, idOf, served } = await aFilledDefectDojo(['a']);
    served.controls.requests.clear();
    await findings.addTags(idOf('a'), []);
    await findings.removeTags(idOf('a'), []);
    expect(served.controls.requests.summary().requests).toBe(0);
  });

  it('are removed although a person removed one of them meanwhile', async () => {
    const { findings, idOf, live } = await aFilledDefectDojo(['a']);
    await findings.addTags(idOf('a'), ['one', 'two']);
    await findings.removeTags(idOf('a'), ['two']);
    expect(await findings.removeTags(idOf('a'), ['one', 'two'])).toBe('done');
    expect((await live('a'))?.tags).toEqual(['gecko']);
  });

  it('are removed although the server spells them in another letter case', async () => {
    const { findings, idOf, live } = await aFilledDefectDojo(['a']);
    await findings.addTags(idOf('a'), ['ASVS:5.0.0-V8']);
    expect(await findings.removeTags(idOf('a'), ['asvs:5.0.0-v8'])).toBe('done');
    expect((await live('a'))?.tags).toEqual(['gecko']);
  });

  it('count as removed when none of them is there', async () => {
    const { findings, idOf, live } = await aFilledDefectDojo(['a']);
    expect(await findings.removeTags(idOf('a'), ['one', 'two'])).toBe('done');
    expect((await live('a'))?.tags).toEqual(['gecko']);
  });
});

describe('the answer to a write without content', () => {
  it('may be a 204 with a text, which some servers send', async () => {
    const { port } = await serveRaw((socket) => {
      socket.on('data', () => socket.write('HTTP/1.1 204 No Content\r\ncontent-length: 2\r\n\r\n{}'));
    });
    const { findings } = aSyncClient({ baseUrl: `http://127.0.0.1:${port}`, apiKey: 'k'.repeat(40) });
    expect(await findings.removeTags(1, ['gecko'])).toBe('done');
    expect(await findings.removeTags(2, ['gecko'])).toBe('done');
  });

  it('may not be a web page', async () => {
    const { port } = await serveHttp((_request, response) => response.end('<html>Please log in</html>'));
    const { findings } = aSyncClient({ baseUrl: `http://127.0.0.1:${port}`, apiKey: 'k'.repeat(40) });
    expect(await failureOf(findings.addNote(1, 'Fixed.'))).toMatchObject({ code: 'not_json', kind: 'setup' });
  });
});
