import type { Run } from '../../../../../functions/api/client/api-types.ts';
import { LinkOut } from '../parts/link-out.tsx';
import { When } from '../parts/when.tsx';
import { Counts } from './counts.tsx';
import { OutcomeBadge } from './outcome-badge.tsx';
import { RunEntries } from './run-entries.tsx';
import { triggerText } from './trigger-text.ts';

/** A run: how it ended and why, what it did, and finding by finding what is worth telling. */
export function RunSummary({ run }: { run: Run }) {
  const reasons = Object.entries(run.reasons ?? {});
  const seconds = (Date.parse(run.finishedAt) - Date.parse(run.startedAt)) / 1000;
  return (
    <div class="stack">
      <div class="heading">
        <OutcomeBadge outcome={run.outcome} />
        <span class="quiet">
          <When at={run.finishedAt} />, in {seconds.toFixed(1)} s with {run.defectDojoCalls} calls, after{' '}
          {run.triggers.map(triggerText).join('; ')}
        </span>
      </div>
      {run.reason && <p class={`note ${run.outcome === 'failed' ? 'bad' : 'warn'}`}>{run.reason.message}</p>}
      {run.warnings?.map(({ code, message }) => (
        <p key={code} class="note warn">
          {message}
        </p>
      ))}
      <Counts counts={run.counts} />
      {reasons.length > 0 && (
        <p class="quiet">{reasons.map(([code, count]) => `${count} × ${code.replaceAll('_', ' ')}`).join(', ')}</p>
      )}
      {run.links.defectDojoTest && (
        <p>
          <LinkOut href={run.links.defectDojoTest}>Open the test in DefectDojo</LinkOut>
        </p>
      )}
      <RunEntries run={run} />
    </div>
  );
}
