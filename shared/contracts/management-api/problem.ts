import * as z from 'zod';

/** One thing that is wrong with the request. */
export const problemErrorSchema = z
  .object({
    pointer: z.string().describe('Where: a JSON Pointer into the body, or "query/name", "path/name" or "header/name".'),
    detail: z.string(),
    code: z.string().optional().describe('Stable code of this very mistake, where there is one.'),
  })
  .meta({ id: 'ProblemError' });

/** Every error of the API: RFC 9457 problem details with members of our own. */
export const problemSchema = z
  .object({
    type: z.string().describe('Where this kind of problem is described, relative to the API.'),
    title: z.string().describe('The kind of problem, the same for every occurrence.'),
    status: z.int(),
    detail: z.string().describe('What happened this time, in one sentence for people.'),
    instance: z.string().describe('Path that was asked for.'),
    code: z.string().describe('Stable code to branch on.'),
    advice: z.string().describe('What to do about it.'),
    field: z.string().optional().describe('Form field at which to show it, such as "url" or "product.name".'),
    errors: z.array(problemErrorSchema).optional().describe('Everything that is wrong with the request.'),
    candidates: z
      .array(z.object({ id: z.int(), name: z.string() }))
      .optional()
      .describe('Products to choose from.'),
    requestId: z.string().describe('Names this request in our logs.'),
  })
  .meta({
    id: 'Problem',
    examples: [
      {
        type: '/v1/openapi.json#/x-problems/key_rejected',
        title: 'API key rejected',
        status: 422,
        detail: 'DefectDojo rejected the API key: Invalid token.',
        instance: '/v1/connection',
        code: 'key_rejected',
        advice: 'Copy the API v2 key again from the user profile in DefectDojo; it may have been rotated.',
        field: 'apiKey',
        requestId: 'JKJaXmPLvHcESHA=',
      },
    ],
  });

/** See {@link problemSchema}. */
export type Problem = z.infer<typeof problemSchema>;

/** See {@link problemErrorSchema}. */
export type ProblemError = z.infer<typeof problemErrorSchema>;
