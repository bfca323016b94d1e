import type { Trigger } from '../../shared/domain/events/trigger.ts';
import type { RepositoryKey } from '../../shared/domain/names/ids.ts';
import { repositoryIdSchema, teamIdSchema } from '../../shared/domain/names/ids.ts';
import { type Connection, defaultConnectionSettings } from '../../shared/domain/team/connection.ts';
import type { Mapping } from '../../shared/domain/team/mapping.ts';
import type { Log } from '../../shared/observability/log.ts';
import type { Clock } from '../../shared/ports/clock.ts';

/** A repository of a team. */
export function aRepository(repositoryId = 'acme/shop', teamId = 'team-1'): RepositoryKey {
  return { teamId: teamIdSchema.parse(teamId), repositoryId: repositoryIdSchema.parse(repositoryId) };
}

type ScanTrigger = Extract<Trigger, { kind: 'scan' }>;

/** A complete deep scan of the default branch, unless told otherwise. */
export function aScan(overrides: Partial<ScanTrigger> = {}): ScanTrigger {
  return {
    kind: 'scan',
    id: 'event-1',
    scanId: '00000000-0000-4000-8000-000000000001',
    scanKind: 'deep',
    scanStatus: 'completed',
    completedAt: '2026-11-22T12:00:00.000Z',
    branch: 'main',
    ...overrides,
  };
}

/** A clock that goes on only when told. */
export function aClock(startsAt = '2026-11-22T12:00:00.000Z'): Clock & { advance(ms: number): void } {
  let nowMs = Date.parse(startsAt);
  return {
    now: () => new Date(nowMs),
    advance(ms) {
      nowMs += ms;
    },
  };
}

/** A log that keeps nothing. */
export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** A team's connection as it is after connecting. */
export function aConnection(overrides: Partial<Connection> = {}): Connection {
  return {
    teamId: teamIdSchema.parse('team-1'),
    version: 1,
    secretVersion: 1,
    baseUrl: 'https://defectdojo.example.com',
    status: 'connected',
    settings: defaultConnectionSettings,
    defectDojo: { version: '3.2.0', userName: 'gecko' },
    lastVerifiedAt: '2026-11-22T12:00:00.000Z',
    ...overrides,
  };
}

/** A repository's mapping to a product. */
export function aMapping(key: RepositoryKey, overrides: Partial<Mapping> = {}): Mapping {
  return { ...key, version: 1, product: { id: 1, name: 'Shop' }, createdAt: '2026-11-22T12:00:00.000Z', ...overrides };
}
