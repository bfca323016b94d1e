import { ArnFormat, type Duration, Stack } from 'aws-cdk-lib';
import { SubnetType } from 'aws-cdk-lib/aws-ec2';
import { Effect, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, LoggingFormat, RecursiveLoop, Runtime } from 'aws-cdk-lib/aws-lambda';
import { type BundlingOptions, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FixedEgress } from './fixed-egress.ts';
import type { Foundation } from './foundation.ts';

/** What differs between the service's functions. */
export interface NodeFunctionProps {
  /** Path of the entry file from the project's root. */
  readonly entry: string;
  readonly description: string;
  readonly timeout: Duration;
  readonly memoryMegabytes: number;
  readonly foundation: Foundation;
  readonly environment: Record<string, string>;
  /** What Lambda does with a chain of calls of the function that each come of the one before. @default it ends them */
  readonly recursiveLoop?: RecursiveLoop;
}

/** Errors in the log name the lines of our sources, not those of the bundle. */
export const nodeOptions = '--enable-source-maps';

/** How every function is bundled: one minified ES module with the SDK inside, without what a Lambda never runs. */
export const bundling = {
  format: OutputFormat.ESM,
  target: 'node24',
  minify: true,
  keepNames: true,
  sourceMap: true,
  sourcesContent: false,
  bundleAwsSDK: true,
  mainFields: ['module', 'main'],
  // undici and parts of the SDK call `require` at load, which an ES module lacks.
  banner: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
  // undici's own switch for bundlers: leaves out its second, experimental HTTP parser, which is off by default.
  define: { esbuildDetection: '1' },
  externalModules: [
    // The SDK loads these only where the environment, which a Lambda's always does, gives no credentials.
    '@aws-sdk/credential-provider-http',
    '@aws-sdk/credential-provider-ini',
    '@aws-sdk/credential-provider-process',
    '@aws-sdk/credential-provider-sso',
    '@aws-sdk/credential-provider-web-identity',
    '@smithy/credential-provider-imds',
    // undici's parser for processors without SIMD, which neither of Lambda's architectures lacks.
    '*/llhttp/llhttp-wasm.js',
  ],
} as const satisfies BundlingOptions;

/** A Lambda function of this service: ESM bundle with the SDK inside, arm64, JSON logs in a log group of its own, and a role that can write nothing but them. */
export class NodeFunction extends Construct {
  readonly function: NodejsFunction;
  readonly logGroup: LogGroup;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: NodeFunctionProps) {
    super(scope, id);
    const { foundation } = props;
    this.logGroup = foundation.logGroup(this, 'Logs');
    this.role = this.#role(foundation);
    this.function = new NodejsFunction(this, 'Function', {
      entry: props.entry,
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      timeout: props.timeout,
      memorySize: props.memoryMegabytes,
      environment: { NODE_OPTIONS: nodeOptions, ...props.environment },
      loggingFormat: LoggingFormat.JSON,
      logGroup: this.logGroup,
      recursiveLoop: props.recursiveLoop ?? RecursiveLoop.TERMINATE,
      role: this.role,
      ...(foundation.egress ? placeIn(foundation.egress) : {}),
      bundling: { ...bundling, mainFields: [...bundling.mainFields], externalModules: [...bundling.externalModules] },
    });
  }

  /** The managed AWSLambdaBasicExecutionRole could write any log group of the account. */
  #role({ egress }: Foundation): Role {
    const writeLogs = new PolicyStatement({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [this.logGroup.logGroupArn],
    });
    return new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: {
        WriteLogs: new PolicyDocument({ statements: [writeLogs] }),
        ...(egress ? { UseNetwork: this.#lambdaMayPlugIn() } : {}),
      },
    });
  }

  /**
   * What Lambda needs in the function's name to give it a network interface, which can't be narrowed to a resource; the
   * denial keeps the function's own code from it (docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html).
   */
  #lambdaMayPlugIn(): PolicyDocument {
    const actions = [
      'ec2:AssignPrivateIpAddresses',
      'ec2:CreateNetworkInterface',
      'ec2:DeleteNetworkInterface',
      'ec2:DescribeNetworkInterfaces',
      'ec2:DescribeSubnets',
      'ec2:UnassignPrivateIpAddresses',
    ];
    const anyFunction = Stack.of(this).formatArn({
      service: 'lambda',
      resource: 'function',
      resourceName: '*',
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    return new PolicyDocument({
      statements: [
        new PolicyStatement({ actions, resources: ['*'] }),
        new PolicyStatement({
          effect: Effect.DENY,
          actions,
          resources: ['*'],
          conditions: { ArnLike: { 'lambda:SourceFunctionArn': anyFunction } },
        }),
      ],
    });
  }
}

function placeIn({ vpc, securityGroup }: FixedEgress) {
  return { vpc, vpcSubnets: { subnetType: SubnetType.PRIVATE_WITH_EGRESS }, securityGroups: [securityGroup] };
}
