import { useEffect, useState } from 'preact/hooks';
import { answerOf, api } from '../api/api.ts';
import { useAct } from '../api/use-act.ts';
import { type PushKind, takeAsked } from '../asked-push.ts';
import { Question } from '../parts/question.tsx';
import { TroubleNote } from '../parts/trouble-note.tsx';
import { replace } from '../route.ts';
import { FollowedSync } from './followed-sync.tsx';

interface PushProps {
  readonly mappingId: string;
  /** The sync that is followed. */
  readonly syncId: string | undefined;
  onOver(): void;
}

/** Pushes now, checks for drift or repairs, and shows how it goes on until its end. */
export function Push({ mappingId, syncId, onOver }: PushProps) {
  const { act, isBusy, trouble } = useAct();
  const [isAsking, setAsking] = useState(false);
  const [isGoingOn, setGoingOn] = useState(syncId !== undefined);

  const start = (kind: PushKind) =>
    act(async () => {
      const { id } = await answerOf(request(kind, mappingId));
      setGoingOn(true);
      // In the address, so that who comes back, or reloads, follows it on.
      replace({ view: 'repository', mappingId, tab: 'push', syncId: id });
    });

  useEffect(() => {
    const asked = takeAsked(mappingId);
    if (asked === 'repair') setAsking(true);
    else if (asked) void start(asked);
  }, [mappingId]);

  const cannotStart = isBusy || isGoingOn;
  const startUnlessBusy = (kind: PushKind) => () => {
    if (cannotStart) return;
    if (kind === 'repair') setAsking(true);
    else void start(kind);
  };
  return (
    <div class="stack">
      <div class="choices">
        <Doing
          text="Push now"
          why="Brings DefectDojo up to what Gecko says."
          isBusy={cannotStart}
          onStart={startUnlessBusy('push')}
        />
        <Doing
          text="Check for drift"
          why="Compares DefectDojo with what was exported, and writes nothing."
          isBusy={cannotStart}
          onStart={startUnlessBusy('drift-check')}
        />
        <Doing
          text="Repair…"
          why="Sets right what was changed or deleted in DefectDojo."
          isBusy={cannotStart}
          onStart={startUnlessBusy('repair')}
        />
      </div>
      <TroubleNote trouble={trouble} />
      {syncId && <FollowedSync key={syncId} {...{ mappingId, syncId, onOver }} onGoing={setGoingOn} />}
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
