import { afterEach, describe, expect, it } from 'vitest';
import { saveByForm } from '../../../../infra/local/defectdojo/model/form-save.ts';
import { playedVersions } from '../../../../infra/local/defectdojo/model/traits.ts';
import { repairReason, type Trigger } from '../../../../shared/domain/events/trigger.ts';
import { driftCheckReason } from '../../../../shared/domain/sync/drift-check.ts';
import { differenceOfStored, storedVectors } from '../../../support/cvss-as-stored.ts';
import { createSyncWorld, type Row, type SyncWorld } from '../../../support/sync-world.ts';

let world: SyncWorld;
afterEach(() => world.stop());

let asked = 0;
const request = (reason: string): Trigger => {
  asked += 1;
  return { kind: 'request', id: `wish-${asked}`, reason };
};

const row = (id: string, fields: Partial<Row> = {}): Row => ({
  id,
  title: id,
  type: 'SQLi',
  severity: 7.5,
  status: 'open',
  shortDescription: `What ${id} is:\n1. one\n2. two`,
  remediation: 'Mend it.\nNow.',
  ...fields,
});

/** What a server stores otherwise than it is sent. */
const stored: readonly Partial<Row>[] = [
  ...storedVectors.map(([cvssVector]) => ({ cvssVector })),
  ...[...differenceOfStored.keys()].slice(0, 3).map((cvssVector) => ({ cvssVector })),
  { title: 'sql injection IN the "login" form' },
  { title: '\u0131stanbul \u0131n a title, \u0130\u00df\u03c2' },
  { title: '  spaces  around  ', remediation: '\r\n lines\rof all\r\nkinds \n' },
  { type: 'Tag, with "odd" things' },
  { cwe: null, filePath: null, type: null, cvssVector: 'none' },
];
const rows = (of = stored): Row[] => of.map((fields, index) => row(`finding ${index}`, fields));
/** Each with what the next one had, so that each of these values goes by PATCH too. */
const rotated = rows([...stored.slice(1), ...stored.slice(0, 1)]);

async function exported(version: (typeof playedVersions)[number], first: readonly Row[]): Promise<void> {
  world = await createSyncWorld('acme/shop', { version });
  await world.connect();
  expect((await world.tell(await world.scan(first))).outcome).toBe('succeeded');
}

/** What DefectDojo was asked to change meanwhile. */
async function writesDuring(runs: () => Promise<void>): Promise<string[]> {
  const { requests } = world.dojo.controls;
  requests.clear();
  await runs();
  return requests
    .summary()
    .counters.filter(({ method }) => method !== 'GET')
    .map(({ method, path }) => `${method} ${path}`);
}

describe.each(playedVersions)('what DefectDojo %s stores otherwise than it was sent', (version) => {
  it.each([
    ['a file', rows(), undefined],
    ['PATCHes', rotated, rows()],
  ])('by %s is no change by anybody, and nothing to do', async (_, last, first) => {
    await exported(version, first ?? last);
    if (first) expect((await world.tell(await world.scan(last))).outcome).toBe('succeeded');

    const writes = await writesDuring(async () => {
      await world.tell(request(driftCheckReason));
      expect(await world.lastEntries()).toEqual([]);
      const again = await world.tell(await world.scan(last));
      expect(again.counts).toMatchObject({ unchanged: last.length, changed: 0 });
      const repaired = await world.tell(request(repairReason));
      expect(repaired.counts).toMatchObject({ unchanged: last.length, changed: 0, changedByPeople: 0 });
    });
    expect(writes).toEqual([]);
  });
});

describe('a finding that a person saves on its page in DefectDojo', () => {
  const saved = (id: string, changes: Parameters<typeof saveByForm>[2]) => {
    const finding = world.shown().get(id);
    if (!finding) throw new Error(`${id} is not there`);
    saveByForm(world.dojo.store, finding, changes);
    return finding;
  };

  it('has changed only in what the person changed', async () => {
    await exported('3.2.0', rows());
    for (const { id } of rows()) saved(id, {});
    saved('finding 1', { severity: 'Low' });
    await world.tell(request(driftCheckReason));
    expect((await world.lastEntries()).map(({ geckoId, reason }) => [geckoId, reason])).toEqual([
      ['finding 1', expect.stringMatching(/Changed: severity\.$/)],
    ]);
  });

  it('gets the new text from Gecko, since nobody edited the old one', async () => {
    await exported('3.2.0', [row('a')]);
    const finding = saved('a', { severity: 'Low' });
    await world.tell(await world.scan([row('a', { shortDescription: 'Quite\nanother.' })]));
    expect(finding).toMatchObject({ severity: 'Low', notes: [] });
    expect(finding.description).toMatch(/^Quite\nanother\.\n/);
  });
});
