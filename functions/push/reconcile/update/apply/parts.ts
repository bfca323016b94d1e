import { fieldHashes } from '../../../../../shared/domain/desired/field-hashes.ts';
import type { KnownFinding } from '../../../../../shared/domain/known/known-finding.ts';
import { decide } from '../../../../../shared/domain/live/decide.ts';
import type { LiveFinding } from '../../../../../shared/domain/live/live-finding.ts';
import { contentKey } from '../../../../../shared/domain/plan/content-key.ts';
import { tagsKey } from '../../../../../shared/domain/plan/tag-change.ts';
import { decidingIn, type Work } from '../../work.ts';
import type { WriteKind } from '../../write-health.ts';
import type { DecidedUpdate } from './decided-update.ts';

/** What of a change is sent alone, in this order: an acceptance of its risk comes last. */
const parts = ['content', 'tags', 'status'] as const;

/** See {@link parts}. */
export type Part = (typeof parts)[number];

/** The parts that a change consists of. */
export function partsOf({ operation: { fields, tags, status } }: Pick<DecidedUpdate, 'operation'>): Part[] {
  const has = { content: fields.length > 0, tags: tags !== undefined, status: status !== undefined };
  return parts.filter((part) => has[part]);
}

/** The parts that a kind of write is about. */
export function partsIn(update: DecidedUpdate, write: WriteKind): Part[] {
  const all = partsOf(update);
  switch (write) {
    case 'tags':
      return ['tags'];
    case 'acceptance':
      return ['status'];
    case 'note':
      return all.includes('status') ? ['status'] : ['content'];
    case 'change':
      return all.filter((part) => part !== 'tags');
  }
}

/** A hash of what a part is to become, by which it is known again. */
export function wantedIn({ operation, desired }: DecidedUpdate, part: Part, { tags }: KnownFinding): string {
  switch (part) {
    case 'content':
      return desired === undefined ? '' : contentKey(fieldHashes(desired));
    case 'tags':
      return tagsKey(tags, operation.tags);
    case 'status':
      return operation.status?.hash ?? '';
  }
}

/** One part, decided by what DefectDojo shows and by what is known now; a status so that it goes by PATCH. */
export function partOf(
  work: Work,
  { operation, desired }: DecidedUpdate,
  part: Part,
  { live, known }: { readonly live: LiveFinding; readonly known: KnownFinding },
): DecidedUpdate | undefined {
  const { status, tags, fields } = operation;
  const alone = {
    ...operation,
    status: part === 'status' ? status : undefined,
    tags: part === 'tags' ? tags : undefined,
    fields: part === 'content' ? fields : [],
  };
  const wanted = { operation: alone, desired: part === 'content' ? desired : undefined };
  const decision = decide(live, known, wanted, { ...decidingIn(work, live.testId), byRow: 'nothing' });
  return decision.kind === 'decided' ? { live, ...wanted, decision } : undefined;
}
