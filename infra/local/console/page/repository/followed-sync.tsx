import { useEffect } from 'preact/hooks';
import { answerOf, api } from '../api/api.ts';
import { useFollowing } from '../api/use-following.ts';
import { TroubleNote } from '../parts/trouble-note.tsx';
import { RunSummary } from './run-summary.tsx';
import { SyncProgress } from './sync-progress.tsx';

interface FollowedSyncProps {
  readonly mappingId: string;
  readonly syncId: string;
  /** It is over. */
  onOver(): void;
  /** Tells whether it keeps others of the repository from beginning: not once it is over, waits, or can't be followed. */
  onGoing(isGoing: boolean): void;
}

/** A sync until its end, and what it did. */
export function FollowedSync({ mappingId, syncId, onOver, onGoing }: FollowedSyncProps) {
  const path = { mappingId, syncId };
  const look = () => answerOf(api.GET('/v1/mappings/{mappingId}/syncs/{syncId}', { params: { path } }));
  const { answer, trouble, isOver, again } = useFollowing(
    { begin: async () => look, isOver: ({ status }) => status === 'finished', onOver },
    [mappingId, syncId],
  );
  const isGoing = !isOver && trouble === undefined && answer?.status !== 'waiting';
  useEffect(() => onGoing(isGoing), [isGoing]);
  return (
    <>
      <TroubleNote trouble={trouble} />
      {trouble ? (
        <div class="actions">
          <button type="button" onClick={again}>
            Look again
          </button>
        </div>
      ) : (
        <SyncProgress sync={answer} />
      )}
      {answer?.run && <RunSummary run={answer.run} />}
    </>
  );
}
