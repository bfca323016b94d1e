import type { AsvsCatalogue, AsvsProfile, Mapping, Run } from '../../../../../functions/api/client/api-types.ts';
import { answerOf, api } from '../api/api.ts';
import { useAsk } from '../api/use-ask.ts';
import { TroubleNote } from '../parts/trouble-note.tsx';
import { shownTitle } from '../parts/view-title.tsx';
import { When } from '../parts/when.tsx';
import { RunsChart } from '../pictures/runs-chart.tsx';
import { SectionGrid } from '../pictures/section-grid.tsx';
import { SeverityBar } from '../pictures/severity-bar.tsx';
import { HoldCard } from './hold-card.tsx';
import { openBySeverity } from './open-by-severity.ts';
import { RunLine } from './run-line.tsx';

interface OverviewProps {
  readonly mapping: Mapping;
  onChanged(): void;
}

/** How a repository stands, at a glance. */
export function Overview({ mapping, onChanged }: OverviewProps) {
  const { id, state, lastInSyncAt } = mapping;
  const { answer, trouble } = useAsk(() => look(mapping), [id, state.since]);
  const decided = () => {
    // What was pressed is soon gone.
    shownTitle()?.focus();
    onChanged();
  };
  return (
    <div class="stack">
      {state.reason && state.status !== 'held' && (
        <p class={`note ${state.status === 'failed' || state.status === 'needs_attention' ? 'bad' : 'warn'}`}>
          <strong>{state.reason}</strong>{' '}
          {state.since && (
            <>
              Since <When at={state.since} />.{' '}
            </>
          )}
          {state.until && (
            <>
              It goes on <When at={state.until} />.{' '}
            </>
          )}
        </p>
      )}
      {state.status === 'held' && <HoldCard key={state.since} mappingId={id} onDecided={decided} />}
      <p class="quiet">
        {lastInSyncAt ? (
          <>
            Last in sync <When at={lastInSyncAt} />.
          </>
        ) : (
          'Never in sync so far.'
        )}
      </p>
      <TroubleNote trouble={trouble} />
      {answer && (
        <div class="columns">
          <RunsChart runs={answer.runs} />
          <SeverityBar counts={openBySeverity(answer.profile)} />
          <SectionGrid profile={answer.profile} catalogue={answer.catalogue} />
        </div>
      )}
      {answer?.runs[0] && (
        <section class="stack" aria-label="Last run">
          <h3>Last run</h3>
          <ul class="plain">
            <RunLine mappingId={id} run={answer.runs[0]} />
          </ul>
        </section>
      )}
    </div>
  );
}

interface Looked {
  readonly runs: readonly Run[];
  readonly profile: AsvsProfile;
  readonly catalogue: AsvsCatalogue;
}

async function look({ id: mappingId, asvs: { version } }: Mapping): Promise<Looked> {
  const path = { mappingId };
  const [{ items: runs }, profile, catalogue] = await Promise.all([
    answerOf(api.GET('/v1/mappings/{mappingId}/runs', { params: { path } })),
    answerOf(api.GET('/v1/mappings/{mappingId}/asvs', { params: { path } })),
    answerOf(api.GET('/v1/asvs/{version}', { params: { path: { version } } })),
  ]);
  return { runs, profile, catalogue };
}
