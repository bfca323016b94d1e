import { requestPath } from '../../../http/request/request-path.ts';
import type { DefectDojoCalls } from '../calls/calls.ts';
import { isOwnFailure } from '../calls/read-around.ts';
import { findingHeadSchema, notesSchema } from './finding-schema.ts';

export const findingsPath = '/api/v2/findings/';

type Query = Readonly<Record<string, string | number>>;

/** Where a finding is looked for that the server shows: the oldest and the newest of the test, then of all that the key sees. */
const orders: readonly Query[] = [{ o: 'id' }, { o: '-id' }];

/** Whether the server shows any finding in a listing at this moment, which tells a finding that it can't show from its own trouble. */
export async function showsAnyFinding(calls: DefectDojoCalls, testId: number): Promise<boolean> {
  for (const place of [{ test: testId }, {}]) {
    for (const order of orders) if ((await shown(calls, { ...place, ...order, limit: 1 })).length > 0) return true;
  }
  return false;
}

/** Whether it shows the notes of any other finding. */
export async function showsOtherNotes(calls: DefectDojoCalls, findingId: number): Promise<boolean> {
  for (const order of orders) {
    for (const id of await shown(calls, { ...order, limit: 2 })) {
      if (id === findingId) continue;
      const notes = calls.get(notesSchema, requestPath`/api/v2/findings/${id}/notes/`);
      if ((await unlessFailing(notes)) !== undefined) return true;
    }
  }
  return false;
}

async function shown(calls: DefectDojoCalls, query: Query): Promise<readonly number[]> {
  const page = await unlessFailing(calls.list(findingHeadSchema, findingsPath, query));
  return page?.items.map(({ id }) => id) ?? [];
}

async function unlessFailing<T>(read: Promise<T>): Promise<T | undefined> {
  try {
    return await read;
  } catch (error) {
    if (isOwnFailure(error)) return undefined;
    throw error;
  }
}
