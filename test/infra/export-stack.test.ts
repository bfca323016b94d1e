import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { findingStatusChangedSchema, scanCompletedSchema } from '../../shared/domain/events/gecko-event.ts';
import { onlyOne, resourcesOf, stackOf } from './synthesize.ts';

const stack = stackOf();
const template = Template.fromStack(stack);

const queuesWithRedrive = Object.entries(resourcesOf(stack, 'AWS::SQS::Queue')).filter(
  ([, q]) => q.Properties['RedrivePolicy'],
);
const [syncQueueId, syncQueue] = queuesWithRedrive[0] ?? ['', { Type: '', Properties: {} }];

describe('the way of an event', () => {
  it("matches Gecko's two events on the bus and puts them on the sync queue", () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: { source: ['gecko.scanner'], 'detail-type': ['Scan Completed', 'Finding Status Changed'] },
      Targets: [Match.objectLike({ Arn: { 'Fn::GetAtt': [syncQueueId, 'Arn'] } })],
    });
  });

  it('names the team of each event to the queue, by a path that every event has', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      Targets: [Match.objectLike({ SqsParameters: { MessageGroupId: '$.detail.teamId' } })],
    });
    for (const { shape } of [scanCompletedSchema, findingStatusChangedSchema]) {
      expect(shape.teamId.isOptional()).toBe(false);
    }
  });

  it('has a dead-letter queue behind the rule, another than the one behind the queue', () => {
    const [, rule] = onlyOne(resourcesOf(stack, 'AWS::Events::Rule'));
    const [target] = rule.Properties['Targets'] as Array<{ DeadLetterConfig: { Arn: { 'Fn::GetAtt': string[] } } }>;
    const ruleDeadLetters = target?.DeadLetterConfig.Arn['Fn::GetAtt'][0];
    const redrive = syncQueue.Properties['RedrivePolicy'] as { deadLetterTargetArn: { 'Fn::GetAtt': string[] } };
    expect(ruleDeadLetters).toBeDefined();
    expect(redrive.deadLetterTargetArn['Fn::GetAtt'][0]).not.toBe(ruleDeadLetters);
  });

  it('gives a message at least five tries before it counts as dead', () => {
    const { maxReceiveCount } = syncQueue.Properties['RedrivePolicy'] as { maxReceiveCount: number };
    expect(maxReceiveCount).toBeGreaterThanOrEqual(5);
  });

  it('hides a message for at least six times the time its function may take', () => {
    const [, mapping] = onlyOne(resourcesOf(stack, 'AWS::Lambda::EventSourceMapping'));
    const functionId = (mapping.Properties['FunctionName'] as { Ref: string }).Ref;
    const push = resourcesOf(stack, 'AWS::Lambda::Function')[functionId];
    expect(Number(syncQueue.Properties['VisibilityTimeout'])).toBeGreaterThanOrEqual(
      6 * Number(push?.Properties['Timeout']),
    );
  });

  it('hands a function one message at a time, so that none waits for the sync of another', () => {
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', { BatchSize: 1 });
  });

  it('lets the push function call the next in line however often, and no other function call itself in circles', () => {
    const [, mapping] = onlyOne(resourcesOf(stack, 'AWS::Lambda::EventSourceMapping'));
    const functionId = (mapping.Properties['FunctionName'] as { Ref: string }).Ref;
    // Lambda ends a chain of messages that each come of the one before after 16 of them; a line is longer.
    const { [functionId]: push, ...others } = resourcesOf(stack, 'AWS::Lambda::Function');
    expect(push?.Properties['RecursiveLoop']).toBe('Allow');
    const own = Object.values(others).filter(({ Properties }) => Properties['LoggingConfig'] !== undefined);
    expect(own.length).toBeGreaterThan(1);
    expect(new Set(own.map(({ Properties }) => Properties['RecursiveLoop']))).toEqual(new Set(['Terminate']));
  });

  it('has the push function give back the memory of pages and files once they are read or sent', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      RecursiveLoop: 'Allow',
      Environment: { Variables: Match.objectLike({ MALLOC_MMAP_THRESHOLD_: '32768' }) },
    });
  });

  it('returns only the failed messages of a batch, and bounds how many batches run at once', () => {
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      EventSourceArn: { 'Fn::GetAtt': [syncQueueId, 'Arn'] },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: Match.anyValue() },
    });
  });

  it('keeps events in an archive for a limited time', () => {
    const [, archive] = onlyOne(resourcesOf(stack, 'AWS::Events::Archive'));
    expect(archive.Properties['RetentionDays']).toBeGreaterThan(0);
  });

  it("takes Gecko's events, and no others, from the scanner's account when that is told", () => {
    expect(resourcesOf(stack, 'AWS::Events::EventBusPolicy')).toEqual({});
    const shared = stackOf({ scannerAccountId: '123456789012' });
    const [, policy] = onlyOne(resourcesOf(shared, 'AWS::Events::EventBusPolicy'));
    expect(policy.Properties['Statement']).toMatchObject({
      Effect: 'Allow',
      Action: 'events:PutEvents',
      Principal: { AWS: { 'Fn::Join': ['', expect.arrayContaining([':iam::123456789012:root'])] } },
      Condition: {
        StringEquals: {
          'events:source': 'gecko.scanner',
          'events:detail-type': ['Scan Completed', 'Finding Status Changed'],
        },
      },
    });
  });

  it('uses an existing bus by its name instead of making one', () => {
    const onExistingBus = stackOf({ existingEventBusName: 'gecko-events' });
    expect(resourcesOf(onExistingBus, 'AWS::Events::EventBus')).toEqual({});
    Template.fromStack(onExistingBus).hasResourceProperties('AWS::Events::Rule', { EventBusName: 'gecko-events' });
  });
});

describe('the management API', () => {
  it('asks for a token of the configured issuer and audience on every route but the OpenAPI document', () => {
    const routes = Object.values(resourcesOf(stack, 'AWS::ApiGatewayV2::Route'));
    const open = routes.filter((route) => route.Properties['AuthorizationType'] !== 'JWT');
    expect(open.map((route) => route.Properties['RouteKey'])).toEqual(['GET /v1/openapi.json']);
    template.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      AuthorizerType: 'JWT',
      JwtConfiguration: { Issuer: 'https://auth.gecko.security', Audience: ['defectdojo-export'] },
    });
  });

  it("lets the console's origin alone call it from a browser, and leaves the browser's OPTIONS to API Gateway", () => {
    const onConsole = stackOf({ consoleOrigin: 'https://console.example.com' });
    Template.fromStack(onConsole).hasResourceProperties('AWS::ApiGatewayV2::Api', {
      CorsConfiguration: {
        AllowOrigins: ['https://console.example.com'],
        AllowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
        AllowHeaders: ['authorization', 'content-type', 'if-match'],
        ExposeHeaders: ['etag', 'link', 'location'],
        AllowCredentials: Match.absent(),
      },
    });
    const keys = Object.values(resourcesOf(onConsole, 'AWS::ApiGatewayV2::Route')).map(({ Properties }) =>
      String(Properties['RouteKey']),
    );
    expect(keys.filter((key) => /^(ANY|OPTIONS|\$default)/.test(key))).toEqual([]);
  });

  it('is throttled and writes an access log', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: { ThrottlingRateLimit: Match.anyValue(), ThrottlingBurstLimit: Match.anyValue() },
      AccessLogSettings: { DestinationArn: Match.anyValue(), Format: Match.stringLikeRegexp('requestId') },
    });
  });
});

describe('data', () => {
  it('lies in one table on demand, encrypted, recoverable to any point in time, with expiry', () => {
    template.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      BillingMode: 'PAY_PER_REQUEST',
      SSESpecification: { SSEEnabled: true },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      Replicas: [Match.objectLike({ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } })],
    });
  });

  it('has a sparse index of what is due', () => {
    template.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      GlobalSecondaryIndexes: [
        {
          IndexName: 'due',
          KeySchema: [
            { AttributeName: 'dueShard', KeyType: 'HASH' },
            { AttributeName: 'dueAt', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['baseUrl'] },
        },
      ],
    });
  });

  it.each([
    ['prod', 'Retain', true],
    ['dev', 'Delete', false],
  ])('of the stage %s is treated as its lifetime says when the stack goes: %s', (stage, policy, isProtected) => {
    const [, table] = onlyOne(resourcesOf(stackOf({ stage }), 'AWS::DynamoDB::GlobalTable'));
    const [replica] = table.Properties['Replicas'] as Array<{ DeletionProtectionEnabled?: boolean }>;
    expect(table.DeletionPolicy).toBe(policy);
    expect(replica?.DeletionProtectionEnabled ?? false).toBe(isProtected);
    for (const type of ['AWS::SQS::Queue', 'AWS::Logs::LogGroup']) {
      const kept = Object.values(resourcesOf(stackOf({ stage }), type));
      expect(new Set(kept.map(({ DeletionPolicy }) => DeletionPolicy))).toEqual(new Set([policy]));
    }
  });

  it('on queues is encrypted, and taken over TLS alone', () => {
    const queues = Object.entries(resourcesOf(stack, 'AWS::SQS::Queue'));
    expect(queues).toHaveLength(4);
    for (const [id, queue] of queues) {
      expect(queue.Properties['SqsManagedSseEnabled']).toBe(true);
      template.hasResourceProperties('AWS::SQS::QueuePolicy', {
        Queues: [{ Ref: id }],
        PolicyDocument: {
          Statement: Match.arrayWith([
            Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          ]),
        },
      });
    }
  });

  it('in logs is kept for a limited time', () => {
    const groups = Object.values(resourcesOf(stack, 'AWS::Logs::LogGroup'));
    expect(groups.length).toBeGreaterThanOrEqual(3);
    for (const group of groups) expect(group.Properties['RetentionInDays']).toBeGreaterThan(0);
  });
});

describe('every function', () => {
  const functions = Object.values(resourcesOf(stack, 'AWS::Lambda::Function'));

  it('runs Node 24 on arm64 and logs JSON to a log group of its own', () => {
    expect(functions).toHaveLength(3);
    for (const { Properties } of functions) {
      expect(Properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
      expect(Properties['LoggingConfig']).toMatchObject({ LogFormat: 'JSON', LogGroup: { Ref: expect.any(String) } });
    }
  });

  it('may do nothing wholesale: no action is a wildcard, and a resource is one only below the stage’s own secrets', () => {
    const policies = [
      ...Object.values(resourcesOf(stack, 'AWS::IAM::Policy')).map((policy) => policy.Properties['PolicyDocument']),
      ...Object.values(resourcesOf(stack, 'AWS::IAM::Role')).flatMap((role) =>
        ((role.Properties['Policies'] ?? []) as Array<{ PolicyDocument: unknown }>).map(
          (policy) => policy.PolicyDocument,
        ),
      ),
    ] as Array<{ Statement: Array<{ Action: string | string[]; Resource: unknown }> }>;
    const statements = policies.flatMap((policy) => policy.Statement);
    expect(statements.length).toBeGreaterThan(5);
    for (const { Action, Resource } of statements) {
      expect([Action].flat().filter((action) => action.includes('*'))).toEqual([]);
      const wildcards = JSON.stringify(Resource).match(/[^",]*\*[^",]*/g) ?? [];
      expect(wildcards.filter((resource) => resource !== ':secret:gecko-defectdojo/dev/*')).toEqual([]);
    }
  });

  it('gets the right to change keys only where keys are managed', () => {
    const writers = Object.entries(resourcesOf(stack, 'AWS::IAM::Policy'))
      .filter(([, policy]) => JSON.stringify(policy).includes('secretsmanager:PutSecretValue'))
      .map(([id]) => id);
    expect(writers).toEqual([expect.stringMatching(/^ApiHandler/)]);
  });
});

describe('the local stage', () => {
  it('differs from dev in its resources only by what the emulator lacks', () => {
    const types = (overrides: Record<string, unknown>) =>
      Object.values(Template.fromStack(stackOf(overrides)).toJSON()['Resources'] as Record<string, { Type: string }>)
        .map((resource) => resource.Type)
        .toSorted();
    const missing = types({ stage: 'dev' }).filter((type) => !types({ stage: 'local' }).includes(type));
    expect([...new Set(missing)]).toEqual(['AWS::Events::Archive']);
    expect(types({ stage: 'local' })).toHaveLength(types({ stage: 'dev' }).length - missing.length);
  });

  it('alone lets its functions call loopback addresses', () => {
    const targetsOf = (stage: string) =>
      Object.values(resourcesOf(stackOf({ stage }), 'AWS::Lambda::Function')).map(
        ({ Properties }) =>
          (Properties['Environment'] as { Variables: Record<string, string> }).Variables['OUTBOUND_TARGETS'],
      );
    expect(new Set(targetsOf('local'))).toEqual(new Set(['public-and-loopback']));
    expect(new Set([...targetsOf('dev'), ...targetsOf('prod')])).toEqual(new Set(['public']));
  });
});
