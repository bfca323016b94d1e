import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { sendEncryptedActions } from './stage-key.ts';

/**
 * The topic that alarms go to, encrypted with a key of its own: CloudWatch can't use the key that AWS manages for SNS
 * (docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html).
 */
export class AlarmTopic extends Construct {
  readonly topic: Topic;
  /** What encrypts it. */
  readonly key: Key;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    // Alarms of this account alone: those of others could tell whoever is on call anything.
    const cloudWatch = new ServicePrincipal('cloudwatch.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
    });
    this.key = new Key(this, 'Key', {
      description: 'Alarms of the export to DefectDojo',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.key.grant(cloudWatch, ...sendEncryptedActions);
    this.topic = new Topic(this, 'Topic', { masterKey: this.key, enforceSSL: true });
    this.topic.grantPublish(cloudWatch);
  }
}
