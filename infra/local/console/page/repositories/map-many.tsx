import { useState } from 'preact/hooks';
import type { MappingProposal, MappingRequest } from '../../../../../functions/api/client/api-types.ts';
import { answerOf, api } from '../api/api.ts';
import { useAct } from '../api/use-act.ts';
import { useListing } from '../api/use-listing.ts';
import { loadConnection } from '../connection/connection.ts';
import { ShowMore } from '../parts/show-more.tsx';
import { TroubleNote } from '../parts/trouble-note.tsx';
import { ViewTitle } from '../parts/view-title.tsx';
import { isDone, mapInBatches, type Result } from './map-in-batches.ts';
import { ProposalRow } from './proposal-row.tsx';

type Requests = Readonly<Record<string, MappingRequest>>;

/** Maps many repositories at once: each with a product that fits its name, and with a result of its own. */
export function MapMany() {
  const proposals = useListing(
    (cursor) =>
      answerOf(api.GET('/v1/mapping-proposals', { params: { query: { limit: 50, ...(cursor && { cursor }) } } })),
    [],
  );
  const [requests, setRequests] = useState<Requests>({});
  const [results, setResults] = useState<Readonly<Record<string, Result>>>({});
  const { act, isBusy, trouble } = useAct();
  const open = (proposals.items ?? []).filter(({ status }) => status !== 'mapped');
  const wanted = Object.values(requests);
  const choosable = open.flatMap(({ repositoryId, proposal }) =>
    proposal && !isDone(results[repositoryId]) ? proposal : [],
  );

  const request = (repositoryId: string, wanted: MappingRequest | undefined) =>
    setRequests(({ [repositoryId]: _before, ...others }) => (wanted ? { ...others, [repositoryId]: wanted } : others));
  const chooseAll = () =>
    setRequests((chosen) => ({ ...Object.fromEntries(choosable.map((one) => [one.repositoryId, one])), ...chosen }));
  const show = (now: readonly Result[]) => {
    setResults((before) => ({ ...before, ...Object.fromEntries(now.map((one) => [one.repositoryId, one])) }));
    // Also what was chosen meanwhile stays.
    setRequests((chosen) => withoutDone(chosen, now));
  };
  const mapAll = () =>
    act(async () => {
      await mapInBatches(wanted, (items) => answerOf(api.POST('/v1/mapping-batches', { body: { items } })), show);
      await loadConnection();
    });
  return (
    <section class="card stack" aria-labelledby="view-title">
      <ViewTitle title="Map many repositories" />
      <p class="quiet">
        Each repository gets the product of its name, or a new one. Look through the proposals and choose.
      </p>
      <TroubleNote trouble={trouble} />
      {proposals.items && open.length === 0 && !proposals.more && <p>Every repository is mapped.</p>}
      {open.length > 0 && (
        <>
          <div class="actions">
            <button type="button" onClick={chooseAll}>
              Choose all {choosable.length}
            </button>
            <button
              type="button"
              class="primary"
              disabled={wanted.length === 0}
              aria-disabled={isBusy}
              onClick={mapAll}
            >
              {isBusy ? 'Mapping…' : `Map ${wanted.length} chosen`}
            </button>
          </div>
          <table>
            <thead>
              <tr>
                <th scope="col">Repository</th>
                <th scope="col">Product</th>
                <th scope="col">Result</th>
              </tr>
            </thead>
            <tbody>
              {open.map((proposal: MappingProposal) => (
                <ProposalRow
                  key={proposal.repositoryId}
                  proposal={proposal}
                  request={requests[proposal.repositoryId]}
                  result={results[proposal.repositoryId]}
                  onRequest={(wanted) => request(proposal.repositoryId, wanted)}
                />
              ))}
            </tbody>
          </table>
        </>
      )}
      <ShowMore listing={proposals} />
    </section>
  );
}

/** What wasn't mapped stays chosen, so that it can be corrected. */
function withoutDone(requests: Requests, results: readonly Result[]): Requests {
  const done = new Set(results.filter(isDone).map(({ repositoryId }) => repositoryId));
  return Object.fromEntries(Object.entries(requests).filter(([repositoryId]) => !done.has(repositoryId)));
}
