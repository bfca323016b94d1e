import type { FindingDraft } from './new-finding.ts';
import type { Store } from './store.ts';

/** The server works on a row for ever: whoever waits for the answer to its file waits in vain. */
export class NeverDone extends Error {
  override readonly name = 'NeverDone';
}

/** Throws where the server never gets done with a row, before it was stored or right after. */
export function workOn({ server }: Store, draft: FindingDraft, when: 'before' | 'after'): void {
  const { neverDoneWith } = server;
  if (neverDoneWith === null || neverDoneWith.storesIt !== (when === 'after')) return;
  if (JSON.stringify(draft).includes(neverDoneWith.text)) throw new NeverDone();
}
