import { useState } from 'preact/hooks';
import { Choice } from '../parts/choice.tsx';
import { useSettled } from '../parts/use-settled.ts';
import { statuses, wordOf } from './state-badge.tsx';

const filters = [
  { value: '', text: 'All states' } as const,
  ...statuses.map((value) => ({ value, text: wordOf(value) })),
];

/** A state of repositories, or none in particular. */
export type StateFiltered = (typeof filters)[number]['value'];

/**
 * Filters by a state. It takes no button, since the table alone changes and the focus stays; but some browsers choose at each
 * arrow key, and what one walks through isn't asked for.
 */
export function StateFilter({ onFilter }: { onFilter: (state: StateFiltered) => void }) {
  const [picked, setPicked] = useState<StateFiltered>('');
  useSettled(picked, onFilter);
  return <Choice label="State" compact options={filters} value={picked} onChoose={(state) => setPicked(state)} />;
}
