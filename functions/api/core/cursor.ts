import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { TeamId } from '../../../shared/domain/names/ids.ts';
import { ApiProblem } from './api-problem.ts';

/** Turns positions in one list of one team into opaque cursors, and back. */
export interface Cursors {
  encode(position: string): string;
  /** @throws {ApiProblem} `cursor_invalid` for a cursor of another team or list, or none at all */
  decode(cursor: string): string;
}

const payloadSchema = z.tuple([z.string(), z.string()]);
const checkCharacters = 16;
/** Of a sort key, the longest position that a list of ours can have (DynamoDB developer guide, Constraints). */
const positionMaxBytes = 1_024;

/**
 * Cursors of a list. They carry a check of team and list, so that a mix-up is told; they guard nothing: whoever forged one
 * would still read only from the partition that the token's team has. So what is read by a position checks it once more.
 *
 * @param list names the list, with everything that decides what is in it
 */
export function cursorsOf(teamId: TeamId, ...list: readonly string[]): Cursors {
  const checkOf = (position: string) =>
    createHash('sha256')
      .update(JSON.stringify([teamId, list, position]))
      .digest('base64url')
      .slice(0, checkCharacters);
  const encode = (position: string) => Buffer.from(JSON.stringify([position, checkOf(position)])).toString('base64url');
  return {
    encode,
    decode(cursor) {
      const [position] = payloadSchema.safeParse(parsed(cursor)).data ?? [];
      if (position !== undefined && isPossible(position) && encode(position) === cursor) return position;
      throw cursorInvalid();
    },
  };
}

/** The answer to a cursor that leads nowhere in the list that is asked for. */
export function cursorInvalid(): ApiProblem {
  return new ApiProblem('cursor_invalid', 'The cursor does not belong to this list.', { field: 'query.cursor' });
}

function isPossible(position: string): boolean {
  return position.isWellFormed() && Buffer.byteLength(position) <= positionMaxBytes;
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
