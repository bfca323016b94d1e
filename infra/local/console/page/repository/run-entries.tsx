import type { Run } from '../../../../../functions/api/client/api-types.ts';
import { answerOf, api } from '../api/api.ts';
import { useListing } from '../api/use-listing.ts';
import { ShowMore } from '../parts/show-more.tsx';
import { EntryTable } from './entry-table.tsx';

/** Everything that a run did, but for findings that stayed as they were. */
export function RunEntries({ run }: { run: Run }) {
  const [, , , mappingId = ''] = run.links.mapping.split('/');
  const path = { mappingId, runId: run.id };
  const listing = useListing(
    (cursor) =>
      answerOf(
        api.GET('/v1/mappings/{mappingId}/runs/{runId}/entries', {
          params: { path, query: cursor ? { cursor } : {} },
        }),
      ),
    [run.id],
  );
  if (listing.isEmpty && !listing.trouble) return null;
  return (
    <>
      <h3>Finding by finding</h3>
      <EntryTable entries={listing.items ?? []} />
      <ShowMore listing={listing} />
    </>
  );
}
