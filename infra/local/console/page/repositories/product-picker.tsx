import { useEffect, useState } from 'preact/hooks';
import type { ProductChoice } from '../../../../../functions/api/client/api-types.ts';
import { answerOf, api } from '../api/api.ts';
import type { Trouble } from '../api/trouble.ts';
import { useAsk } from '../api/use-ask.ts';
import { Field } from '../parts/field.tsx';
import { TroubleNote } from '../parts/trouble-note.tsx';
import { ProductTypeChoice } from './product-type-choice.tsx';
import { SearchField } from './search-field.tsx';

interface ProductPickerProps {
  readonly suggestedName: string;
  readonly trouble: Trouble | undefined;
  /** Tells what is chosen, and that nothing is any more. */
  onPick(product: ProductChoice | undefined): void;
}

/** A new product by name and type, or one of those that exist. */
export function ProductPicker({ suggestedName, trouble, onPick }: ProductPickerProps) {
  const [kind, setKind] = useState<'new' | 'existing'>('new');
  // Kept here, so that who walks over the other choice finds it again.
  const [typed, setTyped] = useState<NamedProduct>({ name: suggestedName });
  const choose = (value: 'new' | 'existing') => () => {
    setKind(value);
    onPick(undefined);
  };
  return (
    <fieldset class="stack">
      <legend>Product in DefectDojo</legend>
      <div class="segments">
        <label>
          <input type="radio" name="kind" checked={kind === 'new'} onChange={choose('new')} /> A new product
        </label>
        <label>
          <input type="radio" name="kind" checked={kind === 'existing'} onChange={choose('existing')} /> One that exists
        </label>
      </div>
      {kind === 'new' ? (
        <NewProduct typed={typed} onType={setTyped} trouble={trouble} onPick={onPick} />
      ) : (
        <ExistingProduct trouble={trouble} onPick={onPick} />
      )}
    </fieldset>
  );
}

/** A product that may be new. */
interface NamedProduct {
  readonly name: string;
  readonly productTypeId?: number | undefined;
}

interface NewProductProps extends Omit<ProductPickerProps, 'suggestedName'> {
  readonly typed: NamedProduct;
  onType(typed: NamedProduct): void;
}

function NewProduct({ typed, onType, trouble, onPick }: NewProductProps) {
  const { name, productTypeId } = typed;
  const setName = (text: string) => onType({ ...typed, name: text });
  const setTypeId = (id: number | undefined) => onType({ ...typed, productTypeId: id });
  useEffect(() => onPick({ name, ...(productTypeId && { productTypeId }) }), [name, productTypeId]);
  const isOfName = trouble?.field?.startsWith('product') ?? false;
  return (
    <>
      <Field
        label="Name"
        value={name}
        hint="A product of this very name is used if there is one."
        trouble={isOfName ? trouble : undefined}
        onType={setName}
      />
      {trouble?.candidates.map((candidate) => (
        <button key={candidate.id} type="button" class="small" onClick={() => setName(candidate.name)}>
          Use “{candidate.name}”
        </button>
      ))}
      <ProductTypeChoice label="Product type" none="The default" value={productTypeId} onChoose={setTypeId} />
      <TroubleNote trouble={isOfName ? undefined : trouble} />
    </>
  );
}

function ExistingProduct({ trouble, onPick }: Omit<ProductPickerProps, 'suggestedName'>) {
  const [search, setSearch] = useState('');
  const [picked, setPicked] = useState<number>();
  const found = useAsk(
    () => answerOf(api.GET('/v1/products', { params: { query: search ? { search } : {} } })),
    [search],
  );
  const pick = (id: number | undefined) => {
    setPicked(id);
    onPick(id === undefined ? undefined : { id });
  };
  return (
    <>
      <SearchField
        label="Search products"
        onSearch={(text) => {
          setSearch(text);
          // What was picked may be out of sight now.
          pick(undefined);
        }}
      />
      <div class="options">
        {found.answer?.items.map(({ id, name }) => (
          <label key={id}>
            <input type="radio" name="product" checked={picked === id} onChange={() => pick(id)} /> {name}
          </label>
        ))}
        {found.answer?.items.length === 0 && <p class="quiet">No product fits.</p>}
      </div>
      {found.answer && found.answer.total > found.answer.items.length && (
        <p class="quiet">
          {found.answer.items.length} of {found.answer.total} products. Search to narrow them down.
        </p>
      )}
      <TroubleNote trouble={found.trouble ?? trouble} />
    </>
  );
}
