import type { Listing } from '../api/use-listing.ts';
import { TroubleNote } from './trouble-note.tsx';

/** The end of a listing: more of it, or what went wrong. */
export function ShowMore<T>({ listing }: { listing: Listing<T> }) {
  return (
    <>
      <TroubleNote trouble={listing.trouble} />
      {listing.isAsking && <p class="quiet">Loading…</p>}
      {listing.more && !listing.isAsking && (
        <div class="actions">
          <button type="button" onClick={listing.more}>
            Show more
          </button>
        </div>
      )}
    </>
  );
}
