import * as z from 'zod';

/** The releases whose answers were recorded, newest first. */
export const recordedVersions = ['3.2.0', '2.58.4', '2.45.3'] as const;

export type RecordedVersion = (typeof recordedVersions)[number];

const version = z.enum(recordedVersions);

/**
 * An answer of one release, and of the older ones up to the next answer; without a `version`, of the topic's newest.
 * `differs` says what is to be changed in the answer before, by key and by index.
 */
const answer = z.strictObject({
  version: version.optional(),
  /** The roles that were answered so, in a topic with roles; all where it is left out. */
  roles: z.array(z.string()).optional(),
  status: z.int().optional(),
  /** The content type of what isn't JSON. */
  type: z.string().optional(),
  location: z.string().optional(),
  body: z.json().optional(),
  differs: z.json().optional(),
});

const path = z.string().startsWith('/').optional();

const exchange = z.strictObject({
  name: z.string(),
  GET: path,
  POST: path,
  PATCH: path,
  PUT: path,
  DELETE: path,
  /** Whose key goes along: the superuser's unless it says otherwise. */
  as: z.enum(['limited', 'user']).optional(),
  /** Headers instead of a key; `{key}` stands for the superuser's. */
  headers: z.record(z.string(), z.string()).optional(),
  json: z.json().optional(),
  form: z.record(z.string(), z.string()).optional(),
  fileName: z.string().optional(),
  file: z.json().optional(),
  answers: z.array(answer).min(1),
});

/** What somebody may do: a role, and what it was given on. */
const givenRole = z.strictObject({
  name: z.string(),
  role: z.int().optional(),
  on: z.enum(['everywhere', 'product type', 'product']).optional(),
});

/** A file of `test/recordings`: one topic, with the answers of each release. Its README explains the format. */
export const topicFileSchema = z.strictObject({
  about: z.string().min(1),
  versions: z.array(version).min(1),
  /** The topic is played once for each of these, with `{role}` standing for its name. */
  roles: z.array(givenRole).optional(),
  exchanges: z.array(exchange).min(1),
});

export type TopicFile = z.output<typeof topicFileSchema>;
export type FileExchange = z.output<typeof exchange>;
export type FileAnswer = z.output<typeof answer>;
export type GivenRole = z.output<typeof givenRole>;
export type Json = z.output<ReturnType<typeof z.json>>;

/** What rows of one kind have in common: their fields with the usual values, and the fields that a release doesn't have. */
export const shapesSchema = z.record(
  z.string(),
  z.strictObject({
    fields: z.record(z.string(), z.json()),
    without: z.partialRecord(version, z.array(z.string())).optional(),
  }),
);

export type Shapes = z.output<typeof shapesSchema>;
