import type * as z from 'zod';
import type { asvsSummarySchema } from '../../../shared/contracts/management-api/asvs.ts';
import { type AsvsProfile, untouchedProfile } from '../../../shared/domain/asvs/profile/profile.ts';
import { levelOf } from '../../../shared/domain/asvs/profile/profile-level.ts';
import { isNoLongerSeen, sectionsOf } from '../../../shared/domain/asvs/profile/profile-sections.ts';
import type { AsvsVersion } from '../../../shared/domain/asvs/standard/asvs-version.ts';
import type { RepositoryKey } from '../../../shared/domain/names/ids.ts';
import type { Services } from '../core/services.ts';

/** A repository's profile, stored or not: it has one from the moment it is mapped. */
export async function profileOf({ asvs }: Pick<Services, 'asvs'>, key: RepositoryKey): Promise<AsvsProfile> {
  return (await asvs.profile(key)) ?? untouchedProfile(key);
}

/** Renders a profile in brief, for a row of a table. */
export function asvsSummary(profile: AsvsProfile, version: AsvsVersion): z.infer<typeof asvsSummarySchema> {
  const { inScope, suggested } = sectionsOf(profile, version);
  const { level, assignedBy: levelAssignedBy } = levelOf(profile);
  return {
    version,
    level,
    levelAssignedBy,
    sections: inScope.map(({ chapter }) => chapter),
    suggested: suggested.length,
    toCheck: inScope.filter((section) => section.pleaseCheck || isNoLongerSeen(section)).length,
  };
}
