import { formFlag } from '../http/multipart.ts';
import { mustBeAllowed, productOf } from '../model/permissions.ts';
import type { EngagementRecord, TestRecord, UserRecord } from '../model/records.ts';
import { invalidList } from '../model/rejection.ts';
import { genericScanType } from '../model/seed.ts';
import type { Store } from '../model/store.ts';
import { createContext, productByName } from './upload-context.ts';

type Fields = Map<string, string>;

/** The engagement that an upload names by id, or by names; with `auto_create_context` it is made if need be. */
export function engagementFor(store: Store, user: UserRecord, fields: Fields): EngagementRecord {
  const id = fields.get('engagement');
  if (id) {
    const engagement = store.engagements.get(Number(id));
    if (!engagement) throw invalidList(`Engagement "${id}" does not exist`);
    mustBeAllowed(store, user, 'import', { product: productOf(store, { engagement: engagement.id }) });
    return engagement;
  }
  const found = engagementByNames(store, fields);
  if (found) {
    mustBeAllowed(store, user, 'import', { product: productOf(store, { engagement: found.id }) });
    return found;
  }
  if (formFlag(fields, 'auto_create_context') !== true) throw missingContext(store, fields);
  return createContext(store, user, fields);
}

/** The test that a reimport names by id, or by names; `undefined` where `auto_create_context` has to make one. */
export function testFor(store: Store, user: UserRecord, fields: Fields): TestRecord | undefined {
  const id = fields.get('test');
  if (id) {
    const test = store.tests.get(Number(id));
    if (!test) throw invalidList(`Test "${id}" does not exist`);
    mustBeAllowed(store, user, 'import', { product: productOf(store, { test: test.id }) });
    return test;
  }
  const engagement = engagementByNames(store, fields);
  const title = fields.get('test_title');
  const named = store.tests
    .list()
    .filter((test) => test.engagement === engagement?.id && test.scan_type === genericScanType);
  const test = named.filter((row) => !title || row.title === title).at(-1);
  if (test) {
    mustBeAllowed(store, user, 'import', { product: productOf(store, { test: test.id }) });
    return test;
  }
  if (formFlag(fields, 'auto_create_context') === true) return undefined;
  if (!engagement) throw missingContext(store, fields);
  throw invalidList(
    title
      ? `Test "${title}" with scan_type "${genericScanType}" does not exist in Engagement "${engagement.name}"`
      : `Test with scan_type "${genericScanType}" does not exist in Engagement "${engagement.name}"`,
  );
}

function engagementByNames(store: Store, fields: Fields): EngagementRecord | undefined {
  const product = productByName(store, fields);
  const name = fields.get('engagement_name');
  return store.engagements.list().findLast((row) => row.product === product?.id && row.name === name);
}

function missingContext(store: Store, fields: Fields) {
  const [product, engagement] = [fields.get('product_name'), fields.get('engagement_name')];
  if (!product || !engagement)
    return invalidList('Need engagement_id or product_name + engagement_name to perform import');
  if (!productByName(store, fields)) return invalidList(`Product "${product}" does not exist`);
  return invalidList(`Engagement "${engagement}" does not exist in Product "${product}"`);
}
