import type { ProductType } from '../../../../../functions/api/client/api-types.ts';
import { answerOf, api } from '../api/api.ts';
import { useAsk } from '../api/use-ask.ts';
import { Choice } from '../parts/choice.tsx';
import { ChosenByButton } from '../parts/chosen-by-button.tsx';
import { TroubleNote } from '../parts/trouble-note.tsx';

interface ProductTypeChoiceProps {
  readonly label: string;
  readonly hint?: string;
  /** What it is called to choose none. */
  readonly none: string;
  readonly value: number | undefined;
  /** The button that takes it, where choosing alone doesn't. */
  readonly save?: { readonly button: string; readonly what: string; readonly isBusy: boolean };
  onChoose(id: number | undefined): void;
}

/** One of DefectDojo's product types, or none. */
export function ProductTypeChoice({ none, value, save, onChoose, ...said }: ProductTypeChoiceProps) {
  const { answer, trouble } = useAsk(allProductTypes, []);
  const known = (answer ?? []).map(({ id, name }) => ({ value: String(id), text: name }));
  const isKnown = value === undefined || known.some((option) => option.value === String(value));
  const choice = {
    ...said,
    options: [
      { value: '', text: none },
      ...known,
      // Also while the names are asked for, and one that the key no longer sees.
      ...(isKnown ? [] : [{ value: String(value), text: `Product type ${value}` }]),
    ],
    value: value === undefined ? '' : String(value),
    onChoose: (id: string) => onChoose(id === '' ? undefined : Number(id)),
  };
  return (
    <>
      {save ? <ChosenByButton {...choice} {...save} /> : <Choice {...choice} />}
      <TroubleNote trouble={trouble} />
    </>
  );
}

/** All of them, however many pages that are. */
async function allProductTypes(): Promise<readonly ProductType[]> {
  const all: ProductType[] = [];
  let cursor: string | undefined;
  do {
    const query = { limit: 100, ...(cursor && { cursor }) };
    const page = await answerOf(api.GET('/v1/product-types', { params: { query } }));
    all.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return all;
}
