/** Orders by Gecko id, by code units: the same on every machine. */
export function byGeckoId(one: { readonly geckoId: string }, other: { readonly geckoId: string }): number {
  if (one.geckoId === other.geckoId) return 0;
  return one.geckoId < other.geckoId ? -1 : 1;
}
