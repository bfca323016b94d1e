import { useEffect, useRef } from 'preact/hooks';
import type { Listing } from '../api/use-listing.ts';
import { TroubleNote } from './trouble-note.tsx';

/** The end of a listing: more of it, or what went wrong. The focus stays at the end that was pressed for. */
export function ShowMore<T>({ listing }: { listing: Listing<T> }) {
  const { trouble, isAsking, more, isEmpty } = listing;
  const end = useRef<HTMLParagraphElement>(null);
  const isPressed = useRef(false);
  const isAll = more === undefined && !isAsking && !trouble && !isEmpty && isPressed.current;
  useEffect(() => {
    if (isAll) end.current?.focus();
  }, [isAll]);
  const press = () => {
    if (isAsking) return;
    isPressed.current = true;
    more?.();
  };
  return (
    <>
      <TroubleNote trouble={trouble} />
      {isAsking && !more && <p class="quiet">Loading…</p>}
      {more && (
        <div class="actions">
          <button type="button" aria-disabled={isAsking} onClick={press}>
            {isAsking ? 'Loading…' : 'Show more'}
          </button>
        </div>
      )}
      {isAll && (
        <p class="quiet" tabIndex={-1} ref={end}>
          That is all.
        </p>
      )}
    </>
  );
}
