import type { Prices } from '../../../infra/local/defectdojo/prices.ts';
import type { ImportRow } from '../../../shared/domain/desired/import-row.ts';
import { shortest } from './series.ts';
import type { TimedCall } from './timed-client.ts';

/** What uploads cost: a file, and what is done to each row of it. */
export type UploadPrices = Pick<
  Prices,
  | 'importFile'
  | 'reimportFile'
  | 'importedRow'
  | 'reimportedNewRow'
  | 'matchedRow'
  | 'statusRow'
  | 'reactivatedRow'
  | 'closedFinding'
  | 'findingThere'
>;

/** Where the uploads go. */
export interface UploadPlace {
  readonly engagement: number;
  readonly newTest: () => Promise<number>;
  /** A test that holds the rows and many more. */
  readonly fullTest: number;
  readonly findingsInFullTest: number;
  readonly rows: readonly ImportRow[];
}

const rounds = 2;
const mitigated = '2026-01-01T00:00:00Z';

/** Imports and reimports files of one row and of many into tests of their own, so that a file and a row have a price each. */
export async function uploadPrices(call: TimedCall, place: UploadPlace): Promise<UploadPrices> {
  const measured: UploadTimes[] = [];
  for (let round = 0; round < rounds; round += 1) measured.push(await onceAround(call, place));
  const ms = (name: keyof UploadTimes) => shortest(measured.map((one) => one[name]));
  const count = place.rows.length;
  const perFurtherRow = (many: keyof UploadTimes, one: keyof UploadTimes) => (ms(many) - ms(one)) / (count - 1);
  const importedRow = perFurtherRow('imported', 'importedOne');
  const findingThere = Math.max(0, (ms('oneAmongMany') - ms('oneAlone')) / place.findingsInFullTest);
  const reimportFile = ms('nothing');
  const perRow = (name: keyof UploadTimes) => (ms(name) - reimportFile) / count - findingThere;
  return {
    importFile: ms('importedOne') - importedRow,
    reimportFile,
    importedRow,
    reimportedNewRow: perFurtherRow('reimported', 'reimportedOne'),
    matchedRow: perRow('matched'),
    statusRow: perRow('closedByRows'),
    reactivatedRow: perRow('reopenedByRows'),
    closedFinding: perFurtherRow('closedAsLacking', 'oneAlone'),
    findingThere,
  };
}

type UploadTimes = Awaited<ReturnType<typeof onceAround>>;

/** The milliseconds of each kind of upload. */
async function onceAround(call: TimedCall, { engagement, newTest, fullTest, rows }: UploadPlace) {
  const imported = async (file: readonly object[]) => {
    const form = { engagement: String(engagement), close_old_findings: 'false', minimum_severity: 'Info' };
    return (await call('POST', 'import-scan/', { form, rows: file })).ms;
  };
  const reimported = async (test: number, file: readonly object[], closesOld = false) => {
    const form = { test: String(test), close_old_findings: String(closesOld), minimum_severity: 'Info' };
    return (await call('POST', 'reimport-scan/', { form, rows: file })).ms;
  };
  const one = rows.slice(0, 1);
  const closed = rows.map((row) => ({ ...row, active: false, is_mitigated: true, mitigated }));
  const [small, large] = [await newTest(), await newTest()];
  // Each goes on from where the one before left the tests.
  return {
    nothing: await reimported(small, []),
    importedOne: await imported(one),
    imported: await imported(rows),
    reimportedOne: await reimported(small, one),
    reimported: await reimported(large, rows),
    oneAlone: await reimported(small, one),
    oneAmongMany: await reimported(fullTest, one),
    matched: await reimported(large, rows),
    closedByRows: await reimported(large, closed),
    reopenedByRows: await reimported(large, rows),
    closedAsLacking: await reimported(large, one, true),
  };
}
