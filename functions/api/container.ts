import { Logger } from '@aws-lambda-powertools/logger';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { v7 as uuidv7 } from 'uuid';
import * as z from 'zod';
import { createDynamoHoldStore } from '../../shared/adapters/dynamodb/findings/hold-items.ts';
import { createDynamoInstanceLine } from '../../shared/adapters/dynamodb/instance/dynamo-instance-line.ts';
import { createDynamoInstanceSlots } from '../../shared/adapters/dynamodb/instance/dynamo-instance-slots.ts';
import { createDynamoPauses } from '../../shared/adapters/dynamodb/instance/dynamo-pauses.ts';
import { createDynamoPreviewStore } from '../../shared/adapters/dynamodb/sync/dynamo-preview-store.ts';
import { createDynamoSyncStore } from '../../shared/adapters/dynamodb/sync/dynamo-sync-store.ts';
import { openTable } from '../../shared/adapters/dynamodb/table/open-table.ts';
import { createDynamoAsvsStore } from '../../shared/adapters/dynamodb/team/dynamo-asvs-store.ts';
import { createDynamoAuditLog } from '../../shared/adapters/dynamodb/team/dynamo-audit-log.ts';
import { createDynamoTeamStore } from '../../shared/adapters/dynamodb/team/dynamo-team-store.ts';
import { createDynamoTeamEraser } from '../../shared/adapters/dynamodb/upkeep/dynamo-team-eraser.ts';
import { createPatience, type Patience } from '../../shared/adapters/patience.ts';
import { createSecretsManagerKeyStore } from '../../shared/adapters/secrets-manager-key-store.ts';
import { createSqsSyncQueue } from '../../shared/adapters/sqs-queues.ts';
import { environmentNames as names } from '../../shared/contracts/environment.ts';
import { readEnvironment, sharedEnvironmentSchema, targetRulesOf } from '../../shared/environment.ts';
import { leaveLine } from '../../shared/line/leave-line.ts';
import type { ClaimNames } from './core/authorization.ts';
import type { Services } from './core/services.ts';

const environmentSchema = sharedEnvironmentSchema.extend({
  [names.secretKeyArn]: z.string().min(1).optional(),
  [names.teamClaim]: z.string().min(1),
  [names.roleClaim]: z.string().min(1),
});

/** What the API function is made of in a Lambda. */
export interface Container {
  readonly services: Services;
  readonly claims: ClaimNames;
  readonly patience: Patience;
  readonly logger: Logger;
}

/** @throws {EnvironmentError} naming every variable that is missing or wrong */
export function createContainer(environment: NodeJS.ProcessEnv): Container {
  const settings = readEnvironment(environmentSchema, environment);
  const logger = new Logger({ serviceName: 'api' });
  const clock = { now: () => new Date() };
  const patience = createPatience(clock);
  const table = openTable({ tableName: settings.TABLE_NAME, clock, patience });
  const rules = targetRulesOf(settings.OUTBOUND_TARGETS);
  const userAgent = `gecko-defectdojo-export/${settings.SERVICE_VERSION}`;
  const queue = createSqsSyncQueue(new SQSClient({}), settings.SYNC_QUEUE_URL);
  const slots = createDynamoInstanceSlots(table, settings.SYNCS_PER_INSTANCE);
  const line = createDynamoInstanceLine(table, settings.SYNCS_PER_INSTANCE);
  const pauses = createDynamoPauses(table);
  const calling = { slots, line, pauses, queue, clock, log: logger };
  return {
    patience,
    logger,
    claims: { team: settings.TEAM_CLAIM, role: settings.ROLE_CLAIM },
    services: {
      teams: createDynamoTeamStore(table),
      syncs: createDynamoSyncStore(table),
      holds: createDynamoHoldStore(table),
      asvs: createDynamoAsvsStore(table),
      previews: createDynamoPreviewStore(table),
      ...calling,
      audit: createDynamoAuditLog(table),
      eraser: createDynamoTeamEraser(table, clock, (key) => leaveLine(calling, key)),
      keys: createSecretsManagerKeyStore({
        client: new SecretsManagerClient({}),
        prefix: settings.SECRET_PREFIX,
        encryptionKeyArn: settings.SECRET_KEY_ARN,
        clock,
      }),
      newId: uuidv7,
      random: Math.random,
      targetRules: rules,
      geckoAppUrl: settings.GECKO_APP_URL,
      async openDefectDojo(target) {
        // Loaded when first needed: undici is most of a cold start, and most routes do without it.
        const { createHttpDefectDojo } = await import('../../shared/adapters/defectdojo/http-defectdojo.ts');
        return createHttpDefectDojo({ ...target, rules, userAgent, clock });
      },
      async openGecko(apiKey) {
        const { createHttpGeckoRepositories } = await import('../../shared/adapters/gecko/http-gecko-repositories.ts');
        return createHttpGeckoRepositories({ baseUrl: settings.GECKO_API_URL, apiKey, rules, userAgent, clock });
      },
    },
  };
}
