import { ArnFormat, Stack, Token } from 'aws-cdk-lib';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/** Where the stage's secrets live. */
export interface SecretsProps {
  /** Name prefix of every secret of the stage, without a slash at its end. */
  readonly prefix: string;
}

/**
 * The right to use the stage's secrets. The secrets themselves come and go with the teams, so the grants name their
 * prefix; nothing outside it can be reached.
 */
export class Secrets extends Construct {
  readonly prefix: string;
  readonly #arnPattern: string;
  /** The pattern as cdk-nag spells it in its findings, for the acknowledgement. */
  readonly arnPatternInFindings: string;

  constructor(scope: Construct, id: string, props: SecretsProps) {
    super(scope, id);
    this.prefix = props.prefix;
    const { partition, region, account } = Stack.of(this);
    const place = `${spelled(region, 'Region')}:${spelled(account, 'AccountId')}`;
    this.arnPatternInFindings = `arn:${spelled(partition, 'Partition')}:secretsmanager:${place}:secret:${props.prefix}/*`;
    this.#arnPattern = Stack.of(this).formatArn({
      service: 'secretsmanager',
      resource: 'secret',
      resourceName: `${props.prefix}/*`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
  }

  /** Lets a function read the keys of teams. */
  grantRead(grantee: IGrantable): void {
    this.#grant(grantee, ['secretsmanager:GetSecretValue']);
  }

  /** Lets a function keep, replace and destroy the keys of teams. */
  grantManage(grantee: IGrantable): void {
    this.#grant(grantee, [
      'secretsmanager:GetSecretValue',
      'secretsmanager:CreateSecret',
      'secretsmanager:PutSecretValue',
      'secretsmanager:RestoreSecret',
      'secretsmanager:DeleteSecret',
      'secretsmanager:TagResource',
    ]);
  }

  #grant(grantee: IGrantable, actions: string[]): void {
    grantee.grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions, resources: [this.#arnPattern] }));
  }
}

/** A part of an ARN: by name where it differs from stack to stack, which it doesn't where a stack is for one account alone. */
function spelled(part: string, name: string): string {
  return Token.isUnresolved(part) ? `<AWS::${name}>` : part;
}
