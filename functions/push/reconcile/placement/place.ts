import { engagementName, testTitle } from '../../../../shared/domain/names/place-names.ts';
import type { Placement } from '../../../../shared/domain/placement/placement.ts';
import type { Mapping } from '../../../../shared/domain/team/mapping.ts';
import type { Product } from '../../../../shared/ports/defectdojo.ts';
import type { Work } from '../work.ts';
import { holdScanType } from './hold-scan-type.ts';
import { noteTest } from './note-test.ts';
import { type IsOurId, rememberedTest, testIn } from './our-test.ts';
import { placeFailure } from './setup-failure.ts';

/** An engagement must end; a standing one ends when nobody cares any more. */
const standingEndsOn = '2999-12-31';
/** A test that a person deleted is made again by itself only for this many findings. */
const recreatedFindingsMax = 20;

/** What is to be placed. */
export interface ExpectedFindings {
  /** How many findings we know in the remembered test. */
  readonly knownFindings: number;
  readonly isOurId: IsOurId;
  /** Whether there is anything to be put anywhere. */
  readonly isNeeded: boolean;
}

/**
 * Where the findings are or will be. Reads once when everything is as remembered, twice after it was mapped anew; otherwise looks for our engagement and
 * test by their names, and makes an engagement where there is none. A missing test is left out: the first upload makes it, which costs
 * DefectDojo less than filling one that is there.
 *
 * @throws {OutsideFailure} `product_not_visible`, `instance_changed`, `test_deleted` (deleted with more findings than are made
 * again by itself, and not mapped anew since)
 */
export async function place(
  work: Work,
  remembered: Placement | undefined,
  expected: ExpectedFindings,
): Promise<Placement> {
  if (!expected.isNeeded && remembered?.testId === undefined && remembered?.mappedAt === work.mapping.createdAt) {
    await mappedProduct(work);
    return remembered;
  }
  const test = remembered && (await rememberedTest(work, remembered, expected.isOurId));
  if (test !== undefined) {
    await holdScanType(work, test);
    if (remembered?.mappedAt === work.mapping.createdAt) return noteTest(work, remembered, test);
    if (remembered !== undefined && (await isInMappedProduct(work, test.engagementId))) {
      return noteTest(work, await keep(work, { ...remembered, mappedAt: work.mapping.createdAt }), test);
    }
  }
  return keep(work, await findOrCreate(work, remembered, expected));
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

async function findOrCreate(
  work: Work,
  remembered: Placement | undefined,
  { knownFindings, isOurId }: ExpectedFindings,
): Promise<Placement> {
  const { mapping, connection, newId } = work;
  const product = await mappedProduct(work);
  const { id: engagementId, isNew } = await engagementOf(work, product, remembered);
  const test = isNew ? undefined : await testIn(work, engagementId, isOurId);
  if (test !== undefined) await holdScanType(work, test);
  const isLost = test === undefined && remembered?.testId !== undefined;
  const isMappedAnew = remembered?.mappedAt !== mapping.createdAt;
  if (isLost && !isMappedAnew && knownFindings > recreatedFindingsMax) throw placeFailure('test_deleted');
  const testId = test?.id;
  const title = test?.title ?? undefined;
  return {
    // Another test than the remembered one: nothing that is known of its findings holds here.
    placementId: isSamePlace(remembered, testId) ? remembered.placementId : newId(),
    baseUrl: connection.baseUrl,
    productId: product.id,
    mappedAt: mapping.createdAt,
    engagementId,
    ...(testId === undefined ? {} : { testId }),
    ...(title === undefined || title === testTitle(work.key) ? {} : { testTitle: title }),
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
 * Our engagement in the product, by its name or, where people gave it another one, by its id. Where there is none yet, or it
 * would be known by its id alone, the product must be the one that was chosen: behind the same URL another instance may have
 * another product under its id.
 */
async function engagementOf(
  { key, mapping, dojo, clock }: Work,
  product: Product,
  remembered: Placement | undefined,
): Promise<{ readonly id: number; readonly isNew: boolean }> {
  const name = engagementName(key.repositoryId);
  const [oldest] = await dojo.dojo.engagementsNamed(product.id, name);
  if (oldest !== undefined) return { id: oldest, isNew: false };
  if (!isChosenProduct(product, mapping)) throw placeFailure('instance_changed');
  const renamed = remembered && (await dojo.findings.engagement(remembered.engagementId));
  if (renamed?.productId === product.id) return { id: renamed.id, isNew: false };
  const startsOn = clock.now().toISOString().slice(0, 10);
  const place = { productId: product.id, name, startsOn, endsOn: standingEndsOn };
  return { id: await dojo.dojo.createEngagement(place), isNew: true };
}

/** A product may be renamed, but was created when it was. */
function isChosenProduct({ name, createdAt }: Product, { product, productCreatedAt }: Mapping): boolean {
  return name === product.name || (createdAt !== undefined && createdAt === productCreatedAt);
}
