import type { ExportPolicy } from '../../../../shared/domain/desired/export-policy.ts';
import type { KnownFinding } from '../../../../shared/domain/known/known-finding.ts';
import type { Preview } from '../../../../shared/domain/runs/preview.ts';
import { Progress } from '../progress.ts';
import { everyDesired, type Source } from '../source/source.ts';
import type { PlannedSync } from './plan-sync.ts';
import { reportLeftOut } from './report-left-out.ts';

/** Findings told of each kind. */
const entriesPerKind = 10;

/** Tells what a plan would do: counts, and the first findings of each kind with the titles that they would get. */
export async function previewPlan(
  planned: PlannedSync,
  known: ReadonlyMap<string, KnownFinding>,
  source: Source,
  policy: ExportPolicy,
): Promise<Pick<Preview, 'counts' | 'entries'>> {
  const progress = new Progress();
  for (const operation of planned.plan.operations) {
    progress.done(operation, known.get(operation.geckoId)?.defectDojoId);
  }
  reportLeftOut(planned, progress);
  const first = [...Map.groupBy(progress.entries, ({ operation }) => operation).values()].flatMap((ofKind) =>
    ofKind.slice(0, entriesPerKind),
  );
  const titles = new Map<string, string>();
  const shown = new Set(first.flatMap(({ geckoId }) => geckoId ?? []));
  for await (const { geckoId, fields } of everyDesired(source, shown, policy)) titles.set(geckoId, fields.title);
  const entries = first.map((entry) => {
    const title = entry.geckoId === undefined ? undefined : titles.get(entry.geckoId);
    return title === undefined ? entry : { ...entry, title };
  });
  return { counts: progress.counts, entries };
}
