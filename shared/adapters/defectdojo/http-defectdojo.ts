import type * as z from 'zod';
import { OutsideFailure } from '../../domain/outside-failure.ts';
import { createOutboundClient, type OutboundRequest } from '../../http/outbound-client.ts';
import { requestPath } from '../../http/request-path.ts';
import type { TargetRules } from '../../http/target-rules.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DefectDojo, Page, PageRequest } from '../../ports/defectdojo.ts';
import { defectDojoFailure } from './defectdojo-failure.ts';
import {
  engagementSchema,
  findingSchema,
  listOf,
  productSchema,
  productTypeSchema,
  profileSchema,
  testSchema,
  testTypeSchema,
  uploadSchema,
} from './response-schemas.ts';
import { importForm, reimportForm } from './upload-form.ts';

/** How to reach one team's DefectDojo. */
export interface HttpDefectDojoOptions {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly rules: TargetRules;
  readonly userAgent: string;
  readonly clock: Clock;
  /** Longest wait for a read or a small write, milliseconds. @default 30 s */
  readonly callDeadlineMs?: number;
  /** Longest wait for an upload, milliseconds; measured: 500 findings take about 4 s. @default 120 s */
  readonly uploadDeadlineMs?: number;
  /** No call outlives this instant, milliseconds since the epoch. @default none */
  readonly endsAtMs?: number;
}

/** Objects of one name or one engagement: far more than there are, so that one page holds them. */
const allOfThemLimit = 250;
/** `info.version` stands in the first 120 bytes of the schema, which is 800 kB long (measured on 2.38.4 to 3.2.0). */
const schemaHeadBytes = 4_096;

/** {@link DefectDojo} over API v2. Call `close` when done with it. */
export function createHttpDefectDojo(options: HttpDefectDojoOptions): DefectDojo & { close(): Promise<void> } {
  const client = createOutboundClient({
    baseUrl: options.baseUrl,
    rules: options.rules,
    userAgent: options.userAgent,
    defaultHeaders: { authorization: `Token ${options.apiKey}` },
  });
  const { callDeadlineMs = 30_000, uploadDeadlineMs = 120_000, endsAtMs = Number.POSITIVE_INFINITY } = options;
  let calls = 0;
  const within = (deadlineMs: number) => Math.min(deadlineMs, endsAtMs - options.clock.now().getTime());

  const call = async <T extends z.ZodType>(
    schema: T,
    request: Omit<OutboundRequest, 'deadlineMs'>,
    deadlineMs = callDeadlineMs,
  ) => {
    calls += 1;
    try {
      return (await client.requestJson(schema, { ...request, deadlineMs: within(deadlineMs) })).data;
    } catch (error) {
      throw defectDojoFailure(error, options.clock.now());
    }
  };
  const get = <T extends z.ZodType>(schema: T, path: string, query: OutboundRequest['query'] = {}) =>
    call(schema, { method: 'GET', path, query });
  const post = <T extends z.ZodType>(schema: T, path: string, value: object) =>
    call(schema, { method: 'POST', path, body: { kind: 'json', value } });
  const upload = (path: string, body: OutboundRequest['body']) =>
    call(uploadSchema, { method: 'POST', path, body }, uploadDeadlineMs);
  const list = async <T>(item: z.ZodType<T>, path: string, query: OutboundRequest['query']): Promise<Page<T>> => {
    const { count, results } = await get(listOf(item), path, query);
    return { total: count, items: results };
  };
  const byId = <T extends { id: number }>(items: readonly T[]) => items.toSorted((a, b) => a.id - b.id);

  return {
    get calls() {
      return calls;
    },
    close: () => client.close(),

    profile: () => get(profileSchema, '/api/v2/user_profile/'),

    async version() {
      calls += 1;
      try {
        const { bodyText } = await client.request({
          method: 'GET',
          path: '/api/v2/oa3/schema/',
          query: { format: 'json' },
          anonymous: true,
          deadlineMs: within(callDeadlineMs),
          maxResponseBytes: schemaHeadBytes,
          overflow: 'cut',
        });
        return /"version":\s*"(\d+\.\d+\.\d+)"/.exec(bodyText)?.[1];
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
      return (await upload('/api/v2/import-scan/', importForm(engagementId, testTitle, findings))).test_id;
    },

    async reimportFindings({ testId, findings }) {
      await upload('/api/v2/reimport-scan/', reimportForm(testId, findings));
    },

    findingsOf: (testId: number, page: PageRequest) =>
      list(findingSchema, '/api/v2/findings/', { test: testId, o: 'id', ...page }),
  };
}

async function unlessMissing<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof OutsideFailure && error.code === 'not_found') return undefined;
    throw error;
  }
}

async function isAllowed(incomplete: Promise<unknown>): Promise<boolean> {
  try {
    await incomplete;
    return true;
  } catch (error) {
    if (!(error instanceof OutsideFailure)) throw error;
    if (error.code === 'permission_denied') return false;
    if (error.code === 'request_rejected') return true;
    throw error;
  }
}
