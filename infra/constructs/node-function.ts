import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, LoggingFormat, RecursiveLoop, Runtime } from 'aws-cdk-lib/aws-lambda';
import { type BundlingOptions, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/** What differs between the service's functions. */
export interface NodeFunctionProps {
  /** Path of the entry file from the project's root. */
  readonly entry: string;
  readonly description: string;
  readonly timeout: Duration;
  readonly memoryMegabytes: number;
  readonly logRetentionDays: number;
  readonly environment: Record<string, string>;
}

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
    this.logGroup = new LogGroup(this, 'Logs', {
      retention: props.logRetentionDays as RetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.role = this.#roleThatWritesItsLogs();
    this.function = new NodejsFunction(this, 'Function', {
      entry: props.entry,
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      timeout: props.timeout,
      memorySize: props.memoryMegabytes,
      environment: { NODE_OPTIONS: '--enable-source-maps', ...props.environment },
      loggingFormat: LoggingFormat.JSON,
      logGroup: this.logGroup,
      recursiveLoop: RecursiveLoop.TERMINATE,
      role: this.role,
      bundling: { ...bundling, mainFields: [...bundling.mainFields], externalModules: [...bundling.externalModules] },
    });
  }

  /** The managed AWSLambdaBasicExecutionRole could write any log group of the account. */
  #roleThatWritesItsLogs(): Role {
    const writeLogs = new PolicyStatement({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [this.logGroup.logGroupArn],
    });
    return new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: { WriteLogs: new PolicyDocument({ statements: [writeLogs] }) },
    });
  }
}
