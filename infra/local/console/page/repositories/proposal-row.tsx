import type { MappingProposal, MappingRequest } from '../../../../../functions/api/client/api-types.ts';
import { Badge } from '../parts/badge.tsx';
import { Choice } from '../parts/choice.tsx';
import { isDone, type Result } from './map-in-batches.ts';

interface ProposalRowProps {
  readonly proposal: MappingProposal;
  readonly request: MappingRequest | undefined;
  readonly result: Result | undefined;
  onRequest(request: MappingRequest | undefined): void;
}

/** One repository with the product that is proposed for it, and what came of it. */
export function ProposalRow({ proposal, request, result, onRequest }: ProposalRowProps) {
  const { repositoryId } = proposal;
  const isMapped = isDone(result);
  const proposed = proposal.proposal;
  return (
    <tr>
      <th scope="row">
        <label class="check">
          <input
            type="checkbox"
            checked={request !== undefined}
            disabled={isMapped || (!proposed && !request)}
            onChange={({ currentTarget }) => onRequest(currentTarget.checked ? proposed : undefined)}
          />
          {repositoryId}
        </label>
      </th>
      <td>
        <Product proposal={proposal} request={request} onRequest={onRequest} candidates={result?.problem?.candidates} />
      </td>
      <td>
        {isMapped && <Badge tone="good">Mapped to {result?.product?.name}</Badge>}
        {result?.status === 'not_tried' && <Badge tone="warn">Not tried: map again</Badge>}
        {result?.problem && (
          <>
            <Badge tone="bad">Failed</Badge>
            <span class="below">
              <strong>{result.problem.detail}</strong> {result.problem.advice}
            </span>
          </>
        )}
      </td>
    </tr>
  );
}

interface ProductProps extends Omit<ProposalRowProps, 'result'> {
  readonly candidates: MappingProposal['candidates'];
}

function Product({ proposal, request, onRequest, candidates = proposal.candidates }: ProductProps) {
  const { repositoryId, status, product } = proposal;
  if (candidates === undefined || candidates.length === 0) {
    if (status === 'existing_product') return <>{product?.name}</>;
    const name =
      proposal.proposal && 'name' in proposal.proposal.product ? proposal.proposal.product.name : repositoryId;
    return (
      <>
        {name} <span class="quiet">(new)</span>
      </>
    );
  }
  const options = candidates.map(({ id, name }) => ({ value: String(id), text: name }));
  const picked = request && 'id' in request.product ? String(request.product.id) : '';
  return (
    <Choice
      label={`Product for ${repositoryId}`}
      compact
      options={[{ value: '', text: 'Several fit: choose one' }, ...options]}
      value={picked}
      onChoose={(id) => onRequest(id ? { repositoryId, product: { id: Number(id) } } : undefined)}
    />
  );
}
