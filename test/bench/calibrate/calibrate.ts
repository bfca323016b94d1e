import { measuredMs, type Prices } from '../../../infra/local/defectdojo/prices.ts';
import { fileRow } from '../import-rows.ts';
import type { RealDefectDojo } from '../options.ts';
import { richRow } from '../rows.ts';
import { smallPrices } from './small-calls.ts';
import { createTimedClient } from './timed-client.ts';
import { uploadPrices } from './uploads.ts';

const testType = 'Gecko Scan (Generic Findings Import)';
const findingsInFullTest = 500;
const rowsPerFile = 200;
const dates = { target_start: '2026-01-01', target_end: '2999-12-31' };

/** Measures what a DefectDojo's work takes it, in a product of its own that is removed afterwards. */
export async function calibrate(real: RealDefectDojo): Promise<Prices> {
  const { call, close } = await createTimedClient(real);
  const post = async (path: string, json: object) => (await call('POST', path, { json })).body.id;
  const [productType] = (await call('GET', 'product_types/?limit=1')).body.results;
  if (!productType) throw new Error('The key sees no product type in this DefectDojo.');
  const name = `calibration ${new Date().toISOString()}`;
  const description = 'Made by a bench of the Gecko export; may be deleted.';
  const product = await post('products/', { name, description, prod_type: productType.id });
  try {
    const newEngagement = (of: string) => post('engagements/', { product, name: of, ...dates });
    const engagement = await newEngagement('Uploads');
    const ends = { target_start: '2026-01-01T00:00:00Z', target_end: '2999-12-31T00:00:00Z' };
    const rows = Array.from({ length: findingsInFullTest }, (_, index) => fileRow(richRow(index, 'first push')));
    const full = await newEngagement('Small calls');
    const form = { engagement: String(full), close_old_findings: 'false', minimum_severity: 'Info' };
    // Makes the test type, too, where the server doesn't know it yet.
    const test = (await call('POST', 'import-scan/', { form, rows })).body.test_id;
    const [known] = (await call('GET', `test_types/?name=${encodeURIComponent(testType)}`)).body.results;
    if (!known) throw new Error(`The DefectDojo has no test type "${testType}" after an import.`);
    const newTest = () => post('tests/', { engagement, test_type: known.id, ...ends });
    const small = await smallPrices(call, { product, engagement: full, test, testType: known.id });
    const place = { engagement, newTest, fullTest: test, findingsInFullTest, rows: rows.slice(0, rowsPerFile) };
    const measured = { ...small, ...(await uploadPrices(call, place)) };
    const names = Object.keys(measuredMs) as (keyof Prices)[];
    return Object.fromEntries(names.map((one) => [one, measured[one]])) as Prices;
  } finally {
    await call('DELETE', `products/${product}/`);
    await close();
  }
}
