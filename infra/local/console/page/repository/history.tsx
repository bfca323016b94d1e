import { answerOf, api } from '../api/api.ts';
import { useListing } from '../api/use-listing.ts';
import { ShowMore } from '../parts/show-more.tsx';
import { RunLine } from './run-line.tsx';

/**
 * Every run of the last 90 days, newest first.
 *
 * @param state of the repository: when it changes, there may be another run
 */
export function History({ mappingId, state }: { mappingId: string; state: string | undefined }) {
  const listing = useListing(
    (cursor) =>
      answerOf(
        api.GET('/v1/mappings/{mappingId}/runs', {
          params: { path: { mappingId }, query: { limit: 20, ...(cursor && { cursor }) } },
        }),
      ),
    [mappingId, state],
  );
  return (
    <div class="stack">
      {listing.isEmpty && <p class="quiet">Nothing was exported yet.</p>}
      <ul class="plain">
        {listing.items?.map((run) => (
          <RunLine key={run.id} mappingId={mappingId} run={run} />
        ))}
      </ul>
      <ShowMore listing={listing} />
    </div>
  );
}
