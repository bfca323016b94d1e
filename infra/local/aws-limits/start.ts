import { type Served, serve } from '../stand-in/serve.ts';
import { createAwsLimits } from './app.ts';
import { upstreamAt } from './forward.ts';

/** Stands in front of an emulator at a port of the loopback interface; `port` 0 (the default) takes a free one. */
export async function startAwsLimits(options: {
  readonly upstreamPort: number;
  readonly port?: number;
}): Promise<Served & { readonly controlUrl: string }> {
  const upstream = upstreamAt(options.upstreamPort);
  const { app } = createAwsLimits({ upstream });
  const served = await serve(app, options.port === undefined ? {} : { port: options.port });
  const stop = async () => {
    await served.stop();
    upstream.close();
  };
  return { ...served, controlUrl: `${served.url}/_control`, stop };
}
