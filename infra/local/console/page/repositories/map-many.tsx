import { useState } from 'preact/hooks';
import type { MappingBatch, MappingProposal, MappingRequest } from '../../../../../functions/api/client/api-types.ts';
import { answerOf, api } from '../api/api.ts';
import { useAct } from '../api/use-act.ts';
import { useListing } from '../api/use-listing.ts';
import { loadConnection } from '../connection/connection.ts';
import { ShowMore } from '../parts/show-more.tsx';
import { TroubleNote } from '../parts/trouble-note.tsx';
import { ViewTitle } from '../parts/view-title.tsx';
import { ProposalRow } from './proposal-row.tsx';

type Result = MappingBatch['items'][number];

/** Maps many repositories at once: each with a product that fits its name, and with a result of its own. */
export function MapMany() {
  const proposals = useListing(
    (cursor) =>
      answerOf(api.GET('/v1/mapping-proposals', { params: { query: { limit: 50, ...(cursor && { cursor }) } } })),
    [],
  );
  const [requests, setRequests] = useState<Readonly<Record<string, MappingRequest>>>({});
  const [results, setResults] = useState<Readonly<Record<string, Result>>>({});
  const { act, isBusy, trouble } = useAct();
  const open = (proposals.items ?? []).filter(({ status }) => status !== 'mapped');
  const wanted = Object.values(requests);
  const wishable = open.flatMap((one) => one.proposal ?? []);

  const request = (repositoryId: string, wanted: MappingRequest | undefined) => {
    const { [repositoryId]: _before, ...others } = requests;
    setRequests(wanted ? { ...others, [repositoryId]: wanted } : others);
  };
  const mapAll = () =>
    act(async () => {
      const { items } = await answerOf(api.POST('/v1/mapping-batches', { body: { items: wanted } }));
      setResults({ ...results, ...Object.fromEntries(items.map((result) => [result.repositoryId, result])) });
      setRequests(Object.fromEntries(items.flatMap((one) => remaining(one, requests[one.repositoryId]))));
      await loadConnection();
    });
  return (
    <section class="card stack" aria-labelledby="view-title">
      <ViewTitle title="Map many repositories" />
      <p class="quiet">
        Each repository gets the product of its name, or a new one. Look through the proposals and choose.
      </p>
      <TroubleNote trouble={trouble} />
      {proposals.items && open.length === 0 && <p>Every repository is mapped.</p>}
      {open.length > 0 && (
        <>
          <div class="actions">
            <button
              type="button"
              onClick={() => setRequests(Object.fromEntries(wishable.map((it) => [it.repositoryId, it])))}
            >
              Choose all {wishable.length}
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
function remaining({ repositoryId, status }: Result, request: MappingRequest | undefined): [string, MappingRequest][] {
  return request && (status === 'failed' || status === 'not_tried') ? [[repositoryId, request]] : [];
}
