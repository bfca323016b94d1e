import { requestPath } from '../../../http/request/request-path.ts';
import type { DefectDojo } from '../../../ports/defectdojo.ts';
import type { DefectDojoCalls } from '../calls/calls.ts';
import { listAll } from '../calls/list-all.ts';
import { engagementSchema, environmentSchema, testSchema, testTypeSchema } from '../calls/response-schemas.ts';
import { unlessMissing } from '../calls/unless-missing.ts';
import { engagementStateSchema } from './engagement-schema.ts';

/** What a first sync asks of {@link DefectDojo}: where findings go, and bringing them in. */
export type PlaceCalls = Pick<
  DefectDojo,
  'engagementsNamed' | 'createEngagement' | 'test' | 'setScanType' | 'testsOf' | 'testTypeNamed' | 'environments'
>;

/** {@link PlaceCalls} over API v2. */
export function createPlaceCalls(calls: DefectDojoCalls): PlaceCalls {
  return {
    async engagementsNamed(productId, name) {
      const engagements = await listAll(calls, engagementStateSchema, '/api/v2/engagements/', {
        product: productId,
        name,
      });
      return engagements
        .filter((engagement) => engagement.name === name && engagement.productId === productId)
        .map(({ id }) => id);
    },

    async createEngagement({ productId, name, startsOn, endsOn }) {
      const value = {
        product: productId,
        name,
        target_start: startsOn,
        target_end: endsOn,
        engagement_type: 'CI/CD',
        status: 'In Progress',
        deduplication_on_engagement: true,
      };
      return (await calls.write(engagementSchema, { method: 'POST', path: '/api/v2/engagements/', value })).id;
    },

    test: (id) => unlessMissing(calls.get(testSchema, requestPath`/api/v2/tests/${id}/`)),

    async setScanType(testId, scanType) {
      const value = { scan_type: scanType };
      await calls.write(testSchema, { method: 'PATCH', path: requestPath`/api/v2/tests/${testId}/`, value });
    },

    async testsOf(engagementId) {
      const tests = await listAll(calls, testSchema, '/api/v2/tests/', { engagement: engagementId });
      return tests.filter((test) => test.engagementId === engagementId);
    },

    async testTypeNamed(name) {
      const testTypes = await listAll(calls, testTypeSchema, '/api/v2/test_types/', { name });
      return testTypes.find((testType) => testType.name === name);
    },

    async environments() {
      const environments = await listAll(calls, environmentSchema, '/api/v2/development_environments/', {});
      return environments.map(({ name }) => name);
    },
  };
}
