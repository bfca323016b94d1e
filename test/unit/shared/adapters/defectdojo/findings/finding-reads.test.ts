import { describe, expect, it } from 'vitest';
import { expireAcceptances } from '../../../../../../infra/local/defectdojo/model/acceptance-expiry.ts';
import { saveByForm } from '../../../../../../infra/local/defectdojo/model/form-save.ts';
import { readable } from '../../../../../../shared/domain/live/unreadable.ts';
import { aFilledDefectDojo, aRow, failureOf, measuredVersions } from '../a-sync-defectdojo.ts';

const openFlags = {
  active: true,
  verified: true,
  is_mitigated: false,
  false_p: false,
  risk_accepted: false,
  out_of_scope: false,
};
const manyIds = Array.from({ length: 260 }, (_, index) => `id-${index}`);

describe.each(measuredVersions)('reading findings of DefectDojo %s', (version) => {
  it('finds one by the longest Gecko id there can be, and none that only begins like it', async () => {
    const [long, alike] = ['a', 'b'].map((end) => `${'漢'.repeat(299)}${end}`);
    const { findings, testId, idOf } = await aFilledDefectDojo([long ?? '', alike ?? ''], { version });
    const found = await findings.findingsByGeckoId(testId, long ?? '');
    expect(readable(found).map(({ id }) => id)).toEqual([idOf(long ?? '')]);
  });

  it('shows identity, flags, tags and hash of a finding', async () => {
    const { findings, testId, idOf, live } = await aFilledDefectDojo(['a', 'b'], { version });
    await findings.patchFinding(idOf('b'), { active: false, is_mitigated: true });
    expect(await live('a')).toEqual({
      id: idOf('a'),
      testId,
      uniqueIdFromTool: 'a',
      flags: openFlags,
      statusChangedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      acceptances: [],
      duplicate: false,
      content: {
        title: 'Path Traversal',
        severity: 'High',
        severity_justification: '',
        description: 'Reads arbitrary files.\n\nGecko finding: a',
        mitigation: '',
        references: '',
        cwe: null,
        cvssv3: null,
        cvssv3_score: null,
        cvssv4: null,
        cvssv4_score: null,
        file_path: null,
        line: null,
        vuln_id_from_tool: null,
      },
      tags: ['gecko'],
      hashCode: expect.stringMatching(/^[0-9a-f]{64}$/),
      vulnerabilityIds: [],
      cwes: [],
      fixAvailable: null,
      hasEndpoints: false,
    });
    expect(await live('b')).toMatchObject({ flags: { ...openFlags, active: false, is_mitigated: true } });
  });

  it('shows what people gave to a finding, as far as the server tells', async () => {
    const { idOf, live, served } = await aFilledDefectDojo(['a'], { version });
    const given = { fix_available: true, cwes: ['CWE-79'], endpoints: [7], vulnerability_ids: ['CVE-2026-1'] };
    Object.assign(served.store.findings.get(idOf('a')) ?? {}, given);
    expect(await live('a')).toMatchObject({
      hasEndpoints: true,
      vulnerabilityIds: ['CVE-2026-1'],
      fixAvailable: version === '2.45.3' ? null : true,
      cwes: version === '3.2.0' ? ['CWE-79'] : [],
    });
  });

  it('shows the acceptances that list a finding, those that are over included', async () => {
    const { acceptances, idOf, live, served } = await aFilledDefectDojo(['a'], { version });
    const reason = 'Accepted in Gecko.';
    const expiresAt = '2020-01-01T12:00:00Z';
    await acceptances.createAcceptance({ name: 'over', findingIds: [idOf('a')], expiresAt, reason });
    expireAcceptances(served.store);
    await acceptances.createAcceptance({ name: 'endless', findingIds: [idOf('a')], expiresAt: null, reason });
    expect((await live('a'))?.acceptances).toEqual([
      { name: 'over', expiresAt: expect.any(String), endedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) },
      { name: 'endless', expiresAt: null, endedAt: null },
    ]);
  });

  it('shows what a person saved on its page as it would be sent', async () => {
    const { served, idOf, live } = await aFilledDefectDojo(['a'], { version });
    const before = await live('a');
    const finding = served.store.findings.get(idOf('a'));
    if (finding) saveByForm(served.store, finding, { mitigation: 'one\ntwo\n', file_path: '', vuln_id_from_tool: '' });
    expect(finding).toMatchObject({ mitigation: 'one\r\ntwo', cvssv3: '', file_path: '' });
    expect(await live('a')).toEqual({ ...before, content: { ...before?.content, mitigation: 'one\ntwo' } });
  });

  it('finds by Gecko id only what has exactly that id', async () => {
    const { findings, testId, idOf } = await aFilledDefectDojo(['F-1', 'F-10', 'f-1', 'XF-1'], { version });
    const found = await findings.findingsByGeckoId(testId, 'F-1');
    expect(readable(found).map(({ id }) => id)).toEqual([idOf('F-1')]);
  });
});

describe('reading findings by id', () => {
  it('asks for a hundred at a time, each once, and leaves out those that are gone', async () => {
    const { findings, testId, idOf, served } = await aFilledDefectDojo(manyIds);
    const ids = manyIds.map(idOf);
    served.store.findings.delete(ids[3] ?? 0);
    served.controls.requests.clear();
    const found = await findings.findingsById(testId, [...ids, ...ids]);
    expect(found.size).toBe(ids.length - 1);
    expect(found.has(ids[3] ?? 0)).toBe(false);
    expect(served.controls.requests.summary().requests).toBe(3);
  });

  it('costs no call without ids', async () => {
    const { findings, testId, served } = await aFilledDefectDojo(['a']);
    served.controls.requests.clear();
    expect((await findings.findingsById(testId, [])).size).toBe(0);
    expect(served.controls.requests.summary().requests).toBe(0);
  });

  it('leaves out a finding that lies in another test', async () => {
    const { findings, testId, idOf, engagementId } = await aFilledDefectDojo(['a']);
    await findings.importIntoNewTest({ engagementId, testTitle: 'Another', rows: [aRow('b')] });
    expect((await findings.findingsById(testId, [idOf('a') + 1])).size).toBe(0);
  });
});

describe('listing a test', () => {
  it('reads all pages in order of ids and keeps of each finding what is asked for', async () => {
    const { findings, testId, served } = await aFilledDefectDojo(manyIds);
    served.controls.requests.clear();
    const listing = await findings.listFindings(testId, ({ id }) => id);
    expect(listing).toMatchObject({ total: manyIds.length, changedWhileReading: false });
    expect(listing.items).toEqual([...listing.items].sort((one, other) => one - other));
    expect(new Set(listing.items).size).toBe(manyIds.length);
    expect(served.controls.requests.summary().requests).toBe(2);
  });

  it('tells that findings were deleted between two pages', async () => {
    const { findings, testId, served, idOf } = await aFilledDefectDojo(manyIds);
    let read = 0;
    const listing = await findings.listFindings(testId, ({ id }) => {
      read += 1;
      if (read === 250) served.store.findings.delete(idOf('id-0'));
      return id;
    });
    expect(listing).toMatchObject({ total: manyIds.length - 1, changedWhileReading: true });
  });

  it('tells that a finding was created between two pages', async () => {
    const { findings, testId, served, idOf } = await aFilledDefectDojo(manyIds);
    let read = 0;
    const listing = await findings.listFindings(testId, () => {
      read += 1;
      const copied = served.store.findings.get(idOf('id-0'));
      if (read === 250 && copied) served.store.findings.insert({ ...copied });
    });
    expect(listing).toMatchObject({ total: manyIds.length + 1, changedWhileReading: true });
    expect(listing.items).toHaveLength(manyIds.length + 1);
  });

  it('counts with one call', async () => {
    const { findings, testId, served } = await aFilledDefectDojo(manyIds);
    served.controls.requests.clear();
    expect(await findings.countFindings(testId)).toBe(manyIds.length);
    expect(served.controls.requests.summary().requests).toBe(1);
  });

  it('counts which of some are active with a call for each hundred of them', async () => {
    const { findings, testId, served, idOf } = await aFilledDefectDojo(manyIds);
    const some = manyIds.slice(0, 150).map(idOf);
    for (const id of some.slice(0, 2)) Object.assign(served.store.findings.get(id) ?? {}, { active: false });
    Object.assign(served.store.findings.get(idOf(manyIds.at(-1) ?? '')) ?? {}, { active: false });
    served.controls.requests.clear();
    expect(await findings.countActive(testId, [...some, ...some], true)).toBe(148);
    expect(served.controls.requests.summary().requests).toBe(2);
    expect(await findings.countActive(testId, some, false)).toBe(2);
    expect(await findings.countActive(testId, [], true)).toBe(0);
    expect(served.controls.requests.summary().requests).toBe(4);
  });

  it.each(measuredVersions)('shows with the same call which are duplicates, on %s', async (version) => {
    const { findings, testId, served, idOf } = await aFilledDefectDojo(['a', 'b', 'c', 'd'], { version });
    const duplicates = ['b', 'd'].map(idOf);
    for (const id of duplicates) Object.assign(served.store.findings.get(id) ?? {}, { duplicate: true });
    served.controls.requests.clear();
    expect(await findings.countWithDuplicates(testId, 3)).toEqual({ total: 4, duplicates: new Set(duplicates) });
    expect(await findings.countWithDuplicates(testId, 1)).toEqual({ total: 4, duplicates: new Set([idOf('b')]) });
    expect(served.controls.requests.summary().requests).toBe(2);
  });

  it('counts nothing in an empty test', async () => {
    const { findings, testId, served, idOf } = await aFilledDefectDojo(['a']);
    served.store.findings.delete(idOf('a'));
    expect(await findings.countFindings(testId)).toBe(0);
    expect(await findings.listFindings(testId, ({ id }) => id)).toEqual({
      items: [],
      total: 0,
      changedWhileReading: false,
      unread: [],
    });
  });
});

describe('a test that was deleted', () => {
  it.each(measuredVersions)('is told as not found by %s, although a filter says so with a 400', async (version) => {
    const { findings, dojo } = await aFilledDefectDojo([], { version });
    const failure = { code: 'not_found', kind: 'setup', status: 400 };
    expect(await failureOf(findings.countFindings(999))).toMatchObject(failure);
    expect(await failureOf(findings.listFindings(999, ({ id }) => id))).toMatchObject(failure);
    expect(await failureOf(findings.findingsById(999, [1]))).toMatchObject(failure);
    expect(await dojo.testsOf(999)).toEqual([]);
    expect(await dojo.engagementsNamed(999, 'Gecko: paperbaum')).toEqual([]);
  });
});

describe.each(measuredVersions)('the scan type of a test of DefectDojo %s', (version) => {
  it('is told, and can be set, which leaves everything else of it', async () => {
    const { dojo, testId } = await aFilledDefectDojo(['a'], { version });
    const before = await dojo.test(testId);
    expect(before).toMatchObject({ scanType: 'Generic Findings Import', title: 'Gecko paperbaum [team-1]' });
    await dojo.setScanType(testId, 'Bandit Scan');
    expect(await dojo.test(testId)).toEqual({ ...before, scanType: 'Bandit Scan' });
  });
});

describe('the notes of a finding', () => {
  it('are told by their texts', async () => {
    const { findings, idOf } = await aFilledDefectDojo(['a']);
    await findings.addNote(idOf('a'), 'Fixed in Gecko. (run 1)');
    expect(await findings.noteEntries(idOf('a'))).toEqual(['Fixed in Gecko. (run 1)']);
  });

  it('are unknown when the finding is gone', async () => {
    const { findings } = await aFilledDefectDojo([]);
    expect(await findings.noteEntries(999)).toBeUndefined();
  });

  it('are not taken to be gone because of a web page', async () => {
    const { findings, idOf, served } = await aFilledDefectDojo(['a']);
    served.controls.faults.order({ path: '/api/v2/findings/*/notes/', effect: { kind: 'html', status: 404 } });
    expect(await failureOf(findings.noteEntries(idOf('a')))).toMatchObject({ code: 'not_json', kind: 'setup' });
  });
});
