import type { Preview } from '../../../../../functions/api/client/api-types.ts';
import { answerOf, api } from '../api/api.ts';
import { useFollowing } from '../api/use-following.ts';
import { TroubleNote } from '../parts/trouble-note.tsx';
import { Counts } from './counts.tsx';
import { EntryTable } from './entry-table.tsx';

/** What a push would do now. It writes nothing to DefectDojo, so it is asked for as soon as the view appears. */
export function PreviewTab({ mappingId }: { mappingId: string }) {
  const followed = useFollowing<Preview>(
    { begin: () => begin(mappingId), isOver: ({ status }) => status !== 'queued' },
    [mappingId],
  );
  const { answer: preview, trouble } = followed;
  const isPlanning = !followed.isOver && !trouble;
  return (
    <div class="stack">
      <p class="hint">What a push would do now, with what Gecko says. Nothing is written to DefectDojo.</p>
      <TroubleNote trouble={trouble} />
      <div role="status">
        {isPlanning && <p class="quiet">Planning…</p>}
        {followed.isOver && preview?.status !== 'finished' && <p class="note warn">{preview?.reason?.message}</p>}
        {preview?.status === 'finished' && preview.counts && <Counts counts={preview.counts} />}
      </div>
      {followed.isOver && <EntryTable entries={preview?.entries ?? []} />}
      <div class="actions">
        <button type="button" aria-disabled={isPlanning} onClick={() => !isPlanning && followed.again()}>
          Preview again
        </button>
      </div>
    </div>
  );
}

/** Asks for a preview, and tells how to look at it. */
async function begin(mappingId: string) {
  const params = { path: { mappingId } };
  const { id: previewId } = await answerOf(api.POST('/v1/mappings/{mappingId}/previews', { params }));
  const path = { mappingId, previewId };
  return () => answerOf(api.GET('/v1/mappings/{mappingId}/previews/{previewId}', { params: { path } }));
}
