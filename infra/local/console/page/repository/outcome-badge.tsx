import type { Run } from '../../../../../functions/api/client/api-types.ts';
import { Badge, type Tone } from '../parts/badge.tsx';

const tones: Record<Run['outcome'], Tone> = {
  succeeded: 'good',
  partial: 'warn',
  skipped: 'calm',
  waiting: 'busy',
  held: 'warn',
  failed: 'bad',
};

/** How a run ended. */
export function OutcomeBadge({ outcome }: { outcome: Run['outcome'] }) {
  return <Badge tone={tones[outcome]}>{outcome}</Badge>;
}
