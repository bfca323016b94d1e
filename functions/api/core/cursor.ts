import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { TeamId } from '../../../shared/domain/ids.ts';
import { ApiProblem } from './api-problem.ts';

/** Turns positions in one list of one team into opaque cursors, and back. */
export interface Cursors {
  encode(position: string): string;
  /** @throws {ApiProblem} `cursor_invalid` for a cursor of another team or list, or none at all */
  decode(cursor: string): string;
}

const payloadSchema = z.tuple([z.string(), z.string()]);
const checkCharacters = 16;

/**
 * Cursors of a list. They carry a check of team and list, so that a mix-up is told; they guard nothing: whoever forged one
 * would still read only from the partition that the token's team has.
 *
 * @param list names the list, with everything that decides what is in it
 */
export function cursorsOf(teamId: TeamId, ...list: readonly string[]): Cursors {
  const checkOf = (position: string) =>
    createHash('sha256')
      .update(JSON.stringify([teamId, list, position]))
      .digest('base64url')
      .slice(0, checkCharacters);
  return {
    encode: (position) => Buffer.from(JSON.stringify([position, checkOf(position)])).toString('base64url'),
    decode(cursor) {
      const payload = payloadSchema.safeParse(parsed(cursor));
      if (payload.success && payload.data[1] === checkOf(payload.data[0])) return payload.data[0];
      throw new ApiProblem('cursor_invalid', 'The cursor does not belong to this list.', { field: 'query.cursor' });
    },
  };
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
