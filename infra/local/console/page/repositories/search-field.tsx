import { useEffect, useId, useState } from 'preact/hooks';

/** How long nothing must be typed before it is searched for, milliseconds. */
const pauseMs = 250;

/** Searches while one types. */
export function SearchField({ label, onSearch }: { label: string; onSearch: (text: string) => void }) {
  const [typed, setTyped] = useState('');
  const id = useId();
  useEffect(() => {
    const timer = setTimeout(() => onSearch(typed.trim()), pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
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
