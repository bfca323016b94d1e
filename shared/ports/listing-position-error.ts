/** A listing was asked to go on after a position that lies outside it. */
export class ListingPositionError extends Error {
  readonly code = 'listing_position_invalid';
  override readonly name = 'ListingPositionError';
}
