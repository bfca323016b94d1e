import { Duration } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CorsHttpMethod,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { apiTimeoutSeconds } from '../../shared/contracts/limits.ts';
import type { Foundation } from './foundation.ts';
import { NodeFunction } from './node-function.ts';

/** Whom the API trusts and how much it takes. */
export interface ManagementApiProps {
  readonly jwtIssuer: string;
  readonly jwtAudience: string;
  /** Origin whose pages may call the API from a browser. */
  readonly consoleOrigin: string;
  readonly requestsPerSecond: number;
  readonly burst: number;
  readonly foundation: Foundation;
  readonly environment: Record<string, string>;
}

/** The HTTP API that Gecko's console calls: JWT authorizer in front of every route but the OpenAPI document. */
export class ManagementApi extends Construct {
  readonly url: string;
  readonly handler: NodeFunction;
  readonly api: HttpApi;
  readonly accessLog: LogGroup;
  /** The one route without authorizer. */
  readonly openApiRoute: HttpRoute;

  constructor(scope: Construct, id: string, props: ManagementApiProps) {
    super(scope, id);
    this.handler = new NodeFunction(this, 'Handler', {
      entry: 'functions/api/index.ts',
      description: 'Connections, mappings and syncs for the console',
      timeout: Duration.seconds(apiTimeoutSeconds),
      memoryMegabytes: 512,
      foundation: props.foundation,
      environment: props.environment,
    });
    this.api = new HttpApi(this, 'HttpApi', {
      description: 'Gecko to DefectDojo: management',
      createDefaultStage: false,
      corsPreflight: {
        allowOrigins: [props.consoleOrigin],
        allowMethods: methods.map((method) => CorsHttpMethod[method]),
        allowHeaders: ['authorization', 'content-type', 'if-match'],
        // A page's script sees only these beside the safelisted ones; `link` leads to the next page of a CSV file.
        exposeHeaders: ['etag', 'link', 'location'],
        maxAge: Duration.hours(1),
      },
      defaultAuthorizer: new HttpJwtAuthorizer('Jwt', props.jwtIssuer, { jwtAudience: [props.jwtAudience] }),
    });
    this.accessLog = props.foundation.logGroup(this, 'AccessLog');
    this.#addStage(props);
    this.openApiRoute = this.#addRoutes();
    this.url = this.api.apiEndpoint;
  }

  #addStage(props: ManagementApiProps): void {
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: props.requestsPerSecond, burstLimit: props.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(this.accessLog),
        format: AccessLogFormat.custom(JSON.stringify(accessLogFields)),
      },
    });
  }

  #addRoutes(): HttpRoute {
    const integration = new HttpLambdaIntegration('Integration', this.handler.function);
    this.api.addRoutes({ path: '/v1/{proxy+}', methods: methods.map((method) => HttpMethod[method]), integration });
    return new HttpRoute(this, 'OpenApiDocument', {
      httpApi: this.api,
      routeKey: HttpRouteKey.with('/v1/openapi.json', HttpMethod.GET),
      integration,
      authorizer: new HttpNoneAuthorizer(),
    });
  }
}

/**
 * Methods that routes have. Not ANY: that would catch the browser's OPTIONS too, and have the authorizer refuse what
 * API Gateway answers by itself (docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html).
 */
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** No query string and no claims: an access log must hold nothing about a team but its routes. */
const accessLogFields = {
  requestId: '$context.requestId',
  ip: '$context.identity.sourceIp',
  requestTime: '$context.requestTime',
  httpMethod: '$context.httpMethod',
  path: '$context.path',
  routeKey: '$context.routeKey',
  status: '$context.status',
  protocol: '$context.protocol',
  responseLength: '$context.responseLength',
  responseLatencyMs: '$context.responseLatency',
  authorizerError: '$context.authorizer.error',
};
