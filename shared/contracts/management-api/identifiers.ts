import * as z from 'zod';
import { repositoryIdSchema } from '../../domain/ids.ts';

/** Longest repository id, bytes in UTF-8: DynamoDB takes 1,024 in a sort key, and ours have a prefix. */
const repositoryIdMaxBytes = 900;
/** Base64url of that many bytes. */
const mappingIdMaxCharacters = Math.ceil((repositoryIdMaxBytes * 4) / 3);

const storable = (text: string) =>
  text.isWellFormed() && !/\p{Cc}/u.test(text) && new TextEncoder().encode(text).length <= repositoryIdMaxBytes;

/** A repository as it is named in bodies and queries. */
export const repositoryIdInputSchema = repositoryIdSchema.refine(
  storable,
  `must hold no control characters and at most ${repositoryIdMaxBytes} bytes`,
);

/** A mapping as it is named in paths: the repository id in base64url, since that holds slashes and colons. */
export const mappingIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]+$/, 'must be the id of a mapping, as given in its row')
  .max(mappingIdMaxCharacters, 'is too long')
  .describe('Id of the mapping, as given in its row: safe in a path as it is.');

/** Which mapping a path is about. */
export const mappingPathSchema = z.strictObject({ mappingId: mappingIdSchema });
