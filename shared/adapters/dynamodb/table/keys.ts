import { createHash } from 'node:crypto';
import { type RepositoryKey, repositoryIdSchema, type TeamId, teamIdSchema } from '../../../domain/names/ids.ts';
import type { Waiting } from '../../../domain/sync/in-line.ts';
import type { TeamProduct } from '../../../ports/asvs-store.ts';
import type { NoticeSubject } from '../../../ports/notices.ts';

/** Primary key of an item. */
export interface ItemKey {
  readonly pk: string;
  readonly sk: string;
}

/** Parts of a key are joined by `#`, which no id may hold, so that one team's keys can't reach another's. */
const join = (...parts: string[]) => parts.join('#');

const teamPartition = (teamId: TeamId) => join('TEAM', teamId);
const repositoryPartition = ({ teamId, repositoryId }: RepositoryKey) =>
  join('TEAM', teamId, 'REPOSITORY', repositoryId);

const inTeam = (teamId: TeamId, ...sort: string[]): ItemKey => ({ pk: teamPartition(teamId), sk: join(...sort) });
const inRepository = (key: RepositoryKey, ...sort: string[]): ItemKey => ({
  pk: repositoryPartition(key),
  sk: join(...sort),
});

/** Every key of the table. Nothing else builds one. */
export const keys = {
  teamPartition,
  repositoryPartition,
  connection: (teamId: TeamId) => inTeam(teamId, 'CONNECTION'),
  mappingPrefix: 'MAPPING#',
  mapping: ({ teamId, repositoryId }: RepositoryKey) => inTeam(teamId, 'MAPPING', repositoryId),
  /** By what a mapping is found besides its repository's path, which may hold anything. */
  mappingLookupPrefix: (lookup: string) => `${join('FOUND_BY', createHash('sha256').update(lookup).digest('hex'))}#`,
  mappingLookup: ({ teamId, repositoryId }: RepositoryKey, lookup: string): ItemKey => ({
    pk: teamPartition(teamId),
    sk: `${keys.mappingLookupPrefix(lookup)}${repositoryId}`,
  }),
  /** There once all mappings of the team can be found so. */
  mappingLookupsNoted: (teamId: TeamId) => inTeam(teamId, 'LOOKUPS'),
  /** Every repository that ever had an event or a mapping, so that its items are found when the team's data are deleted. */
  knownRepositoryPrefix: 'REPOSITORY#',
  knownRepository: ({ teamId, repositoryId }: RepositoryKey) => inTeam(teamId, 'REPOSITORY', repositoryId),
  auditPrefix: 'AUDIT#',
  auditEntry: (teamId: TeamId, auditId: string) => inTeam(teamId, 'AUDIT', auditId),
  asvsProfilePrefix: 'ASVS#',
  asvsProfile: ({ teamId, repositoryId }: RepositoryKey) => inTeam(teamId, 'ASVS', repositoryId),
  asvsProductTags: ({ teamId, baseUrl, productId }: TeamProduct) =>
    inTeam(teamId, 'ASVS_PRODUCT', String(productId), baseUrl),
  asvsDetection: (key: RepositoryKey) => inRepository(key, 'ASVS_DETECTION'),
  asvsConfirmed: (key: RepositoryKey) => inRepository(key, 'ASVS_DETECTION', 'CONFIRMED'),
  asvsOpenFindings: (key: RepositoryKey) => inRepository(key, 'ASVS_OPEN_FINDINGS'),
  syncState: (key: RepositoryKey) => inRepository(key, 'SYNC'),
  placement: (key: RepositoryKey, baseUrl: string, productId: number) =>
    inRepository(key, 'PLACEMENT', String(productId), baseUrl),
  triggerPrefix: 'TRIGGER#',
  trigger: (key: RepositoryKey, triggerId: string) => inRepository(key, 'TRIGGER', triggerId),
  runPrefix: 'RUN#',
  run: (key: RepositoryKey, runId: string) => inRepository(key, 'RUN', runId),
  runEntriesPrefix: (runId: string) => `${join('ENTRIES', runId)}#`,
  runEntries: (key: RepositoryKey, runId: string, part: number) =>
    inRepository(key, 'ENTRIES', runId, String(part).padStart(6, '0')),
  knownPrefix: (placementId: string) => `${join('KNOWN', placementId)}#`,
  /** A finding's id may hold anything, so it comes last. */
  known: (key: RepositoryKey, placementId: string, geckoId: string) => inRepository(key, 'KNOWN', placementId, geckoId),
  reportedPrefix: 'TOLD#',
  reported: (key: RepositoryKey, geckoId: string) => inRepository(key, 'TOLD', geckoId),
  hold: (key: RepositoryKey) => inRepository(key, 'HOLD'),
  heldPrefix: 'HELD#',
  decisions: (key: RepositoryKey) => inRepository(key, 'DECISIONS'),
  decidedPrefix: 'DECIDED#',
  /** A part of lists of ids below a prefix; a generation is what was written at once. */
  idListPart: (key: RepositoryKey, prefix: string, generation: string, part: number): ItemKey => ({
    pk: repositoryPartition(key),
    sk: `${prefix}${join(generation, String(part).padStart(4, '0'))}`,
  }),
  uploadPrefix: 'UPLOAD#',
  upload: (key: RepositoryKey, uploadId: string) => inRepository(key, 'UPLOAD', uploadId),
  uploadFindingsPrefix: (uploadId: string) => `${join('UPLOADED', uploadId)}#`,
  uploadFindings: (key: RepositoryKey, uploadId: string, part: number) =>
    inRepository(key, 'UPLOADED', uploadId, String(part).padStart(4, '0')),
  preview: (key: RepositoryKey, previewId: string) => inRepository(key, 'PREVIEW', previewId),
  /** What people were told last of a repository's syncs, or of the team's connection. */
  notice: ({ teamId, repositoryId, part }: NoticeSubject): ItemKey => ({
    pk: repositoryId === undefined ? teamPartition(teamId) : repositoryPartition({ teamId, repositoryId }),
    sk: part === undefined ? 'NOTICE' : join('NOTICE', part),
  }),
  instanceSlot: (instance: string, number: number): ItemKey => ({
    pk: join('INSTANCE', instance),
    sk: join('SLOT', String(number)),
  }),
  instanceSlotPrefix: 'SLOT#',
  callsAtOnce: (instance: string): ItemKey => ({ pk: join('INSTANCE', instance), sk: 'CALLS' }),
  uploadGate: (instance: string): ItemKey => ({ pk: join('INSTANCE', instance), sk: 'UPLOADS' }),
  linePrefix: 'LINE#',
  lineOfTeamPrefix: (teamId: TeamId) => `${join('LINE', teamId)}#`,
  /** Those of a team stand together, people's first, in their order. */
  inLine: ({ instance, teamId, byPerson, at, repositoryId }: Waiting): ItemKey => ({
    pk: join('INSTANCE', instance),
    sk: join('LINE', teamId, byPerson ? '0' : '1', at, repositoryId),
  }),
  /** Every instance that somebody has waited for lately. */
  instanceWithLine: (instance: string): ItemKey => ({ pk: 'LINES', sk: join('INSTANCE', instance) }),
  instanceWithLinePrefix: 'INSTANCE#',
} as const;

/**
 * Reads back which repository a partition is for.
 *
 * @throws {z.ZodError} for a partition of something else
 */
export function repositoryOfPartition(pk: string): RepositoryKey {
  const [, teamId, , repositoryId] = pk.split('#');
  return { teamId: teamIdSchema.parse(teamId), repositoryId: repositoryIdSchema.parse(repositoryId) };
}

/**
 * Reads back which team a partition is for.
 *
 * @throws {z.ZodError} for a partition of something else
 */
export function teamOfPartition(pk: string): TeamId {
  return teamIdSchema.parse(pk.split('#')[1]);
}
