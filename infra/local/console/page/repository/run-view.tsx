import { useState } from 'preact/hooks';
import { answerOf, api } from '../api/api.ts';
import { useAsk } from '../api/use-ask.ts';
import { tell } from '../parts/notices.tsx';
import { Question } from '../parts/question.tsx';
import { TroubleNote } from '../parts/trouble-note.tsx';
import { ViewTitle } from '../parts/view-title.tsx';
import { go, hrefOf, repositoryIdOf } from '../route.ts';
import { RunSummary } from './run-summary.tsx';

interface RunViewProps {
  readonly mappingId: string;
  readonly runId: string;
}

/** One run, and a way to take back what it closed. */
export function RunView({ mappingId, runId }: RunViewProps) {
  const path = { mappingId, runId };
  const [isAsking, setAsking] = useState(false);
  const { answer: run, trouble } = useAsk(
    () => answerOf(api.GET('/v1/mappings/{mappingId}/runs/{runId}', { params: { path } })),
    [mappingId, runId],
  );
  const revert = async () => {
    await answerOf(api.POST('/v1/mappings/{mappingId}/runs/{runId}/revert-closings', { params: { path } }));
    tell('What the run closed is being reopened.');
    go({ view: 'repository', mappingId, tab: 'history' });
  };
  return (
    <section class="card stack" aria-labelledby="view-title">
      <div class="heading">
        <ViewTitle title={`A run of ${repositoryIdOf(mappingId)}`} />
        <div class="actions end">
          <a class="button" href={hrefOf({ view: 'repository', mappingId, tab: 'history' })}>
            All runs
          </a>
          {run && run.counts.closed > 0 && (
            <button type="button" onClick={() => setAsking(true)}>
              Revert closings…
            </button>
          )}
        </div>
      </div>
      <TroubleNote trouble={trouble} />
      {run && <RunSummary run={run} />}
      {isAsking && (
        <Question
          title={`Reopen what this run closed (${run?.counts.closed})?`}
          yes="Revert closings"
          onYes={revert}
          onClose={() => setAsking(false)}
        >
          <p>
            Findings that it closed because Gecko no longer listed them are reopened, unless somebody touched them
            since. They stay open until Gecko lists them once more or says that they are fixed.
          </p>
        </Question>
      )}
    </section>
  );
}
