import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, ProjectionType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { dueIndex } from '../../shared/contracts/due-index.ts';

/** How long the stage's data must live. */
export interface StoreProps {
  /** Whether the table outlives the stack and refuses deletion. */
  readonly retained: boolean;
}

/** The one DynamoDB table: every item of a team under a partition key that names the team. */
export class Store extends Construct {
  readonly table: TableV2;

  constructor(scope: Construct, id: string, props: StoreProps) {
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
      deletionProtection: props.retained,
      removalPolicy: props.retained ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
  }

  /** Lets a function read and write items. No scan, and no index: every access names a team. */
  grantUse(grantee: IGrantable): void {
    this.#grant(grantee, this.table.tableArn, [
      'dynamodb:GetItem',
      'dynamodb:BatchGetItem',
      'dynamodb:Query',
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
      'dynamodb:DeleteItem',
      'dynamodb:BatchWriteItem',
      'dynamodb:ConditionCheckItem',
    ]);
  }

  /** Lets a function find what is due, whatever team it is of, look at it and put it off. */
  grantSweep(grantee: IGrantable): void {
    this.#grant(grantee, this.table.tableArn, ['dynamodb:GetItem', 'dynamodb:UpdateItem']);
    this.#grant(grantee, `${this.table.tableArn}/index/${dueIndex.name}`, ['dynamodb:Query']);
  }

  /** Not by `table.grant`, which would let every grantee read the indexes as well. */
  #grant(grantee: IGrantable, resource: string, actions: string[]): void {
    grantee.grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions, resources: [resource] }));
  }
}
