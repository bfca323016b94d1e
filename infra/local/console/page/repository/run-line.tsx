import type { Run } from '../../../../../functions/api/client/api-types.ts';
import { When } from '../parts/when.tsx';
import { hrefOf } from '../route.ts';
import { Counts } from './counts.tsx';
import { OutcomeBadge } from './outcome-badge.tsx';
import { triggerText } from './trigger-text.ts';

/** A run in a list. */
export function RunLine({ mappingId, run }: { mappingId: string; run: Run }) {
  const cause = run.triggers.map(triggerText).join('; ');
  return (
    <li class="run-line">
      <div class="heading">
        <OutcomeBadge outcome={run.outcome} />
        <a href={hrefOf({ view: 'run', mappingId, runId: run.id })}>{cause || 'a run'}</a>
        <span class="quiet end">
          <When at={run.finishedAt} />
        </span>
      </div>
      {run.reason && <p class="quiet">{run.reason.message}</p>}
      {run.outcome !== 'skipped' && <Counts counts={run.counts} />}
    </li>
  );
}
