import { useEffect, useRef, useState } from 'preact/hooks';
import type { Sync } from '../../../../../functions/api/client/api-types.ts';
import { answerOf, api } from '../api/api.ts';
import { follow } from '../api/follow.ts';
import { useAct } from '../api/use-act.ts';
import { Question } from '../parts/question.tsx';
import { TroubleNote } from '../parts/trouble-note.tsx';
import { hrefOf, type PushKind, route } from '../route.ts';
import { RunSummary } from './run-summary.tsx';
import { SyncProgress } from './sync-progress.tsx';

interface PushProps {
  readonly mappingId: string;
  /** What to do as soon as the view appears. */
  readonly ask: PushKind | undefined;
  onOver(): void;
}

/** Pushes now, checks for drift or repairs, and shows how it goes on until its end. */
export function Push({ mappingId, ask, onOver }: PushProps) {
  const { act, isBusy, trouble } = useAct();
  const [sync, setSync] = useState<Sync>();
  const [isAsking, setAsking] = useState(false);
  const life = useRef(new AbortController());

  const start = (kind: PushKind) => {
    setSync(undefined);
    return act(async () => {
      const { id: syncId } = await answerOf(request(kind, mappingId));
      const path = { mappingId, syncId };
      await follow(() => answerOf(api.GET('/v1/mappings/{mappingId}/syncs/{syncId}', { params: { path } })), {
        isOver: ({ status }) => status === 'finished',
        show: setSync,
        signal: life.current.signal,
      });
      if (!life.current.signal.aborted) onOver();
    });
  };

  useEffect(() => {
    life.current = new AbortController();
    return () => life.current.abort();
  }, []);

  useEffect(() => {
    if (ask === undefined) return;
    // What was asked for by a link isn't asked for again when the page is reloaded.
    const here = { view: 'repository', mappingId, tab: 'push' } as const;
    history.replaceState(null, '', hrefOf(here));
    route.value = here;
    if (ask === 'repair') setAsking(true);
    else void start(ask);
  }, [ask]);

  return (
    <div class="stack">
      <div class="choices">
        <Doing
          text="Push now"
          why="Brings DefectDojo up to what Gecko says."
          isBusy={isBusy}
          onStart={() => start('push')}
        />
        <Doing
          text="Check for drift"
          why="Compares DefectDojo with what was exported, and writes nothing."
          isBusy={isBusy}
          onStart={() => start('drift-check')}
        />
        <Doing
          text="Repair…"
          why="Sets right what was changed or deleted in DefectDojo."
          isBusy={isBusy}
          onStart={() => setAsking(true)}
        />
      </div>
      <TroubleNote trouble={trouble} />
      {(isBusy || sync) && <SyncProgress sync={sync} />}
      {sync?.run && <RunSummary run={sync.run} />}
      {isAsking && (
        <Question
          title="Repair what DefectDojo shows?"
          yes="Repair"
          onYes={async () => void start('repair')}
          onClose={() => setAsking(false)}
        >
          <p>
            Findings that were deleted there are created again, and content that was changed is written anew. People's
            triage, their descriptions and tags stay.
          </p>
        </Question>
      )}
    </div>
  );
}

interface DoingProps {
  readonly text: string;
  readonly why: string;
  readonly isBusy: boolean;
  onStart(): void;
}

function Doing({ text, why, isBusy, onStart }: DoingProps) {
  return (
    <div>
      <button type="button" aria-disabled={isBusy} onClick={onStart}>
        {text}
      </button>
      <p class="hint">{why}</p>
    </div>
  );
}

function request(kind: PushKind, mappingId: string) {
  const params = { path: { mappingId } };
  if (kind === 'drift-check') return api.POST('/v1/mappings/{mappingId}/drift-checks', { params });
  if (kind === 'repair') return api.POST('/v1/mappings/{mappingId}/repairs', { params });
  return api.POST('/v1/mappings/{mappingId}/syncs', { params });
}
