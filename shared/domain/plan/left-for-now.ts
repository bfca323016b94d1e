import type { Trouble } from '../failures/suspicion.ts';
import type { KnownFinding } from '../known/known-finding.ts';
import type { Trying } from './context.ts';
import type { Skip, Step, TagChange, UpdateOperation } from './operation.ts';
import { reasons } from './reasons.ts';
import { skip, update } from './steps.ts';
import { tagsKey } from './tag-change.ts';

type Why = Pick<Skip, 'reason'> & { readonly code: 'duplicate_in_defectdojo' | 'refused_by_defectdojo' };

const duplicate: Why = { code: 'duplicate_in_defectdojo', reason: reasons.duplicate_in_defectdojo };

/**
 * The step that changes a finding, without what is left as it is for now: what an earlier run left because the finding is a
 * duplicate in DefectDojo, as long as it is one, and at what DefectDojo fails each time, until it is tried again.
 * Nothing is done about one that it fails to show.
 *
 * @param content the key of the wanted content (see `contentKey`), where the operation has fields
 */
export function updateUnlessLeft(
  known: KnownFinding,
  operation: Omit<UpdateOperation, 'kind'>,
  context: Trying,
  content?: string,
): Step {
  const { geckoId, status, fields, tags } = operation;
  const unreadable = judged(known.troubles?.read, '', context);
  if (unreadable !== undefined) return skipUnreadable(geckoId, unreadable.reason);
  const left = {
    status: whyStatusIsLeft(known, status?.hash, context),
    fields: fields.length > 0 ? whyContentIsLeft(known, content, context) : undefined,
    tags: tags && whyTagsAreLeft(known, tags, context),
  };
  const why = left.fields ?? left.status ?? left.tags;
  if (why === undefined) return update(operation);
  const rest = {
    ...operation,
    status: left.status ? undefined : status,
    fields: left.fields ? [] : fields,
    tags: left.tags ? undefined : tags,
    leftOut: operation.leftOut ?? why.code,
  };
  const isNothing = rest.status === undefined && rest.fields.length === 0 && rest.tags === undefined;
  return isNothing ? skip(geckoId, why.code, why.reason) : update(rest);
}

/** What becomes of a finding that DefectDojo fails to show. */
export function skipUnreadable(geckoId: string, reason: string | undefined): Step {
  return skip(geckoId, 'unreadable_in_defectdojo', reason);
}

function whyContentIsLeft(
  { leftAsDuplicate, troubles }: KnownFinding,
  content: string | undefined,
  context: Trying,
): Why | undefined {
  if (content === undefined) return undefined;
  return content === leftAsDuplicate?.content ? duplicate : judged(troubles?.content, content, context);
}

function whyStatusIsLeft(
  { leftAsDuplicate, troubles }: KnownFinding,
  hash: string | undefined,
  context: Trying,
): Why | undefined {
  if (hash === undefined) return undefined;
  return hash === leftAsDuplicate?.status ? duplicate : judged(troubles?.status, hash, context);
}

function whyTagsAreLeft({ tags, troubles }: KnownFinding, change: TagChange, context: Trying): Why | undefined {
  return judged(troubles?.tags, tagsKey(tags, change), context);
}

function judged(trouble: Trouble | undefined, wanted: string, { repair, now }: Trying): Why | undefined {
  if (repair || trouble?.judged === undefined || trouble.content !== wanted) return undefined;
  const { reason, until } = trouble.judged;
  return until <= now.toISOString() ? undefined : { code: 'refused_by_defectdojo', reason };
}
