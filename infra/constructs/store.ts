import {
  AttributeType,
  Billing,
  type CfnGlobalTable,
  ProjectionType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { dueIndex } from '../../shared/contracts/due-index.ts';
import type { Foundation } from './foundation.ts';

/** The one DynamoDB table: every item of a team under a partition key that names the team. */
export class Store extends Construct {
  readonly table: TableV2;

  constructor(scope: Construct, id: string, foundation: Foundation) {
    super(scope, id);
    this.table = new TableV2(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      globalSecondaryIndexes: [
        {
          indexName: dueIndex.name,
          partitionKey: { name: dueIndex.shard, type: AttributeType.STRING },
          sortKey: { name: dueIndex.at, type: AttributeType.STRING },
          projectionType: ProjectionType.INCLUDE,
          nonKeyAttributes: [...dueIndex.attributes],
        },
      ],
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.awsManagedKey(),
      timeToLiveAttribute: 'expiresAt',
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: foundation.retained,
      removalPolicy: foundation.removalPolicy,
    });
    if (foundation.key) this.#encryptWith(foundation.key);
  }

  /** By hand, since the CDK does it only in a stack that names its region, which ours leaves to the CLI. */
  #encryptWith(key: Key): void {
    const table = this.table.node.defaultChild as CfnGlobalTable;
    table.addPropertyOverride('Replicas.0.SSESpecification.KMSMasterKeyId', key.keyArn);
  }

  /** Lets a function read and write items. No scan, and no index: every access names a team. */
  grantUse(grantee: IGrantable): void {
    this.#grant(grantee, this.table.tableArn, [
      'dynamodb:GetItem',
      'dynamodb:Query',
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
      'dynamodb:DeleteItem',
    ]);
  }

  /** Lets a function tie its writes to a lease that it holds. */
  grantWritesUnderLease(grantee: IGrantable): void {
    this.#grant(grantee, this.table.tableArn, ['dynamodb:ConditionCheckItem']);
  }

  /** Lets a function find what is due, whatever team it is of, look at it, note what it found, and move those who stand in line. */
  grantSweep(grantee: IGrantable): void {
    this.grantUse(grantee);
    this.#grant(grantee, `${this.table.tableArn}/index/${dueIndex.name}`, ['dynamodb:Query']);
  }

  /** Not by `table.grant`, which would let every grantee read the indexes as well. */
  #grant(grantee: IGrantable, resource: string, actions: string[]): void {
    grantee.grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions, resources: [resource] }));
  }
}
