import { type ProductTags, untouchedProductTags } from '../../../shared/domain/asvs/profile/product-tags.ts';
import {
  asvsMetadataName,
  asvsMetadataNameOfTeam,
  isTestOfOtherTeam,
} from '../../../shared/domain/names/place-names.ts';
import type { Placement } from '../../../shared/domain/placement/placement.ts';
import { againIfOvertaken } from '../../../shared/ports/again-if-overtaken.ts';
import type { TeamProduct } from '../../../shared/ports/asvs-store.ts';
import { orDone } from '../or-done.ts';
import type { Work } from '../reconcile/work.ts';

/**
 * Writes the repository's line into the product's metadata. Another team may have mapped a repository of the same name to the
 * product: then its line stays, and ours bears our team in its name. That it is ours is remembered, since nothing on the
 * product tells whose a line is.
 */
export async function putLine(work: Work, placement: Placement, product: TeamProduct, line: string): Promise<void> {
  const { asvs } = work;
  const before = (await asvs.productTags(product)) ?? untouchedProductTags;
  const name = await putNamed(work, placement, line, knownName(work, placement, before));
  await againIfOvertaken(async () => {
    const { version, lines, ...tags } = (await asvs.productTags(product)) ?? untouchedProductTags;
    if (lines.includes(name)) return;
    await asvs.putProductTags(product, { ...tags, version: version + 1, lines: [...lines, name] });
  });
}

/** @returns the name that it has now */
async function putNamed(work: Work, placement: Placement, line: string, known: string | undefined): Promise<string> {
  const { key, dojo } = work;
  const { productId } = placement;
  const plain = asvsMetadataName(key);
  if (known === undefined) {
    const created = await dojo.metadata.createProductMetadata(productId, { name: plain, value: line });
    if (created !== 'taken') return plain;
  }
  const name = known ?? ((await isSharedWithTeam(work, placement)) ? asvsMetadataNameOfTeam(key) : plain);
  const isThere = async () => (await dojo.metadata.productMetadata(productId))?.get(name) === line;
  await orDone(dojo.metadata.putProductMetadata(productId, { name, value: line }), isThere);
  return name;
}

/** A line that we don't remember is our own all the same, unless another team's findings are beside ours. */
async function isSharedWithTeam({ dojo, key }: Work, { engagementId }: Placement): Promise<boolean> {
  const tests = await dojo.dojo.testsOf(engagementId);
  return tests.some(({ title }) => title !== null && isTestOfOtherTeam(title, key));
}

function knownName({ key }: Work, { asvs }: Placement, { lines }: ProductTags): string | undefined {
  const ofTeam = asvsMetadataNameOfTeam(key);
  if (lines.includes(ofTeam)) return ofTeam;
  const plain = asvsMetadataName(key);
  const isTold = asvs !== undefined && asvs.refusedBySecret === undefined && asvs.trouble === undefined;
  return lines.includes(plain) || isTold ? plain : undefined;
}
