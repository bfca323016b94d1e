import type { Connection } from '../../../shared/domain/connection.ts';
import { oldestVersion, versionSupport } from '../../../shared/domain/defectdojo-version.ts';
import { OutsideFailure } from '../../../shared/domain/outside-failure.ts';
import type { Profile } from '../../../shared/ports/defectdojo.ts';
import { defectDojoProblem, type Origin, problemWith } from '../core/defectdojo-problem.ts';
import type { OpenDefectDojo, Services } from '../core/services.ts';

/** Longest time for all checks together, milliseconds: a person waits in front of the form. */
export const verificationDeadlineMs = 10_000;

/** What a key was found to open. */
export interface VerifiedKey {
  readonly defectDojo: { readonly userName: string; readonly version?: string };
  readonly capabilities: { readonly createProducts: boolean };
}

/** Statuses that DefectDojo never gives for the profile: it says 403 to a bad key (measured on 2.38.4 to 3.2.0). */
const foreignStatuses = [400, 401, 404, 405, 410];

/**
 * Finds out, now, whether a URL and key open a DefectDojo that we can work with, and what the key may do there.
 *
 * @throws {ApiProblem} with one code per cause
 */
export async function verifyKey(
  services: Pick<Services, 'openDefectDojo' | 'clock'>,
  target: { baseUrl: string; apiKey: string },
  origin: Origin,
): Promise<VerifiedKey> {
  const endsAtMs = services.clock.now().getTime() + verificationDeadlineMs;
  const dojo = await services.openDefectDojo({ ...target, endsAtMs });
  try {
    const { defectDojo, ...verified } = await examine(dojo, origin);
    // A hostile server may answer with the key in place of a name; it must not be shown or stored.
    const userName = defectDojo.userName.replaceAll(target.apiKey, '[redacted]');
    return { ...verified, defectDojo: { ...defectDojo, userName } };
  } catch (error) {
    throw error instanceof OutsideFailure ? defectDojoProblem(error, origin) : error;
  } finally {
    await dojo.close();
  }
}

/**
 * The server as it is to be remembered: one that tells no version this time still has the one it told last. What is sent
 * depends on it, and findings must not be rewritten to and fro because a proxy hid it once.
 */
export function rememberedServer(
  { defectDojo }: VerifiedKey,
  baseUrl: string,
  before: Pick<Connection, 'baseUrl' | 'defectDojo'> | undefined,
): VerifiedKey['defectDojo'] {
  const last = before?.baseUrl === baseUrl ? before.defectDojo.version : undefined;
  return last === undefined ? defectDojo : { version: last, ...defectDojo };
}

async function examine(dojo: OpenDefectDojo, origin: Origin): Promise<VerifiedKey> {
  const profile = await profileOf(dojo, origin);
  const createProducts = await mayCreateProducts(dojo, origin);
  // Last, since a server that hides its version may take all the time that is left.
  const version = await dojo.version();
  if (versionSupport(version) === 'none') {
    const detail = `This is DefectDojo ${version}; ${oldestVersion} is the oldest that can take findings.`;
    throw problemWith('version_too_old', detail, origin);
  }
  const defectDojo = { userName: profile.userName, ...(version === undefined ? {} : { version }) };
  return { defectDojo, capabilities: { createProducts } };
}

async function profileOf(dojo: OpenDefectDojo, origin: Origin): Promise<Profile> {
  try {
    return await dojo.profile();
  } catch (error) {
    if (!(error instanceof OutsideFailure) || !foreignStatuses.includes(error.status ?? 0)) throw error;
    const detail = `The server answered with status ${error.status} where DefectDojo tells whom the key belongs to.`;
    throw problemWith('not_defectdojo', detail, origin, { cause: error });
  }
}

/** A key that sees prepared products but no product type can still export to those. */
async function mayCreateProducts(dojo: OpenDefectDojo, origin: Origin): Promise<boolean> {
  const { items } = await dojo.productTypes({ limit: 1, offset: 0 });
  const [productType] = items;
  if (productType) return dojo.mayCreateProducts(productType.id);
  const { total } = await dojo.products('', { limit: 1, offset: 0 });
  if (total > 0) return false;
  throw problemWith('no_product_type_visible', 'The key is valid, but sees no product type and no product.', origin);
}
