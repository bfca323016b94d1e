import { useEffect, useId, useRef, useState } from 'preact/hooks';

/** How long nothing must be typed before it is searched for, milliseconds. */
const pauseMs = 250;

/** Searches while one types. */
export function SearchField({ label, onSearch }: { label: string; onSearch: (text: string) => void }) {
  const [typed, setTyped] = useState('');
  const id = useId();
  const searched = useRef('');
  useEffect(() => {
    const text = typed.trim();
    // Also before anybody typed: whoever turned the page meanwhile stays there.
    if (text === searched.current) return;
    const timer = setTimeout(() => {
      searched.current = text;
      onSearch(text);
    }, pauseMs);
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
