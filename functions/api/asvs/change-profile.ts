import type { AsvsProfile } from '../../../shared/domain/asvs/profile/profile.ts';
import { sectionsOf } from '../../../shared/domain/asvs/profile/profile-sections.ts';
import type { AsvsVersion } from '../../../shared/domain/asvs/standard/asvs-version.ts';
import type { RepositoryKey } from '../../../shared/domain/names/ids.ts';
import type { AuditEntry } from '../../../shared/domain/team/audit-entry.ts';
import { againIfOvertaken } from '../../../shared/ports/again-if-overtaken.ts';
import { auditEntry } from '../audit/audit-entry.ts';
import type { Caller } from '../core/authorization.ts';
import { requireMatch } from '../core/precondition.ts';
import type { Services } from '../core/services.ts';
import { type NotedSync, noteSync, requestNoted } from '../syncs/request-sync.ts';
import { profileOf } from './asvs-summary.ts';

/** What is done with a profile, and in which version of the standard. */
export interface ProfileChange {
  readonly version: AsvsVersion;
  readonly action: Extract<AuditEntry['action'], 'asvs_changed' | 'asvs_reset'>;
  /** Gives the very same profile where there is nothing to change. */
  readonly change: (profile: AsvsProfile) => AsvsProfile;
}

/**
 * Changes a repository's profile and writes down who did. Whoever was faster, be it a scan, is read again, unless the caller
 * named the version with `If-Match`.
 *
 * @param target.isSynced whether a sync is asked for where anything changes
 * @throws {ApiProblem} `precondition_failed`
 * @throws {VersionConflictError} when others keep changing it
 */
export async function changeProfile(
  services: Services,
  caller: Caller,
  {
    key,
    ifMatch,
    isSynced = false,
  }: { readonly key: RepositoryKey; readonly ifMatch?: string | undefined; readonly isSynced?: boolean },
  { version, action, change }: ProfileChange,
): Promise<AsvsProfile> {
  let noted: NotedSync | undefined;
  const profile = await againIfOvertaken(async () => {
    const before = await profileOf(services, key);
    requireMatch(ifMatch, before.version);
    const after = change(before);
    if (after === before) return before;
    const { repositoryId } = key;
    const told = { repositoryId, before: auditedProfile(before, version), after: auditedProfile(after, version) };
    if (isSynced) noted ??= await noteSync(services, caller, key, { reason: action });
    await services.asvs.putProfile(after, auditEntry(services, caller, { action, ...told }));
    return after;
  });
  if (noted) await requestNoted(services, noted);
  return profile;
}

/** What of a profile people change. */
function auditedProfile(profile: AsvsProfile, version: AsvsVersion): NonNullable<AuditEntry['before']> {
  const { inScope, removed } = sectionsOf(profile, version);
  return {
    asvsVersion: version,
    ...(profile.level === undefined ? {} : { level: profile.level }),
    sections: inScope.map(({ chapter }) => chapter),
    removed: removed.map(({ chapter }) => chapter),
  };
}
