/**
 * What became of reading one text of a scan. `empty` and `failed` say nothing about the repository; a list of endpoints that
 * is explicitly empty is `read`.
 */
export type ScanText<T> =
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'empty' }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string };

/** What Gecko wrote about a repository's code in one deep scan. Never throws for failures of the outside world. */
export interface GeckoScanTexts {
  /** The scan's endpoints in whatever shape they come: the parsed value where there is one, else the text. */
  endpoints(scanId: string): Promise<ScanText<unknown>>;
  /** The scan's wiki, Markdown. */
  wiki(scanId: string): Promise<ScanText<string>>;
}
