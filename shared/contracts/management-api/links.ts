import * as z from 'zod';

/** Path of a resource of this API, from its root. */
export const apiLinkSchema = z.string().describe('Path within this API.');

/** Page for people, outside this API. */
export const pageLinkSchema = z.string().describe('Page for people.');
