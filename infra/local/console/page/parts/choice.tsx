import { useId } from 'preact/hooks';

/** What a choice is made of. */
export interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly text: string }[];
  readonly hint?: string | undefined;
  readonly compact?: boolean;
  onChoose(value: T): void;
}

/** One of a few. */
export function Choice<T extends string>({ label, value, options, hint, compact, onChoose }: ChoiceProps<T>) {
  const id = useId();
  return (
    <div class={compact ? 'field compact' : 'field'}>
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={({ currentTarget }) => onChoose(currentTarget.value as T)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
      {hint && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
    </div>
  );
}
