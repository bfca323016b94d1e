import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { FindingsFileError, readFindingsFile } from '../../../../../infra/local/gecko/findings-file.ts';
import { aGecko, aRow } from './a-gecko.ts';

const publishedScan = new URL('../../../../support/published-scan.json', import.meta.url);

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'findings-file-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function reading(content: unknown) {
  const path = join(folder, 'findings.json');
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return readFindingsFile(path);
}

const scanFields = {
  scanId: '0b6f1c1e-7d4f-4d0b-9a53-0e3b8e3f1a11',
  scanName: 'Nightly',
  scanCreatedAt: '2026-10-01T03:00:00.000Z',
};

describe('a findings file', () => {
  it('may be an array of rows; the scan comes from the rows', async () => {
    const dataSet = await reading([{ ...aRow({ name: 'a' }), ...scanFields }]);
    expect(dataSet).toEqual({
      repository: 'local/findings',
      branch: 'main',
      scan: { id: scanFields.scanId, name: 'Nightly', createdAt: scanFields.scanCreatedAt },
      rows: [aRow({ name: 'a' })],
    });
  });

  it("may be the answer of Gecko's API; the repository comes from its top level", async () => {
    const dataSet = await reading({
      version: 'v1',
      repository: 'acme/shop',
      data: [aRow()],
      pagination: {},
      filters: {},
    });
    expect(dataSet).toMatchObject({ repository: 'acme/shop', rows: [aRow()] });
  });

  it('may tell everything about its scan', async () => {
    const scan = {
      id: '5f0c7a36-8a4e-4f6b-9f0e-2b1d7c9e4a11',
      name: 'Release scan',
      createdAt: '2026-06-04T22:12:00+02:00',
      repository: 'gitlab:acme/billing',
      branch: 'master',
      commit: '1634b21',
    };
    expect(await reading({ scan, findings: [aRow()] })).toEqual({
      repository: 'gitlab:acme/billing',
      branch: 'master',
      commit: '1634b21',
      scan: { id: '5f0c7a36-8a4e-4f6b-9f0e-2b1d7c9e4a11', name: 'Release scan', createdAt: '2026-06-04T20:12:00.000Z' },
      rows: [aRow()],
    });
  });

  it('may leave out everything but titles; what is missing is the same on every read', async () => {
    const content = { findings: [{ title: 'First' }, { title: 'First' }] };
    const dataSet = await reading(content);
    expect(await reading(content)).toEqual(dataSet);
    expect(new Set(dataSet.rows.map(({ id }) => id)).size).toBe(2);
    expect(dataSet.rows[0]).toMatchObject({ title: 'First', severity: null, cvssVector: null });
  });

  it('keeps the fields of a richer Gecko', async () => {
    const { rows } = await reading([aRow({ status: 'fixed', line: 12 })]);
    expect(rows[0]).toMatchObject({ status: 'fixed', line: 12 });
  });

  it('counts rows of several scans as the newest scan, and of one id the newest row', async () => {
    const newer = {
      scanId: 'c1b0a8de-33d1-4c5e-8a77-4f2f0c6a9b22',
      scanName: 'Newer',
      scanCreatedAt: '2026-11-01T03:00:00.000Z',
    };
    const dataSet = await reading([
      { ...aRow({ name: 'a', severity: 5 }), ...scanFields },
      { ...aRow({ name: 'b' }), ...scanFields },
      { ...aRow({ name: 'a', severity: 8 }), ...newer },
    ]);
    expect(dataSet.scan).toEqual({
      id: 'c1b0a8de-33d1-4c5e-8a77-4f2f0c6a9b22',
      name: 'Newer',
      createdAt: newer.scanCreatedAt,
    });
    expect(dataSet.rows).toEqual([aRow({ name: 'a', severity: 8 }), aRow({ name: 'b' })]);
  });

  it('is what a Gecko can start with', async () => {
    const { list } = aGecko({ dataSet: await reading({ scan: { repository: 'acme/file' }, findings: [aRow()] }) });
    expect((await list('/api/v1/repositories')).data).toMatchObject([{ name: 'acme/file', provider: 'github' }]);
    expect((await list('/api/v1/repositories/acme%2Ffile/vulnerabilities')).pagination.total).toBe(1);
  });

  test.each<[string, unknown, RegExp]>([
    ['is not JSON', '{ "findings": [', /findings\.json is not JSON/],
    ['holds no findings', { results: [] }, /holds no findings: give an array of rows/],
    ['is not even an object', '"text"', /holds no findings/],
    ['is empty', [], /Give at least one finding/],
    ['has a row without a title', { findings: [aRow(), { id: 'x' }] }, /row 1, field title: /],
    ['has a severity in words', { data: [aRow({ severity: 'high' })] }, /row 0, field severity: /],
    ['has a severity off the scale', [aRow({ severity: 11 })], /row 0, field severity: /],
    ['has a row that is no object', [aRow(), 'finding'], /row 1: /],
    ['has the same id twice', [aRow(), aRow({ name: 'b' }), aRow()], /row 2, field id: row 0 of the same scan/],
    [
      'has a scan id that no event can carry',
      { scan: { id: 'scan-1' }, findings: [aRow()] },
      /scan\.id: Give a scan id/,
    ],
    ['has a bad scan', { scan: { createdAt: 'yesterday' }, findings: [aRow()] }, /scan\.createdAt: /],
  ])('is refused when it %s', async (_sentence, content, message) => {
    const refused = reading(content);
    await expect(refused).rejects.toBeInstanceOf(FindingsFileError);
    await expect(refused).rejects.toMatchObject({ code: 'bad_findings_file', message: expect.stringMatching(message) });
  });

  it('is refused when it does not exist', async () => {
    await expect(readFindingsFile(join(folder, 'none.json'))).rejects.toThrow(/none\.json can't be read \(ENOENT\)/);
  });

  it('may be a write-up of a published scan', async () => {
    const dataSet = await readFindingsFile(publishedScan.pathname);
    expect(dataSet.rows).toHaveLength(64);
    expect(dataSet).toMatchObject({
      repository: 'bytechef/bytechef',
      branch: 'master',
      commit: '1634b21',
      scan: { id: '0ef83db6-942b-4c37-b412-a1daf793255e', createdAt: '2026-06-04T22:12:00.000Z' },
    });
  });
});
