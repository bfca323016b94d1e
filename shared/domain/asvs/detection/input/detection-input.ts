/** A finding as far as detection reads it. */
export interface DetectionFinding {
  readonly title: string;
  readonly cwe: number | null;
  readonly filePath?: string | null | undefined;
  /** Gecko's score, 0 to 10. */
  readonly severity?: number | null | undefined;
}

/** What one deep scan says about a repository. */
export interface DetectionInput {
  /** The repository's id, `owner/name`. */
  readonly repository: string;
  readonly findings: readonly DetectionFinding[];
  /** Whatever Gecko gave: a list in any shape, text, an empty list, or nothing. */
  readonly endpoints?: unknown;
  /** Markdown of any kind. */
  readonly wiki?: string | null | undefined;
}
