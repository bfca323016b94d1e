import { type RepositoryKey, repositoryIdSchema, type TeamId, teamIdSchema } from '../../domain/ids.ts';
import type { TeamProduct } from '../../ports/asvs-store.ts';
import type { NoticeSubject } from '../../ports/notices.ts';

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

/** Every key of the table. Nothing else builds one. */
export const keys = {
  teamPartition,
  repositoryPartition,
  connection: (teamId: TeamId): ItemKey => ({ pk: teamPartition(teamId), sk: 'CONNECTION' }),
  mappingPrefix: 'MAPPING#',
  mapping: ({ teamId, repositoryId }: RepositoryKey): ItemKey => ({
    pk: teamPartition(teamId),
    sk: join('MAPPING', repositoryId),
  }),
  /** Every repository that ever had an event or a mapping, so that its items are found when the team's data are deleted. */
  knownRepositoryPrefix: 'REPOSITORY#',
  knownRepository: ({ teamId, repositoryId }: RepositoryKey): ItemKey => ({
    pk: teamPartition(teamId),
    sk: join('REPOSITORY', repositoryId),
  }),
  auditPrefix: 'AUDIT#',
  auditEntry: (teamId: TeamId, auditId: string): ItemKey => ({ pk: teamPartition(teamId), sk: join('AUDIT', auditId) }),
  asvsProfilePrefix: 'ASVS#',
  asvsProfile: ({ teamId, repositoryId }: RepositoryKey): ItemKey => ({
    pk: teamPartition(teamId),
    sk: join('ASVS', repositoryId),
  }),
  asvsProductTags: ({ teamId, baseUrl, productId }: TeamProduct): ItemKey => ({
    pk: teamPartition(teamId),
    sk: join('ASVS_PRODUCT', String(productId), baseUrl),
  }),
  asvsDetection: (key: RepositoryKey): ItemKey => ({ pk: repositoryPartition(key), sk: 'ASVS_DETECTION' }),
  asvsOpenFindings: (key: RepositoryKey): ItemKey => ({ pk: repositoryPartition(key), sk: 'ASVS_OPEN_FINDINGS' }),
  syncState: (key: RepositoryKey): ItemKey => ({ pk: repositoryPartition(key), sk: 'SYNC' }),
  placement: (key: RepositoryKey, baseUrl: string, productId: number): ItemKey => ({
    pk: repositoryPartition(key),
    sk: join('PLACEMENT', String(productId), baseUrl),
  }),
  triggerPrefix: 'TRIGGER#',
  trigger: (key: RepositoryKey, triggerId: string): ItemKey => ({
    pk: repositoryPartition(key),
    sk: join('TRIGGER', triggerId),
  }),
  runPrefix: 'RUN#',
  run: (key: RepositoryKey, runId: string): ItemKey => ({ pk: repositoryPartition(key), sk: join('RUN', runId) }),
  runEntriesPrefix: (runId: string) => `${join('ENTRIES', runId)}#`,
  runEntries: (key: RepositoryKey, runId: string, part: number): ItemKey => ({
    pk: repositoryPartition(key),
    sk: join('ENTRIES', runId, String(part).padStart(6, '0')),
  }),
  knownPrefix: (placementId: string) => `${join('KNOWN', placementId)}#`,
  /** A finding's id may hold anything, so it comes last. */
  known: (key: RepositoryKey, placementId: string, geckoId: string): ItemKey => ({
    pk: repositoryPartition(key),
    sk: join('KNOWN', placementId, geckoId),
  }),
  toldPrefix: 'TOLD#',
  told: (key: RepositoryKey, geckoId: string): ItemKey => ({ pk: repositoryPartition(key), sk: join('TOLD', geckoId) }),
  hold: (key: RepositoryKey): ItemKey => ({ pk: repositoryPartition(key), sk: 'HOLD' }),
  heldPrefix: 'HELD#',
  decisions: (key: RepositoryKey): ItemKey => ({ pk: repositoryPartition(key), sk: 'DECISIONS' }),
  decidedPrefix: 'DECIDED#',
  /** A part of lists of ids below a prefix; a generation is what was written at once. */
  idListPart: (key: RepositoryKey, prefix: string, generation: string, part: number): ItemKey => ({
    pk: repositoryPartition(key),
    sk: `${prefix}${join(generation, String(part).padStart(4, '0'))}`,
  }),
  uploadPrefix: 'UPLOAD#',
  upload: (key: RepositoryKey, uploadId: string): ItemKey => ({
    pk: repositoryPartition(key),
    sk: join('UPLOAD', uploadId),
  }),
  uploadFindingsPrefix: (uploadId: string) => `${join('UPLOADED', uploadId)}#`,
  uploadFindings: (key: RepositoryKey, uploadId: string, part: number): ItemKey => ({
    pk: repositoryPartition(key),
    sk: join('UPLOADED', uploadId, String(part).padStart(4, '0')),
  }),
  preview: (key: RepositoryKey, previewId: string): ItemKey => ({
    pk: repositoryPartition(key),
    sk: join('PREVIEW', previewId),
  }),
  /** What people were told last of a repository's syncs, or of the team's connection. */
  notice: ({ teamId, repositoryId }: NoticeSubject): ItemKey => ({
    pk: repositoryId === undefined ? teamPartition(teamId) : repositoryPartition({ teamId, repositoryId }),
    sk: 'NOTICE',
  }),
  instanceSlot: (instance: string, number: number): ItemKey => ({
    pk: join('INSTANCE', instance),
    sk: join('SLOT', String(number)),
  }),
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
