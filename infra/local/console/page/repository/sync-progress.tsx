import { useId } from 'preact/hooks';
import type { Sync } from '../../../../../functions/api/client/api-types.ts';

const words: Record<Sync['status'], string> = {
  queued: 'Waits for its turn…',
  running: 'Running…',
  waiting: 'Waits, and goes on by itself…',
  finished: 'Finished.',
};

/** How far a sync is. */
export function SyncProgress({ sync }: { sync: Sync | undefined }) {
  const id = useId();
  const { status = 'queued', progress } = sync ?? {};
  const isOver = status === 'finished';
  return (
    <div class="progress">
      <p id={id} role="status">
        {words[status]} {!isOver && progress && `${progress.done} of ${progress.planned} changes`}
      </p>
      {progress || isOver ? (
        <progress
          aria-labelledby={id}
          max={progress?.planned || 1}
          value={isOver ? progress?.planned || 1 : progress?.done}
        />
      ) : (
        <progress aria-labelledby={id} />
      )}
    </div>
  );
}
