/** A JIRA project of a product or of an engagement, with `push_all_issues`. */
export interface JiraProject {
  /** Id of its product; the engagement's own project goes first. */
  product?: number | undefined;
  engagement?: number | undefined;
  /** Whether JIRA answers. */
  reachable: boolean;
}

/** What JIRA is to an instance. */
export interface Jira {
  projects: JiraProject[];
  /** Findings that have an issue there, by id. */
  issues: Set<number>;
}
