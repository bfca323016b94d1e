import { engagementName, testTitle } from '../../../shared/domain/place-names.ts';
import type { Placement } from '../../../shared/domain/placement.ts';
import type { Product } from '../../../shared/ports/defectdojo.ts';
import { placeFailure } from './setup-failure.ts';
import { noteTestTags } from './taken-tags.ts';
import type { Work } from './work.ts';

/** Findings are uploaded with `"type": "Gecko"`, from which DefectDojo makes this test type. */
const testTypeName = 'Gecko Scan (Generic Findings Import)';
/** An engagement must end; a standing one ends when nobody cares any more. */
const standingEndsOn = '2999-12-31';
/** A test that a person deleted is made again by itself only for this many findings. */
const recreatedFindingsMax = 20;

/**
 * Where the findings are or will be. Reads once when everything is as remembered, twice after it was mapped anew; otherwise looks for our engagement and
 * test by their names, and creates what is missing. The test is left out where only the first upload can make it.
 *
 * @param expected how many findings we know in the remembered test, and whether there is anything to be put anywhere
 * @throws {OutsideFailure} `product_not_visible`, `instance_changed`, `test_deleted` (deleted with more findings than are made
 * again by itself, and not mapped anew since)
 */
export async function place(
  work: Work,
  remembered: Placement | undefined,
  { knownFindings, isNeeded }: { readonly knownFindings: number; readonly isNeeded: boolean },
): Promise<Placement> {
  if (!isNeeded && remembered?.testId === undefined && remembered?.mappedAt === work.mapping.createdAt) {
    await mappedProduct(work);
    return remembered;
  }
  if (remembered?.testId !== undefined) {
    const test = await work.dojo.dojo.test(remembered.testId);
    const isOurs = test?.title === testTitle(work.key);
    if (isOurs && remembered.mappedAt === work.mapping.createdAt) return noteTestTags(work, remembered, test);
    if (isOurs && (await isInMappedProduct(work, test.engagementId))) {
      return noteTestTags(work, await keep(work, { ...remembered, mappedAt: work.mapping.createdAt }), test);
    }
  }
  return keep(work, await findOrCreate(work, remembered, knownFindings));
}

/**
 * Behind the same URL there may be another instance since the repository was mapped here before, and the remembered id
 * that of our test in another of its products.
 */
async function isInMappedProduct({ dojo, mapping }: Work, engagementId: number): Promise<boolean> {
  return (await dojo.findings.engagement(engagementId))?.productId === mapping.product.id;
}

async function keep({ store, key }: Work, placement: Placement): Promise<Placement> {
  await store.putPlacement(key, placement);
  return placement;
}

async function findOrCreate(work: Work, remembered: Placement | undefined, knownFindings: number): Promise<Placement> {
  const { mapping, connection, newId } = work;
  const product = await mappedProduct(work);
  const { id: engagementId, isNew } = await engagementOf(work, product);
  const test = isNew ? undefined : await testIn(work, engagementId);
  const isLost = test === undefined && remembered?.testId !== undefined;
  const isMappedAnew = remembered?.mappedAt !== mapping.createdAt;
  if (isLost && !isMappedAnew && knownFindings > recreatedFindingsMax) throw placeFailure('test_deleted');
  const testId = test ?? (await createTest(work, engagementId));
  return {
    // Another test than the remembered one: nothing that is known of its findings holds here.
    placementId: isSamePlace(remembered, testId) ? remembered.placementId : newId(),
    baseUrl: connection.baseUrl,
    productId: product.id,
    mappedAt: mapping.createdAt,
    engagementId,
    ...(testId === undefined ? {} : { testId }),
    riskAcceptance: riskAcceptanceIn(product),
    foreignFindings: 0,
    findingsPerUpload: remembered?.findingsPerUpload,
  };
}

async function mappedProduct({ dojo, mapping }: Work): Promise<Product> {
  const product = await dojo.dojo.product(mapping.product.id);
  if (product === undefined) throw placeFailure('product_not_visible');
  return product;
}

/** A place that had no test yet is the one whose test an upload without an answer made. */
function isSamePlace(remembered: Placement | undefined, testId: number | undefined): remembered is Placement {
  return remembered !== undefined && (remembered.testId === undefined || remembered.testId === testId);
}

/** How the product lets risks be accepted. */
export async function riskAcceptanceOf({ dojo }: Work, productId: number): Promise<Placement['riskAcceptance']> {
  const product = await dojo.dojo.product(productId);
  return product === undefined ? 'forbidden' : riskAcceptanceIn(product);
}

function riskAcceptanceIn({ riskAcceptance }: Product): Placement['riskAcceptance'] {
  if (riskAcceptance.simple) return 'simple';
  return riskAcceptance.full ? 'full' : 'forbidden';
}

/**
 * Our engagement in the product. Where there is none yet, the product must still bear the name that it was chosen by:
 * behind the same URL another instance may have another product under its id.
 */
async function engagementOf(
  { key, mapping, dojo, clock }: Work,
  product: Product,
): Promise<{ readonly id: number; readonly isNew: boolean }> {
  const name = engagementName(key.repositoryId);
  const [oldest] = await dojo.dojo.engagementsNamed(product.id, name);
  if (oldest !== undefined) return { id: oldest, isNew: false };
  if (product.name !== mapping.product.name) throw placeFailure('instance_changed');
  const startsOn = clock.now().toISOString().slice(0, 10);
  const place = { productId: product.id, name, startsOn, endsOn: standingEndsOn };
  return { id: await dojo.dojo.createEngagement(place), isNew: true };
}

/** Our test in an engagement, known by its title; of several the one with findings, then the oldest. */
export async function testIn(work: Work, engagementId: number): Promise<number | undefined> {
  const tests = await work.dojo.dojo.testsOf(engagementId);
  const ours = tests.filter(({ title }) => title === testTitle(work.key));
  return fullestOf(
    work,
    ours.map(({ id }) => id),
  );
}

async function fullestOf({ dojo }: Work, testIds: readonly number[]): Promise<number | undefined> {
  if (testIds.length < 2) return testIds[0];
  for (const testId of testIds) if ((await dojo.findings.countFindings(testId)) > 0) return testId;
  return testIds[0];
}

async function createTest({ key, dojo, clock }: Work, engagementId: number): Promise<number | undefined> {
  const testType = await dojo.dojo.testTypeNamed(testTypeName);
  if (testType === undefined) return undefined;
  const startsAt = clock.now().toISOString();
  const endsAt = `${standingEndsOn}T00:00:00Z`;
  return (
    await dojo.dojo.createTest({ engagementId, testTypeId: testType.id, title: testTitle(key), startsAt, endsAt })
  ).id;
}
