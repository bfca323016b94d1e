import { Hono } from 'hono';
import { addControls, type Controls } from '../stand-in/controls.ts';
import { type AwsCall, readAwsCall } from './aws-call.ts';
import type { Answer, Upstream } from './forward.ts';
import { type Refusal, refusalOf } from './limit.ts';
import { answerLimits, httpApiPatienceMs, httpApiTimedOut, limits } from './limits.ts';
import { refusalOfName } from './secret-names.ts';

/** What stands between the emulator and whoever calls it. */
export interface AwsLimits {
  readonly app: Hono;
  readonly controls: Controls;
}

/** Options of {@link createAwsLimits}. */
interface AwsLimitsOptions {
  readonly upstream: Upstream;
  /** How long an HTTP API waits for its function, milliseconds. @default as AWS does */
  readonly patienceMs?: number;
}

/**
 * Sends calls on to an AWS emulator and refuses what AWS documents as refused. Throttling, lost answers and whatever else can
 * go wrong on the way are ordered by the control routes that every stand-in has.
 */
export function createAwsLimits({ upstream, patienceMs = httpApiPatienceMs }: AwsLimitsOptions): AwsLimits {
  const app = new Hono();
  const controls = addControls(app);
  const calls = new Map<string, number>();
  app.get('/_control/calls', (context) => context.json({ calls: Object.fromEntries(calls) }));
  app.all('*', async ({ req }) => {
    const body = new Uint8Array(await req.arrayBuffer());
    const { pathname, search } = new URL(req.url);
    const { method, headers } = req.raw;
    const call = readAwsCall({ method, path: pathname + search, headers, body });
    if (call === undefined) return responseOf(await upstream.forward(req.raw, body));
    calls.set(call.action, (calls.get(call.action) ?? 0) + 1);
    const refusal = refusalOf(limits, call);
    if (refusal) return refused(call, refusal);
    if (call.action === 'HTTP API') return answerOfHttpApi(call, req.raw, body);
    const answer = await upstream.forward(req.raw, body);
    const late = refusalOfAnswer(call, answer) ?? (await refusalOfName(call, answer, describe));
    return late ? refused(call, late) : responseOf(answer);

    async function describe(SecretId: unknown): Promise<string> {
      const asking = new Request(req.url, {
        method,
        headers: { ...Object.fromEntries(headers), 'x-amz-target': 'secretsmanager.DescribeSecret' },
      });
      const described = await upstream.forward(asking, Buffer.from(JSON.stringify({ SecretId })));
      return Buffer.from(described.body).toString();
    }
  });
  return { app, controls };

  async function answerOfHttpApi(call: AwsCall, request: Request, body: Uint8Array): Promise<Response> {
    const signal = AbortSignal.timeout(patienceMs);
    try {
      const answer = await upstream.forward(request, body, signal);
      const refusal = refusalOfAnswer(call, answer);
      return refusal ? refused(call, refusal) : responseOf(answer);
    } catch (error) {
      if (!signal.aborted) throw error;
      return refused(call, httpApiTimedOut);
    }
  }
}

function refusalOfAnswer({ action }: AwsCall, answer: Answer): Refusal | undefined {
  return answerLimits.find(({ actions, isOver }) => actions.includes(action) && isOver(answer))?.refusal;
}

function responseOf({ status, headers, body }: Answer): Response {
  const isEmpty = status === 204 || status === 304;
  return new Response(isEmpty ? null : body, { status, headers });
}

/** In the words of the service that is called. */
function refused({ action }: AwsCall, { status, code, message }: Refusal): Response {
  if (action === 'HTTP API') return Response.json({ message }, { status });
  return Response.json({ __type: code, message }, { status, headers: { 'x-amzn-errortype': code } });
}
