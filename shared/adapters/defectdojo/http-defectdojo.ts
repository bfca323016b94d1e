import type * as z from 'zod';
import { OutsideFailure } from '../../domain/outside-failure.ts';
import { requestPath } from '../../http/request-path.ts';
import type { DefectDojo } from '../../ports/defectdojo.ts';
import { createDefectDojoCalls, type DefectDojoCalls, type HttpDefectDojoOptions } from './calls.ts';
import {
  engagementSchema,
  findingSchema,
  productSchema,
  productTypeSchema,
  profileSchema,
  testSchema,
  testTypeSchema,
  uploadSchema,
} from './response-schemas.ts';
import { unlessMissing } from './unless-missing.ts';
import { importForm, reimportForm } from './upload-form.ts';

/** Objects of one name or one engagement: far more than there are, so that one page holds them. */
const allOfThemLimit = 250;
/** `info.version` stands in the first 120 bytes of the schema, which is 800 kB long (measured on 2.38.4 to 3.2.0). */
const schemaHeadBytes = 4_096;

/** {@link DefectDojo} over API v2, with a connection of its own. Call `close` when done with it. @throws {BaseUrlError} */
export function createHttpDefectDojo(options: HttpDefectDojoOptions): DefectDojo & { close(): Promise<void> } {
  const calls = createDefectDojoCalls(options);
  return Object.assign(defectDojoOver(calls), { close: () => calls.close() });
}

/** {@link DefectDojo} over calls that others share. */
export function defectDojoOver(calls: DefectDojoCalls): DefectDojo {
  const { get, list } = calls;
  const post = <T extends z.ZodType>(schema: T, path: string, value: object) =>
    calls.write(schema, { method: 'POST', path, value });
  const byId = <T extends { id: number }>(items: readonly T[]) => items.toSorted((a, b) => a.id - b.id);

  return {
    get calls() {
      const { read, write, upload } = calls.usage;
      return read.calls + write.calls + upload.calls;
    },

    profile: () => get(profileSchema, '/api/v2/user_profile/'),

    async version() {
      try {
        const head = await calls.anonymousHead('/api/v2/oa3/schema/', { format: 'json' }, schemaHeadBytes);
        return /"version":\s*"(\d+\.\d+\.\d+)"/.exec(head)?.[1];
      } catch {
        // A proxy may hide the schema; an unknown version means the conservative set of fields, not a failure.
        return undefined;
      }
    },

    productTypes: (page) => list(productTypeSchema, '/api/v2/product_types/', { ...page }),

    async products(search, page) {
      return list(productSchema, '/api/v2/products/', {
        ...(search === '' ? {} : { name: search }),
        o: 'name',
        ...page,
      });
    },

    product: (id) => unlessMissing(get(productSchema, requestPath`/api/v2/products/${id}/`)),

    async productsNamed(name) {
      const { items } = await list(productSchema, '/api/v2/products/', { name_exact: name, limit: allOfThemLimit });
      return byId(items).filter((product) => product.name.toLowerCase() === name.toLowerCase());
    },

    createProduct: ({ name, description, productTypeId }) =>
      post(productSchema, '/api/v2/products/', { name, description, prod_type: productTypeId }),

    // The right is judged before the fields are, so a request that lacks them tells it and creates nothing:
    // 403 without the right, 400 with it (measured for products on 3.2.0).
    mayCreateProducts: (productTypeId) =>
      isAllowed(post(productSchema, '/api/v2/products/', { name: '', description: '', prod_type: productTypeId })),
    mayImportInto: (productId) => isAllowed(post(engagementSchema, '/api/v2/engagements/', { product: productId })),

    async engagementsNamed(productId, name) {
      const query = { product: productId, name, limit: allOfThemLimit };
      const { items } = await list(engagementSchema, '/api/v2/engagements/', query);
      return byId(items)
        .filter((engagement) => engagement.name === name)
        .map(({ id }) => id);
    },

    async createEngagement({ productId, name, startsOn, endsOn }) {
      const engagement = await post(engagementSchema, '/api/v2/engagements/', {
        product: productId,
        name,
        target_start: startsOn,
        target_end: endsOn,
        engagement_type: 'CI/CD',
        status: 'In Progress',
        deduplication_on_engagement: true,
      });
      return engagement.id;
    },

    test: (id) => unlessMissing(get(testSchema, requestPath`/api/v2/tests/${id}/`)),

    async testsOf(engagementId) {
      const { items } = await list(testSchema, '/api/v2/tests/', { engagement: engagementId, limit: allOfThemLimit });
      return byId(items).filter((test) => test.engagementId === engagementId);
    },

    async testTypeNamed(name) {
      const { items } = await list(testTypeSchema, '/api/v2/test_types/', { name, limit: allOfThemLimit });
      return items.find((type) => type.name === name)?.id;
    },

    createTest: ({ engagementId, testTypeId, title, startsAt, endsAt }) =>
      post(testSchema, '/api/v2/tests/', {
        engagement: engagementId,
        test_type: testTypeId,
        scan_type: 'Generic Findings Import',
        title,
        target_start: startsAt,
        target_end: endsAt,
      }),

    async importFindings({ engagementId, testTitle, findings }) {
      return (await calls.upload(uploadSchema, '/api/v2/import-scan/', importForm(engagementId, testTitle, findings)))
        .test_id;
    },

    async reimportFindings({ testId, findings }) {
      await calls.upload(uploadSchema, '/api/v2/reimport-scan/', reimportForm(testId, findings));
    },

    findingsOf: (testId, page) => list(findingSchema, '/api/v2/findings/', { test: testId, o: 'id', ...page }),
  };
}

async function isAllowed(incomplete: Promise<unknown>): Promise<boolean> {
  try {
    await incomplete;
    return true;
  } catch (error) {
    if (!(error instanceof OutsideFailure)) throw error;
    if (error.code === 'permission_denied') return false;
    if (error.kind === 'rejected') return true;
    throw error;
  }
}
