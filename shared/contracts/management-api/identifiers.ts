import * as z from 'zod';
import { repositoryIdSchema } from '../../domain/names/ids.ts';

/** A repository as it is named in bodies and queries. */
export const repositoryIdInputSchema = repositoryIdSchema.describe("Path of the repository, as Gecko's API has it.");

/** Base64url of 300 characters of at most 3 bytes: UTF-16 counts those with 4 bytes twice. */
const mappingIdMaxCharacters = 1_200;

/** A mapping as it is named in paths: the repository id in base64url, since that holds slashes and colons. */
export const mappingIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]+$/, 'must be the id of a mapping, as given in its row')
  .max(mappingIdMaxCharacters, 'is too long')
  .describe('Id of the mapping, as given in its row: safe in a path as it is.');

/** Which mapping a path is about. */
export const mappingPathSchema = z.strictObject({ mappingId: mappingIdSchema });
