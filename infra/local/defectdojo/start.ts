import { serve } from '../stand-in/serve.ts';
import { createDefectDojo } from './app.ts';
import type { DefectDojo, DefectDojoOptions } from './defectdojo.ts';

/** A DefectDojo stand-in that listens on the loopback interface. */
export interface StartedDefectDojo {
  url: string;
  /** Where faults are ordered and the instance is changed by hand; see the README. */
  controlUrl: string;
  apiKey: string;
  /** The stand-in itself, for tests that run in the same process. */
  dojo: DefectDojo;
  stop(): Promise<void>;
}

/** Time after which gunicorn, in front of DefectDojo 3.2.0, closes a connection on which nothing was asked (measured). */
const closesIdleAfterMs = 2_000;

/** Starts a DefectDojo stand-in. Port 0 (the default) takes a free one. Throws when the port is taken. */
export async function startDefectDojo(options: DefectDojoOptions & { port?: number } = {}): Promise<StartedDefectDojo> {
  const dojo = createDefectDojo(options);
  const { url, stop } = await serve(dojo.app, { port: options.port ?? 0, closesIdleAfterMs });
  return { url, controlUrl: `${url}/_control`, apiKey: dojo.apiKey, dojo, stop };
}
