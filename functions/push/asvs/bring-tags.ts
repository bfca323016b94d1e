import { isDeepStrictEqual } from 'node:util';
import {
  changeOfProductTags,
  isExportedAlready,
  tagsOfOthers,
  untouchedProductTags,
  whileChanging,
} from '../../../shared/domain/asvs/profile/product-tags.ts';
import type { TestTags } from '../../../shared/domain/placement/test-tags.ts';
import { againIfOvertaken } from '../../../shared/ports/again-if-overtaken.ts';
import type { TeamProduct } from '../../../shared/ports/asvs-store.ts';
import { orDone } from '../or-done.ts';
import { productTagsChanged } from '../reconcile/placement/taken-tags.ts';
import type { Work } from '../reconcile/work.ts';
import { neededTags } from './needed-tags.ts';

/** DefectDojo passes a change of a product's tags on after 5 s (3.2.0, measured), or later where its worker is busy. */
const passedOnWithinSeconds = 300;

/**
 * Tags that other teams need, by the product's own metadata, stay. What is ours is written down before it is there: a tag that we
 * brought must never pass for somebody else's. Where the sync of another repository of the product is faster, all is looked at again.
 */
export async function bringTags(work: Work, product: TeamProduct, testTags: TestTags | undefined): Promise<void> {
  await againIfOvertaken(() => bringTagsOnce(work, product, testTags));
}

async function bringTagsOnce(work: Work, product: TeamProduct, testTags: TestTags | undefined): Promise<void> {
  const { connection, dojo, asvs, teams, clock } = work;
  const { productId } = product;
  const needed = await neededTags({ teams, asvs }, product, connection.settings.asvsVersion);
  const before = (await asvs.productTags(product)) ?? untouchedProductTags;
  if (isExportedAlready(before, needed)) return;
  const present = await dojo.metadata.productTags(productId);
  if (present === undefined) return;
  const shown = new Set(present.map((tag) => tag.toLowerCase()));
  const alone = changeOfProductTags(needed, shown, before);
  const change =
    alone.remove.length === 0
      ? alone
      : changeOfProductTags(needed, shown, before, tagsOfOthers(await metadataOf(productId), before));
  const { add, remove, after } = change;
  const meanwhile = add.length + remove.length > 0 ? whileChanging(before, change, clock.now()) : before;
  let { version } = before;
  if (meanwhile !== before) {
    version += 1;
    await asvs.putProductTags(product, { ...meanwhile, version });
    const kept = present.filter((tag) => !remove.includes(tag.toLowerCase()));
    const wanted = [...kept, ...add];
    const isThere = async () => isSameTags(await dojo.metadata.productTags(productId), wanted);
    await orDone(dojo.metadata.replaceProductTags(productId, wanted), isThere);
    await haveFindingsLookedAt(work, product, remove, testTags);
  }
  const done = { ...after, taken: meanwhile.taken };
  if (!isDeepStrictEqual(done, meanwhile)) await asvs.putProductTags(product, { ...done, version: version + 1 });

  async function metadataOf(id: number): Promise<ReadonlyMap<string, string>> {
    return (await dojo.metadata.productMetadata(id)) ?? new Map();
  }
}

function isSameTags(shown: readonly string[] | undefined, wanted: readonly string[]): boolean {
  const lower = (tags: readonly string[]) => tags.map((tag) => tag.toLowerCase()).sort();
  return shown !== undefined && isDeepStrictEqual(lower(shown), lower(wanted));
}

/**
 * Where our test bore a tag because the product did, DefectDojo takes it from all findings of the product in a moment: all
 * repositories that are mapped to it are to be looked at once that is done.
 */
async function haveFindingsLookedAt(
  { runId, queue, teams }: Work,
  { teamId, productId, baseUrl }: TeamProduct,
  removed: readonly string[],
  testTags: TestTags | undefined,
): Promise<void> {
  if (!removed.some((tag) => testTags?.shown.includes(tag))) return;
  for (const mapping of await teams.mappingsOfProduct(teamId, productId)) {
    if ((mapping.baseUrl ?? baseUrl) !== baseUrl) continue;
    await queue.request(
      mapping,
      { id: `product-tags-${runId}`, reason: productTagsChanged },
      { delaySeconds: passedOnWithinSeconds },
    );
  }
}
