import { oldestVersion, versionSupport } from '../domain/defectdojo/defectdojo-version.ts';
import { OutsideFailure } from '../domain/failures/outside-failure.ts';
import type { Connection } from '../domain/team/connection.ts';
import type { Clock } from '../ports/clock.ts';
import type { OpenDefectDojo, Profile } from '../ports/defectdojo.ts';
import type { DefectDojoTarget } from '../ports/key-store.ts';

/** Longest time for all checks together, milliseconds: a person may wait in front of the form. */
const verificationDeadlineMs = 10_000;

/** What a key was found to open. */
export interface VerifiedKey {
  readonly defectDojo: { readonly userName: string; readonly version?: string };
  readonly capabilities: { readonly createProducts: boolean };
  /** When DefectDojo will refuse the key; absent for a key without an end. */
  readonly keyExpiresAt?: string;
}

/** What verifying needs. */
export interface VerifyKeyDependencies {
  /** Opens a DefectDojo whose calls all end at an instant, milliseconds since the epoch. */
  readonly openDefectDojo: (target: DefectDojoTarget & { endsAtMs: number }) => Promise<OpenDefectDojo>;
  readonly clock: Clock;
}

/** Statuses that DefectDojo never gives for the profile: it says 403 to a bad key (measured on 2.38.4 to 3.2.0). */
const foreignStatuses = [400, 401, 404, 405, 410];

/**
 * Finds out, now, whether URL and key, with what a gateway asks for, open a DefectDojo that we can work with, and what the key may do there. The first
 * call tells whether the key is good; where it isn't, no other call follows.
 *
 * @throws {OutsideFailure} with one code per cause: `not_defectdojo`, `version_too_old`, `no_product_type_visible`, and
 * whatever a call to DefectDojo fails with
 */
export async function verifyKey(
  { openDefectDojo, clock }: VerifyKeyDependencies,
  target: DefectDojoTarget,
): Promise<VerifiedKey> {
  const endsAtMs = clock.now().getTime() + verificationDeadlineMs;
  const dojo = await openDefectDojo({ ...target, endsAtMs });
  try {
    return await examine(dojo);
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

async function examine(dojo: OpenDefectDojo): Promise<VerifiedKey> {
  const profile = await profileOf(dojo);
  const createProducts = await mayCreateProducts(dojo);
  // Last, since a server that hides its version may take all the time that is left.
  const version = await dojo.version();
  if (versionSupport(version) === 'none') {
    const message = `This is DefectDojo ${version}; ${oldestVersion} is the oldest that can take findings.`;
    throw unusable('version_too_old', message);
  }
  const defectDojo = { userName: profile.userName, ...(version === undefined ? {} : { version }) };
  const { keyExpiresAt } = profile;
  return { defectDojo, capabilities: { createProducts }, ...(keyExpiresAt === undefined ? {} : { keyExpiresAt }) };
}

async function profileOf(dojo: OpenDefectDojo): Promise<Profile> {
  try {
    return await dojo.profile();
  } catch (error) {
    if (!(error instanceof OutsideFailure) || error.code === 'login_page') throw error;
    if (!foreignStatuses.includes(error.status ?? 0)) throw error;
    const message = `The server answered with status ${error.status} where DefectDojo tells whom the key belongs to.`;
    throw unusable('not_defectdojo', message, error);
  }
}

/** A key that sees prepared products but no product type can still export to those. */
async function mayCreateProducts(dojo: OpenDefectDojo): Promise<boolean> {
  const { items } = await dojo.productTypes({ limit: 1, offset: 0 });
  const [productType] = items;
  if (productType) return dojo.mayCreateProducts(productType.id);
  const { total } = await dojo.products('', { limit: 1, offset: 0 });
  if (total > 0) return false;
  throw unusable('no_product_type_visible', 'The key is valid, but sees no product type and no product.');
}

function unusable(
  code: 'not_defectdojo' | 'version_too_old' | 'no_product_type_visible',
  message: string,
  cause?: unknown,
): OutsideFailure {
  return new OutsideFailure({ system: 'defectdojo', kind: 'setup', code, message, sent: 'no', cause });
}
