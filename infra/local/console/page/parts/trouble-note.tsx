import type { Trouble } from '../api/trouble.ts';

/** Says what went wrong and what to do about it, where something did. */
export function TroubleNote({ trouble }: { trouble: Trouble | undefined }) {
  if (!trouble) return null;
  return (
    <p class="note bad" role="alert">
      <strong>{trouble.message}</strong> {trouble.advice}
    </p>
  );
}
