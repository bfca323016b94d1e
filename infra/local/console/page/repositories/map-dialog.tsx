import { useState } from 'preact/hooks';
import type { ProductChoice, Repository } from '../../../../../functions/api/client/api-types.ts';
import { answerOf, api } from '../api/api.ts';
import { useAct } from '../api/use-act.ts';
import { Choice } from '../parts/choice.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { tell } from '../parts/notices.tsx';
import { ProductPicker } from './product-picker.tsx';

interface MapDialogProps {
  readonly repository: Pick<Repository, 'repositoryId' | 'mappingId' | 'product' | 'branch'>;
  onMapped(): void;
  onClose(): void;
}

type Level = 'L1' | 'L2' | 'L3';
const levels: readonly { readonly value: Level | ''; readonly text: string }[] = [
  { value: '', text: 'As detected' },
  { value: 'L1', text: 'L1' },
  { value: 'L2', text: 'L2' },
  { value: 'L3', text: 'L3' },
];

/** Maps a repository to a product, one that exists or a new one; or to another one than now. */
export function MapDialog({ repository, onMapped, onClose }: MapDialogProps) {
  const { repositoryId, mappingId } = repository;
  const isMapped = repository.product !== undefined;
  const [product, setProduct] = useState<ProductChoice>();
  const [branch, setBranch] = useState(repository.branch ?? '');
  const [level, setLevel] = useState<Level | ''>('');
  const { act, isBusy, trouble } = useAct();

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const done = await act(() => map(product ?? { name: '' }));
    if (!done) return;
    tell(`${repositoryId} is mapped.`);
    onMapped();
    onClose();
  };
  const map = (choice: ProductChoice) =>
    isMapped
      ? answerOf(
          api.PATCH('/v1/mappings/{mappingId}', {
            params: { path: { mappingId } },
            body: { product: choice, branch: branch || null, ...(level && { level }) },
          }),
        )
      : answerOf(
          api.POST('/v1/mappings', {
            body: { repositoryId, product: choice, ...(branch && { branch }), ...(level && { level }) },
          }),
        );
  return (
    <Dialog title={`Map ${repositoryId}`} onClose={onClose}>
      <form class="stack" noValidate onSubmit={submit}>
        <ProductPicker
          suggestedName={repositoryId}
          trouble={trouble?.field === 'branch' ? undefined : trouble}
          onPick={setProduct}
        />
        <details>
          <summary>Branch and ASVS level</summary>
          <div class="pair">
            <Field
              label="Branch"
              value={branch}
              placeholder="the default branch"
              trouble={trouble?.field === 'branch' ? trouble : undefined}
              onType={setBranch}
            />
            <Choice label="ASVS level" options={levels} value={level} onChoose={(value) => setLevel(value)} />
          </div>
        </details>
        <div class="actions end">
          <button type="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="primary" aria-disabled={isBusy}>
            {isBusy ? 'Mapping…' : 'Map'}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
