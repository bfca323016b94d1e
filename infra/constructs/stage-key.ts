import { ArnFormat, type RemovalPolicy, Stack } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

/** A key of the customer's own account for everything of a stage that holds data: table, queues, secrets, logs. */
export class StageKey extends Construct {
  readonly key: Key;

  constructor(scope: Construct, id: string, { removalPolicy }: { readonly removalPolicy: RemovalPolicy }) {
    super(scope, id);
    this.key = new Key(this, 'Key', {
      description: `Data of ${Stack.of(this).stackName}`,
      enableKeyRotation: true,
      removalPolicy,
    });
    this.#admitLogs();
  }

  /** CloudWatch Logs uses a key for the log groups of this account alone (docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html). */
  #admitLogs(): void {
    const stack = Stack.of(this);
    const ofThisAccount = stack.formatArn({
      service: 'logs',
      resource: 'log-group',
      resourceName: '*',
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    const logs = new ServicePrincipal(`logs.${stack.region}.amazonaws.com`, {
      conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': ofThisAccount } },
    });
    this.key.grantEncryptDecrypt(logs);
  }
}

/**
 * What a function needs of the key for the table, the queues and the secrets: the actions of DynamoDB's developer guide
 * (Managing encrypted tables), which hold those of the two others, spelled out without its wildcards.
 */
export const keyUseActions = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

/**
 * What it takes to put something into an encrypted queue or topic, be it a dead letter
 * (docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html).
 */
export const sendEncryptedActions = ['kms:Decrypt', 'kms:GenerateDataKey'];
