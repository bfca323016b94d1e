/** Orders by Gecko id, by code units: the same on every machine. */
export function byGeckoId(one: { readonly geckoId: string }, other: { readonly geckoId: string }): number {
  return Number(one.geckoId > other.geckoId) - Number(one.geckoId < other.geckoId);
}
