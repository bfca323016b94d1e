import { createHash } from 'node:crypto';
import { nameUuid } from './name-uuid.ts';

/** What the stand-in sends for a finding, without what the scan adds. Scripts may store wrong values on purpose. */
export type RowFields = Readonly<Record<string, unknown>>;

/** One row of a scan. `richer` holds the fields that only a team with richer rows gets to see. */
export interface StoredRow {
  repositoryId: string;
  fields: RowFields;
  richer: RowFields;
}

/** One repository as a scan saw it; `id` is the path that Gecko's API uses. */
interface ScannedRepository {
  id: string;
  branch: string;
  commit: string | null;
}

export interface Scan {
  id: string;
  name: string;
  createdAt: string;
  completedAt: string | null;
  kind: 'deep' | 'pull_request' | 'recheck';
  status: string;
  language: string;
  repositories: ScannedRepository[];
  rows: StoredRow[];
  /** As stored: JSON or any other text; `null` = the scan has none. */
  endpoints: string | null;
  /** Markdown, or the structured summary that Markdown is built from; `null` = the scan has none. */
  wiki: string | WikiSection[] | null;
}

export interface WikiSection {
  title: string;
  text: string;
}

/** A repository that the team has connected; `id` is the path, with `gitlab:` before it for GitLab. */
export interface Repository {
  id: string;
  uuid: string;
  defaultBranch: string;
}

/** `read_only` may not launch scans; `forbidden` stands for a plan without API access. */
type KeyState = 'active' | 'revoked' | 'read_only' | 'forbidden';

const usualSettings = {
  /** Rows carry the fields that a Gecko newer than the documented one may send. */
  richerRows: false,
  /** Listings across scans name an id once per scan instead of once. */
  repeatIds: false,
  /** A `days` filter that the server applies, and echoes, when the request has none. */
  defaultDays: null as number | null,
  requestsPerHour: 1000,
  rateLimitHeaders: true,
  retryAfterHeader: true,
};

export interface Team {
  id: string;
  apiKey: string;
  keyState: KeyState;
  settings: typeof usualSettings;
  repositories: Repository[];
  /** Oldest first. */
  scans: Scan[];
  rateWindow: { startedAtMs: number; requests: number };
}

/** Everything the stand-in knows. */
export interface GeckoState {
  teams: Team[];
}

/** A team without repositories; its key is derived from its id, so that it survives a restart. */
export function newTeam(id: string): Team {
  return {
    id,
    apiKey: `gk_${createHash('sha256').update(`local stand-in ${id}`).digest('hex').slice(0, 40)}`,
    keyState: 'active',
    settings: { ...usualSettings },
    repositories: [],
    scans: [],
    rateWindow: { startedAtMs: 0, requests: 0 },
  };
}

/** The team's scans, newest first; of two with the same time, the one added later. */
export function newestScansFirst(team: Team): Scan[] {
  return team.scans.toReversed().toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
}

/** A connected repository; the uuid is what the repository list shows as `id`. */
export function newRepository(teamId: string, id: string, defaultBranch = 'main'): Repository {
  return { id, uuid: nameUuid(`repository ${teamId} ${id}`), defaultBranch };
}
