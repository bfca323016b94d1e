import { expect } from 'vitest';
import * as z from 'zod';

const ofRun = ['teamId', 'repositoryId', 'runId'];

/** All that functions log, with the ids that each line of it carries. One that serves a scan names that, too. */
export const idsByMessage: Readonly<Record<string, readonly string[]>> = {
  'Request answered.': ['requestId'],
  'The request failed.': ['requestId'],
  'event rejected': ['messageId'],
  'message crashed its handler': ['messageId'],
  'another worker is at it': ['teamId', 'repositoryId'],
  'run recorded': ofRun,
  'run crashed': ofRun,
  'sync postponed': ofRun,
  'the lease was lost': ofRun,
  'no time to detect ASVS chapters': ofRun,
  'a text of a scan could not be read': ofRun,
  'ASVS chapters could not be detected': ofRun,
  'nobody could be told': ['teamId'],
  'connection verified': ['teamId'],
  'connection not verified': ['teamId'],
  'what is due could not be seen to': ['teamId'],
  'a task of the sweep failed': ['task'],
  'repositories woken': [],
};

const lineSchema = z.looseObject({
  level: z.enum(['INFO', 'WARN', 'ERROR']),
  message: z.enum(Object.keys(idsByMessage)),
  service: z.enum(['api', 'push', 'sweep']),
  timestamp: z.iso.datetime(),
  function_request_id: z.string().min(1),
});

/** A line of the log, as those read it who are on call. */
export type LogLine = z.infer<typeof lineSchema>;

/** Reads a line, and holds it to what each must be: JSON, of a known message, with the ids that belong to that. */
export function readLogLine(line: string): LogLine {
  const read = lineSchema.parse(JSON.parse(line));
  const missing = (idsByMessage[read.message] ?? []).filter((id) => typeof read[id] !== 'string' || read[id] === '');
  expect(missing, `ids missing in ${line}`).toEqual([]);
  return read;
}
