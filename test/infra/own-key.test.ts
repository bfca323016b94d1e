import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { resourcesOf, stackOf } from './synthesize.ts';

const stack = stackOf({ stage: 'prod', encryption: 'own-key' });
const template = Template.fromStack(stack);
const [keyId = ''] = Object.keys(resourcesOf(stack, 'AWS::KMS::Key')).filter((id) => id.startsWith('Foundation'));
const keyArn = { 'Fn::GetAtt': [keyId, 'Arn'] };

describe("a stage with a key of its own account's", () => {
  it('keeps and rotates it as long as the data that it encrypts', () => {
    expect(resourcesOf(stack, 'AWS::KMS::Key')[keyId]).toMatchObject({
      DeletionPolicy: 'Retain',
      Properties: { EnableKeyRotation: true },
    });
  });

  it('encrypts the table with it', () => {
    template.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      Replicas: [Match.objectLike({ SSESpecification: { KMSMasterKeyId: keyArn } })],
    });
  });

  it('encrypts every queue and every log group with it', () => {
    const queues = Object.values(resourcesOf(stack, 'AWS::SQS::Queue'));
    const groups = Object.values(resourcesOf(stack, 'AWS::Logs::LogGroup'));
    expect(queues.length).toBeGreaterThan(2);
    expect(groups.length).toBeGreaterThan(2);
    for (const { Properties } of queues) expect(Properties['KmsMasterKeyId']).toEqual(keyArn);
    for (const { Properties } of groups) expect(Properties['KmsKeyId']).toEqual(keyArn);
  });

  it('has the API function make secrets with it', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: Match.objectLike({ SECRET_KEY_ARN: keyArn, TEAM_CLAIM: 'team_id' }) },
    });
  });

  it('lets CloudWatch Logs use it for the log groups of the account alone, and EventBridge for the queues', () => {
    const policy = resourcesOf(stack, 'AWS::KMS::Key')[keyId]?.Properties['KeyPolicy'] as KeyPolicy | undefined;
    const services = policy?.Statement.filter(({ Principal }) => Principal.Service !== undefined) ?? [];
    const logs = services.find(({ Principal }) => JSON.stringify(Principal).includes('"logs.'));
    expect(JSON.stringify(logs?.Condition)).toContain('kms:EncryptionContext:aws:logs:arn');
    const events = services.find(({ Principal }) => Principal.Service === 'events.amazonaws.com');
    expect([events?.Action].flat()).toEqual(expect.arrayContaining(['kms:Decrypt', 'kms:GenerateDataKey*']));
  });
});

interface KeyPolicy {
  readonly Statement: readonly Statement[];
}

interface Statement {
  readonly Action: string | readonly string[];
  readonly Principal: { readonly Service?: unknown };
  readonly Condition?: unknown;
}
