import { useRef, useState } from 'preact/hooks';
import type { ProductChoice } from '../../../../../functions/api/client/api-types.ts';
import { useAct } from '../api/use-act.ts';
import { Choice } from '../parts/choice.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { tell } from '../parts/notices.tsx';
import { type Chosen, mapRepository, type ToMap } from './map-repository.ts';
import { ProductPicker } from './product-picker.tsx';
import { SectionChoice } from './section-choice.tsx';

interface MapDialogProps {
  readonly repository: ToMap;
  /** What has the focus once it is mapped. */
  focusAfter(): HTMLElement | null;
  onMapped(): void;
  onClose(): void;
}

type Level = Chosen['level'];
const levels: readonly { readonly value: Level; readonly text: string }[] = [
  { value: 'unchanged', text: 'Unchanged' },
  { value: 'detected', text: 'As detected' },
  { value: 'L1', text: 'L1' },
  { value: 'L2', text: 'L2' },
  { value: 'L3', text: 'L3' },
];

/** Maps a repository to a product, one that exists or a new one; or to another one than now. */
export function MapDialog({ repository, focusAfter, onMapped, onClose }: MapDialogProps) {
  const { repositoryId } = repository;
  const isMapped = repository.product !== undefined;
  const [product, setProduct] = useState<ProductChoice>();
  const [branch, setBranch] = useState(repository.branch ?? '');
  const [level, setLevel] = useState<Level>(isMapped ? 'unchanged' : 'detected');
  const [sections, setSections] = useState<Chosen['sections']>(isMapped ? 'unchanged' : 'detected');
  const isDone = useRef(false);
  const { act, isBusy, trouble, forget } = useAct();
  const at = (field: string) => (trouble?.field?.split('.')[0] === field ? trouble : undefined);

  const pick = (choice: ProductChoice | undefined) => {
    setProduct(choice);
    if (choice === undefined) forget();
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!(await act(() => mapRepository(repository, { product, branch, level, sections })))) return;
    tell(`${repositoryId} is mapped.`);
    isDone.current = true;
    onMapped();
    onClose();
  };
  return (
    <Dialog
      title={`Map ${repositoryId}`}
      focusAfter={() => (isDone.current ? focusAfter() : undefined)}
      onClose={onClose}
    >
      <form class="stack" noValidate onSubmit={submit}>
        <ProductPicker
          suggestedName={repositoryId}
          trouble={at('branch') || at('sections') ? undefined : trouble}
          onPick={pick}
        />
        <details>
          <summary>Branch, ASVS level and sections</summary>
          <div class="stack">
            <div class="pair">
              <Field
                label="Branch"
                value={branch}
                placeholder="the default branch"
                trouble={at('branch')}
                onType={setBranch}
              />
              <Choice
                label="ASVS level"
                options={isMapped ? levels : levels.filter(({ value }) => value !== 'unchanged')}
                value={level}
                onChoose={(value) => setLevel(value)}
              />
            </div>
            <SectionChoice
              inScope={repository.asvs?.sections}
              chosen={sections}
              trouble={at('sections')}
              onChoose={setSections}
            />
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
