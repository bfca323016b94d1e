import type { RepositoryKey } from '../../shared/domain/ids.ts';
import type { Mapping } from '../../shared/domain/mapping.ts';
import { OutsideFailure } from '../../shared/domain/outside-failure.ts';
import type { Placement } from '../../shared/domain/placement.ts';
import type { DefectDojo } from '../../shared/ports/defectdojo.ts';

/** Findings are uploaded with `"type": "Gecko"`, from which DefectDojo makes this test type. */
const testTypeName = 'Gecko Scan (Generic Findings Import)';
/** An engagement must end; a standing one ends when nobody cares any more. */
const engagementEndsOn = '2999-12-31';

/** Title of a repository's test: the marker by which we know it for ours. */
export function testTitle({ teamId, repositoryId }: RepositoryKey): string {
  return `Gecko ${repositoryId} [${teamId}]`;
}

/** Where the findings go, or what must be uploaded first to make a place for them. */
export type Place =
  | { readonly kind: 'test'; readonly placement: Placement }
  | { readonly kind: 'engagement'; readonly placement: Omit<Placement, 'testId'> };

/**
 * Finds the repository's engagement and test in the mapped product, or creates them. Where the instance doesn't know our
 * test type yet, only the first upload can create the test: then the answer names the engagement.
 *
 * @throws {OutsideFailure} `product_gone` when the product doesn't exist or can't be seen: it is never created anew.
 */
export async function placeFindings(
  dojo: DefectDojo,
  {
    key,
    mapping,
    baseUrl,
    known,
    now,
  }: { key: RepositoryKey; mapping: Mapping; baseUrl: string; known: Placement | undefined; now: Date },
): Promise<Place> {
  const title = testTitle(key);
  if (known?.baseUrl === baseUrl && known.productId === mapping.product.id) {
    const test = await dojo.test(known.testId);
    if (test?.title === title) return { kind: 'test', placement: known };
  }
  await requireProduct(dojo, mapping);
  const engagementId = await findOrCreateEngagement(dojo, key, mapping.product.id, now);
  const place = { baseUrl, productId: mapping.product.id, engagementId };
  const testId = await findOrCreateTest(dojo, engagementId, title, now);
  return testId === undefined
    ? { kind: 'engagement', placement: place }
    : { kind: 'test', placement: { ...place, testId } };
}

async function requireProduct(dojo: DefectDojo, mapping: Mapping): Promise<void> {
  if (await dojo.product(mapping.product.id)) return;
  throw new OutsideFailure({
    system: 'defectdojo',
    kind: 'setup',
    code: 'product_gone',
    message: `Product ${mapping.product.id} (${mapping.product.name}) does not exist in DefectDojo or the API key can't see it. Map the repository anew, or give the key's user access to the product.`,
    sent: 'no',
  });
}

async function findOrCreateEngagement(
  dojo: DefectDojo,
  key: RepositoryKey,
  productId: number,
  now: Date,
): Promise<number> {
  const name = `Gecko: ${key.repositoryId}`;
  const [oldest] = await dojo.engagementsNamed(productId, name);
  return (
    oldest ??
    dojo.createEngagement({ productId, name, startsOn: now.toISOString().slice(0, 10), endsOn: engagementEndsOn })
  );
}

/** `undefined` when there is no test yet and none can be made before the first upload. */
async function findOrCreateTest(
  dojo: DefectDojo,
  engagementId: number,
  title: string,
  now: Date,
): Promise<number | undefined> {
  const ours = (await dojo.testsOf(engagementId)).find((test) => test.title === title);
  if (ours) return ours.id;
  const testTypeId = await dojo.testTypeNamed(testTypeName);
  if (testTypeId === undefined) return undefined;
  const endsAt = `${engagementEndsOn}T00:00:00Z`;
  return (await dojo.createTest({ engagementId, testTypeId, title, startsAt: now.toISOString(), endsAt })).id;
}
