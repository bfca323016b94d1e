import { RemovalPolicy } from 'aws-cdk-lib';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { StageConfig } from '../stage-config.ts';
import { FixedEgress } from './fixed-egress.ts';
import { keyUseActions, StageKey, sendEncryptedActions } from './stage-key.ts';

/** What every part of a stage stands on: how long its data lives, what encrypts it, and the way out to the world. */
export class Foundation extends Construct {
  readonly removalPolicy: RemovalPolicy;
  /** Whether what holds data refuses deletion. */
  readonly retained: boolean;
  /** The stage's own key. `undefined` where AWS's keys encrypt. */
  readonly key: Key | undefined;
  /** `undefined` where functions call from any of AWS's addresses. */
  readonly egress: FixedEgress | undefined;
  readonly #logRetentionDays: number;

  constructor(scope: Construct, id: string, config: StageConfig) {
    super(scope, id);
    this.retained = config.dataLifetime === 'retained';
    this.removalPolicy = this.retained ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    this.#logRetentionDays = config.logRetentionDays;
    const { removalPolicy } = this;
    this.key = config.encryption === 'own-key' ? new StageKey(this, 'Encryption', { removalPolicy }).key : undefined;
    this.egress =
      config.egress === 'static'
        ? new FixedEgress(this, 'Egress', { removalPolicy, flowLog: this.logGroup(this, 'FlowLog') })
        : undefined;
  }

  /** A log group of the stage. */
  logGroup(scope: Construct, id: string): LogGroup {
    return new LogGroup(scope, id, {
      retention: this.#logRetentionDays as RetentionDays,
      removalPolicy: this.removalPolicy,
      ...(this.key ? { encryptionKey: this.key } : {}),
    });
  }

  /** A queue of the stage, reached over TLS alone. */
  queue(scope: Construct, id: string, props: QueueProps): Queue {
    return new Queue(scope, id, {
      ...props,
      ...(this.key
        ? { encryption: QueueEncryption.KMS, encryptionMasterKey: this.key }
        : { encryption: QueueEncryption.SQS_MANAGED }),
      enforceSSL: true,
      removalPolicy: this.removalPolicy,
    });
  }

  /** Lets somebody who is no function put messages into the stage's queues, as far as their encryption goes. */
  grantSendEncrypted(grantee: IGrantable): void {
    this.key?.grant(grantee, ...sendEncryptedActions);
  }

  /** Lets a function use the stage's key, where it has one, for all that the function may reach. */
  grantKey(grantee: IGrantable): void {
    this.key?.grant(grantee, ...keyUseActions);
  }
}
