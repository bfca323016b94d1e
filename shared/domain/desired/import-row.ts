import type { ContentFields } from './content/content-fields.ts';
import { markdownLink } from './content/gecko-links.ts';
import { defectDojoHashCode } from './defectdojo-hash.ts';
import type { DesiredFinding } from './desired-finding.ts';

/** One finding of a Generic Findings Import file. Only keys that every supported DefectDojo takes (one unknown key fails the file). */
export interface ImportRow {
  readonly title: string;
  readonly severity: string;
  readonly severity_justification: string;
  readonly description: string;
  readonly mitigation: string;
  readonly references: string;
  readonly date?: string;
  readonly cwe?: number;
  readonly cvssv3?: string;
  readonly cvssv3_score?: number;
  readonly cvssv4?: string;
  readonly cvssv4_score?: number;
  readonly file_path?: string;
  readonly line?: number;
  readonly vuln_id_from_tool?: string;
  readonly unique_id_from_tool: string;
  readonly static_finding: true;
  readonly dynamic_finding: false;
  readonly tags: readonly string[];
  readonly active: boolean;
  readonly verified: boolean;
  readonly is_mitigated?: true;
  readonly mitigated?: string;
  readonly false_p?: true;
}

/**
 * The finding as a row for `/import-scan/` or `/reimport-scan/`. An accepted risk is sent open: a file that carries
 * `risk_accepted` would bypass a product's prohibition, so `statusPatch` or a Risk_Acceptance follows.
 */
export function importRow(desired: Omit<DesiredFinding, 'warnings'>): ImportRow {
  const { fields, atCreation } = desired;
  const { title, severity, severity_justification, description, mitigation, references: _, ...optional } = fields;
  return {
    title,
    severity,
    severity_justification,
    description,
    mitigation,
    references: referencesWithScan(desired),
    ...withoutNulls({ ...optional, date: atCreation.date }),
    unique_id_from_tool: desired.geckoId,
    static_finding: true,
    dynamic_finding: false,
    tags: desired.tags,
    ...statusKeys(desired),
  };
}

/** The hash that DefectDojo stores for the finding when it is created from `importRow`. */
export function importRowHash(desired: Pick<DesiredFinding, 'fields'>): string {
  return defectDojoHashCode(desired.fields);
}

/** The references together with the link to the scan. */
export function referencesWithScan(desired: Pick<DesiredFinding, 'fields' | 'scanLink'>): string {
  const { references } = desired.fields;
  return desired.scanLink === null ? references : references + scanReference(desired.scanLink);
}

/** Whether references were written for the scan that Gecko shows at the link. */
export function refersToScan({ references }: Pick<ContentFields, 'references'>, link: string): boolean {
  return references.endsWith(scanReference(link));
}

function scanReference(link: string): string {
  return `\n\n${markdownLink('Scan in Gecko', link)}`;
}

// The keys of DefectDojo 2.38.4 to 3.2.0 as measured: without `active: false` a false positive's flag is lost.
function statusKeys({ status, atCreation }: Pick<DesiredFinding, 'status' | 'atCreation'>) {
  const { flags } = status;
  if (flags.false_p) return { active: false, verified: false, false_p: true } as const;
  if (flags.is_mitigated) {
    const date = atCreation.mitigated === null ? {} : { mitigated: atCreation.mitigated };
    return { active: false, verified: flags.verified, is_mitigated: true, ...date } as const;
  }
  const { active, verified } = flags.risk_accepted ? status.whileOpen : flags;
  return { active, verified } as const;
}

type WithoutNulls<T> = { [K in keyof T]?: NonNullable<T[K]> };

function withoutNulls<T extends object>(values: T): WithoutNulls<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as WithoutNulls<T>;
}
