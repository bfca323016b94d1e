import { useId, useState } from 'preact/hooks';
import { useSettled } from '../parts/use-settled.ts';

/** Searches while one types. */
export function SearchField({ label, onSearch }: { label: string; onSearch: (text: string) => void }) {
  const [typed, setTyped] = useState('');
  const id = useId();
  useSettled(typed.trim(), onSearch);
  return (
    <div class="field compact grow">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="search"
        value={typed}
        maxLength={255}
        autocomplete="off"
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
      />
    </div>
  );
}
