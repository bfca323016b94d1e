/**
 * Where a statement stands, which says how much it weighs. `lead`: the title and what follows it, or an overview. `key`: a
 * section about features, security, data or the API. `code`: a code block, of which only the names of settings count.
 * `aside`: a change log, dependencies, a tutorial, related projects: about something else than what this code does.
 */
export type Place = 'lead' | 'key' | 'plain' | 'code' | 'aside';

/** A sentence, list item, table row, heading or line of code of a wiki, as plain text. */
export interface Statement {
  readonly text: string;
  readonly place: Place;
}
