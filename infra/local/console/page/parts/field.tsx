import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { Trouble } from '../api/trouble.ts';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly type?: 'text' | 'url' | 'password';
  readonly name?: string;
  readonly placeholder?: string;
  readonly inputMode?: 'decimal';
  /** How many lines are seen at once. @default a single one is all that there is */
  readonly lines?: number;
  readonly hint?: ComponentChildren;
  /** What is wrong with what stands in it. */
  readonly trouble?: Trouble | undefined;
  onType(text: string): void;
}

/** A line or more to type in, with what is wrong with it beside it. The browser never fills it in. */
export function Field({ label, hint, trouble, onType, type = 'text', inputMode, lines, ...input }: FieldProps) {
  const id = useId();
  const about = [hint && `${id}-hint`, trouble && `${id}-trouble`].filter(Boolean).join(' ');
  const typed = {
    id,
    ...input,
    autocomplete: 'off',
    spellcheck: false,
    'aria-invalid': trouble ? 'true' : 'false',
    'aria-describedby': about || undefined,
    onInput: ({ currentTarget }: { currentTarget: { value: string } }) => onType(currentTarget.value),
  } as const;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {lines === undefined ? (
        <input type={type as 'text'} inputMode={inputMode} {...typed} />
      ) : (
        <textarea rows={lines} {...typed} />
      )}
      {hint && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
      {trouble && (
        <p id={`${id}-trouble`} class="field-trouble" role="alert">
          <strong>{trouble.message}</strong> {trouble.advice}
        </p>
      )}
    </div>
  );
}
