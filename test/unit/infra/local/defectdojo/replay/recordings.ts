import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** One recorded request with its answer; `file` and `index` name the exchange of the base script that it repeats. */
export interface Exchange {
  note: string | null;
  request: {
    method: string;
    path: string;
    headers?: Record<string, string>;
    json?: unknown;
    form?: Record<string, string>;
    multipart_file?: { file: { filename: string; content: unknown } };
  };
  response: { status: number; headers?: Record<string, string>; body: unknown };
  file?: string;
  index?: number;
}

export interface Recording {
  name: string;
  exchanges: Exchange[];
}

/** The folder of the recordings; it lies beside the repository, where it is present at all. */
export const recordingsFolder = fileURLToPath(new URL('../../../../../../../shared/data/defectdojo/', import.meta.url));

export const recordingsArePresent = existsSync(recordingsFolder);

/** The exchanges of one recording, such as `exchanges/q1-auth.json`. */
export function readRecording(path: string): Recording {
  return JSON.parse(readFileSync(recordingsFolder + path, 'utf8')) as Recording;
}
