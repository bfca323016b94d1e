import { serve } from '../stand-in/serve.ts';
import { createGecko, type Gecko, type GeckoOptions } from './gecko.ts';

/** A Gecko that listens: its API under `url`, its control routes under `controlUrl`. */
export interface RunningGecko {
  url: string;
  controlUrl: string;
  gecko: Gecko;
  /** The API key of `team-demo` or `team-other`. Throws for a team that does not exist. */
  apiKey(teamId: string): string;
  stop(): Promise<void>;
}

/** Starts a Gecko on the loopback interface; port 0 (the default) takes a free one. */
export async function startGecko(options: GeckoOptions & { port?: number } = {}): Promise<RunningGecko> {
  const gecko = createGecko(options);
  const { url, stop } = await serve(gecko.app, { port: options.port ?? 0 });
  return { url, controlUrl: `${url}/_control`, gecko, apiKey: gecko.apiKey, stop };
}
