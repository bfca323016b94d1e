import type { RepositoryRowState } from '../../../../../functions/api/client/api-types.ts';
import { Badge, type Tone } from '../parts/badge.tsx';

type Status = RepositoryRowState['status'];

const shown: Record<Status, readonly [Tone, string]> = {
  unmapped: ['calm', 'Not mapped'],
  never_synced: ['calm', 'Not pushed yet'],
  in_sync: ['good', 'In sync'],
  syncing: ['busy', 'Pushing'],
  waiting: ['busy', 'Waiting'],
  paused: ['warn', 'Paused'],
  needs_attention: ['bad', 'Needs attention'],
  failed: ['bad', 'Failed'],
  held: ['warn', 'Waits for approval'],
};

/** All states, in the order in which a filter offers them. */
export const statuses = Object.keys(shown) as Status[];

/** How people call a state. */
export const wordOf = (status: Status): string => shown[status][1];

/** Whether a state changes by itself within moments; who stands in a line comes forward in it. */
export const isPassing = ({ status, place }: Pick<RepositoryRowState, 'status' | 'place'>): boolean =>
  status === 'syncing' || status === 'never_synced' || place !== undefined;

/** How a repository stands, and which place it has in the line of its DefectDojo. */
export function StateBadge({ status, place }: Pick<RepositoryRowState, 'status' | 'place'>) {
  const [tone, word] = shown[status];
  return <Badge tone={tone}>{place === undefined ? word : `${word}, place ${place}`}</Badge>;
}
