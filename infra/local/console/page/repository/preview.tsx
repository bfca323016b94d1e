import { useEffect, useState } from 'preact/hooks';
import type { Preview } from '../../../../../functions/api/client/api-types.ts';
import { answerOf, api } from '../api/api.ts';
import { follow } from '../api/follow.ts';
import { type Trouble, troubleOf } from '../api/trouble.ts';
import { TroubleNote } from '../parts/trouble-note.tsx';
import { Counts } from './counts.tsx';
import { EntryTable } from './entry-table.tsx';

/** What a push would do now. It writes nothing to DefectDojo, so it is asked for as soon as the view appears. */
export function PreviewTab({ mappingId }: { mappingId: string }) {
  const [preview, setPreview] = useState<Preview>();
  const [trouble, setTrouble] = useState<Trouble>();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const life = new AbortController();
    setTrouble(undefined);
    setPreview(undefined);
    ask(mappingId, setPreview, life.signal).catch((thrown: unknown) => setTrouble(troubleOf(thrown)));
    return () => life.abort();
  }, [mappingId, turn]);
  const isOver = preview !== undefined && preview.status !== 'queued';
  return (
    <div class="stack">
      <p class="hint">What a push would do now, with what Gecko says. Nothing is written to DefectDojo.</p>
      <TroubleNote trouble={trouble} />
      <div role="status">
        {!isOver && !trouble && <p class="quiet">Planning…</p>}
        {isOver && preview.status !== 'finished' && <p class="note warn">{preview.reason?.message}</p>}
        {preview?.status === 'finished' && preview.counts && <Counts counts={preview.counts} />}
      </div>
      {isOver && (
        <>
          <EntryTable entries={preview.entries ?? []} />
          <div class="actions">
            <button type="button" onClick={() => setTurn(turn + 1)}>
              Preview again
            </button>
          </div>
        </>
      )}
    </div>
  );
}

async function ask(mappingId: string, show: (preview: Preview) => void, signal: AbortSignal): Promise<void> {
  const path = { mappingId };
  const { id: previewId } = await answerOf(api.POST('/v1/mappings/{mappingId}/previews', { params: { path } }));
  const look = () =>
    answerOf(api.GET('/v1/mappings/{mappingId}/previews/{previewId}', { params: { path: { mappingId, previewId } } }));
  await follow(look, { isOver: ({ status }) => status !== 'queued', show, signal });
}
