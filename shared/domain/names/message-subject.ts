import * as z from 'zod';
import { repositoryIdSchema, teamIdSchema } from './ids.ts';

/** Whom and what a message of the sync queue is about; what it doesn't name, or not by an id, is left out. */
export interface MessageSubject {
  readonly eventId?: string;
  readonly teamId?: string;
  /** The only repository that it names. */
  readonly repositoryId?: string;
  /** The repositories, where it names several. */
  readonly repositoryIds?: readonly string[];
  readonly scanId?: string;
}

const idIfAny = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

const uuid = idIfAny(z.guid());
const scannedSchema = z.object({ id: idIfAny(repositoryIdSchema) }).catch({});
const detailSchema = z.object({
  teamId: idIfAny(teamIdSchema),
  repositoryId: idIfAny(repositoryIdSchema),
  repositories: z.array(scannedSchema).catch([]),
  scanId: uuid,
});
const messageSchema = z.object({ id: uuid, detail: idIfAny(detailSchema) });

/**
 * Reads what a message is about, also one that can't be processed. Only what is an id comes back, never a text of whoever
 * wrote the message: it is for the log.
 */
export function subjectOf(body: string): MessageSubject {
  const { id: eventId, detail } = messageSchema.catch({}).parse(jsonOf(body));
  const listed = detail?.repositories.flatMap(({ id }) => (id === undefined ? [] : [id])) ?? [];
  const [repositoryId, ...others] = listed.length === 0 ? [detail?.repositoryId] : listed;
  const { teamId, scanId } = detail ?? {};
  return {
    ...(eventId === undefined ? {} : { eventId }),
    ...(teamId === undefined ? {} : { teamId }),
    ...(others.length > 0 ? { repositoryIds: listed } : {}),
    ...(others.length > 0 || repositoryId === undefined ? {} : { repositoryId }),
    ...(scanId === undefined ? {} : { scanId }),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
