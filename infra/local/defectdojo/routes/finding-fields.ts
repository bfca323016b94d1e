import { anything, date, decimal, flag, integer, references, tagList, text, validated } from '../http/field-kinds.ts';
import type { FieldSpec } from '../http/fields.ts';
import { savedCvss3, savedCvss4 } from '../model/cvss.ts';
import { severities } from '../model/finding-record.ts';
import type { Store } from '../model/store.ts';

const longText = text({ nullable: true, blank: true });

function limited(maxCharacters: number) {
  return text({ nullable: true, blank: true, maxCharacters });
}

/** The fields of a finding that the API writes, with DefectDojo's limits; a release's unknown ones are left out. */
export function findingFields(store: Store): FieldSpec {
  const fields: FieldSpec = {
    mitigated: anything({ nullable: true }),
    mitigated_by: anything({ nullable: true }),
    found_by: references(store.testTypes, { required: true }),
    tags: tagList(),
    vulnerability_ids: anything(),
    cwes: anything(),
    title: text({ required: true, maxCharacters: 511 }),
    date: date(),
    cwe: integer({ nullable: true }),
    epss_score: decimal({ nullable: true, least: '0.0', most: '1.0' }),
    epss_percentile: decimal({ nullable: true, least: '0.0', most: '1.0' }),
    known_exploited: flag(),
    ransomware_used: flag(),
    kev_date: date({ nullable: true }),
    cvssv3: validated(text({ nullable: true, maxCharacters: 117 }), isCvss3, cvssAdvice(3)),
    cvssv3_score: decimal({ nullable: true, least: '0.0', most: '10.0' }),
    cvssv4: validated(text({ nullable: true, maxCharacters: 255 }), isCvss4, cvssAdvice(4)),
    cvssv4_score: decimal({ nullable: true, least: '0.0', most: '10.0' }),
    url: longText,
    severity: validated(text({ required: true, maxCharacters: 200 }), isSeverity, severityAdvice),
    description: text({ required: true }),
    mitigation: longText,
    fix_available: flag({ nullable: true }),
    fix_version: limited(100),
    impact: longText,
    steps_to_reproduce: longText,
    severity_justification: longText,
    references: longText,
    active: flag({ required: true }),
    verified: flag({ required: true }),
    false_p: flag(),
    duplicate: flag(),
    out_of_scope: flag(),
    risk_accepted: flag(),
    under_review: flag(),
    is_mitigated: flag(),
    thread_id: integer(),
    numerical_severity: text({ required: true, maxCharacters: 4 }),
    param: longText,
    payload: longText,
    line: integer({ nullable: true }),
    file_path: limited(4000),
    component_name: limited(500),
    component_version: limited(100),
    static_finding: flag(),
    dynamic_finding: flag(),
    scanner_confidence: integer({ nullable: true }),
    unique_id_from_tool: limited(500),
    vuln_id_from_tool: limited(500),
    sast_source_object: limited(500),
    sast_sink_object: limited(500),
    sast_source_line: integer({ nullable: true }),
    sast_source_file_path: limited(4000),
    nb_occurences: integer({ nullable: true }),
    publish_date: date({ nullable: true }),
    service: limited(200),
    planned_remediation_date: date({ nullable: true }),
    planned_remediation_version: limited(99),
    effort_for_fixing: limited(99),
  };
  for (const name of store.traits.absentFindingFields) delete fields[name];
  return fields;
}

const severityAdvice = "Severity must be one of the following: ['Info', 'Low', 'Medium', 'High', 'Critical']";

function cvssAdvice(version: 3 | 4): string {
  return `No valid CVSS${version} vectors found by cvss.parse_cvss_from_text()`;
}

function isCvss3(vector: unknown): boolean {
  return savedCvss3(String(vector)) !== undefined;
}

function isCvss4(vector: unknown): boolean {
  return savedCvss4(String(vector)) !== undefined;
}

function isSeverity(severity: unknown): boolean {
  return severities.some((name) => name === severity);
}
