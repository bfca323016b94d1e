/** A call to AWS as it is on the wire. */
export interface AwsCall {
  /** As AWS's JSON protocols name it, such as `AmazonSQS.SendMessage`; `HTTP API` and `Lambda.Invoke` go by their paths. */
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly bodyBytes: number;
  /** Request line and headers together. */
  readonly headBytes: number;
}

/** What is read of a request. */
interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/** How the emulator names the paths of HTTP APIs. */
const httpApiPath = /^\/_aws\/execute-api\//;
const invokePath = /^\/2015-03-31\/functions\/[^/]+\/invocations$/;

/** Reads a request; undefined where nothing here knows its protocol, such as that of S3. */
export function readAwsCall({ method, path, headers, body }: RawRequest): AwsCall | undefined {
  const sizes = { bodyBytes: body.byteLength, headBytes: headBytes(method, path, headers) };
  if (httpApiPath.test(path)) return { action: 'HTTP API', input: {}, ...sizes };
  if (invokePath.test(path)) return { action: 'Lambda.Invoke', input: invokeInput(headers), ...sizes };
  const target = headers.get('x-amz-target');
  if (target === null) return undefined;
  return { action: withoutVersion(target), input: jsonOf(body), ...sizes };
}

/** `DynamoDB_20120810.PutItem` without the version of its API. */
function withoutVersion(target: string): string {
  return target.replace(/_\d{8}\./, '.');
}

function invokeInput(headers: Headers): AwsCall['input'] {
  return { InvocationType: headers.get('x-amz-invocation-type') ?? 'RequestResponse' };
}

function headBytes(method: string, path: string, headers: Headers): number {
  const lines = [`${method} ${path} HTTP/1.1`, ...[...headers].map(([name, value]) => `${name}: ${value}`)];
  return lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 2, 0);
}

function jsonOf(body: Uint8Array): AwsCall['input'] {
  try {
    return JSON.parse(Buffer.from(body).toString()) as AwsCall['input'];
  } catch {
    return {};
  }
}
