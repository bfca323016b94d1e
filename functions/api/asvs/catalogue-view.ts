import type { AsvsCatalogueView } from '../../../shared/contracts/management-api/asvs-catalogue.ts';
import { asvsCatalogue } from '../../../shared/domain/asvs/catalogue.ts';
import type { AsvsVersion } from '../../../shared/domain/asvs/standard/asvs-version.ts';

/** Renders the chapters of a version. */
export function catalogueView(version: AsvsVersion): AsvsCatalogueView {
  const chapters = asvsCatalogue[version];
  const sum = (level: 'L1' | 'L2' | 'L3') =>
    chapters.reduce((total, { requirements }) => total + requirements[level], 0);
  return {
    version,
    sections: chapters.map(({ id, name, requirements }) => ({
      id,
      name,
      requirements,
      nothingAtL1: requirements.L1 === 0,
    })),
    requirements: { L1: sum('L1'), L2: sum('L2'), L3: sum('L3') },
    attribution:
      `Ids, names and counts are derived from the OWASP Application Security Verification Standard ${version}, ` +
      '© OWASP Foundation, licensed CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/).',
  };
}
