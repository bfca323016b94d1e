import type { NoteRecord } from './records.ts';

export const severities = ['Info', 'Low', 'Medium', 'High', 'Critical'] as const;

export type Severity = (typeof severities)[number];

/** The six flags of a finding's status, plus the two that set it aside, where nothing is said of them: open, and not verified. */
export const defaultFlags = {
  active: true,
  verified: false,
  false_p: false,
  duplicate: false,
  out_of_scope: false,
  risk_accepted: false,
  is_mitigated: false,
};

export type FindingFlags = typeof defaultFlags;

const noText = null as string | null;
const noNumber = null as number | null;

/** What a file or a request may say about a finding besides its status, where nothing is said of it. */
export function unsaidContent() {
  return {
    cwe: 0 as number | null,
    cwes: [] as string[],
    vulnerability_ids: [] as string[],
    epss_score: noNumber,
    epss_percentile: noNumber,
    known_exploited: false,
    ransomware_used: false,
    kev_date: noText,
    cvssv3: noText,
    cvssv3_score: noNumber,
    cvssv4: noText,
    cvssv4_score: noNumber,
    url: noText,
    mitigation: noText,
    fix_available: null as boolean | null,
    fix_version: noText,
    impact: noText,
    steps_to_reproduce: noText,
    severity_justification: noText,
    references: noText,
    under_review: false,
    thread_id: 0,
    param: noText,
    payload: noText,
    line: noNumber,
    file_path: noText,
    component_name: noText,
    component_version: noText,
    static_finding: false,
    dynamic_finding: true,
    scanner_confidence: noNumber,
    unique_id_from_tool: noText,
    vuln_id_from_tool: noText,
    sast_source_object: noText,
    sast_sink_object: noText,
    sast_source_line: noNumber,
    sast_source_file_path: noText,
    nb_occurences: noNumber,
    publish_date: noText,
    service: noText,
    planned_remediation_date: noText,
    planned_remediation_version: noText,
    effort_for_fixing: noText,
    tags: [] as string[],
  };
}

/** What a file or a request may say about a finding besides its status. */
export interface FindingContent extends ReturnType<typeof unsaidContent> {
  title: string;
  severity: Severity;
  description: string;
  /** ISO date. */
  date: string;
}

/** A stored finding. */
export interface FindingRecord extends FindingContent, FindingFlags {
  id: number;
  test: number;
  created: string;
  updated: string;
  mitigated: string | null;
  mitigated_by: number | null;
  reporter: number;
  last_reviewed: string | null;
  last_reviewed_by: number | null;
  last_status_update: string;
  hash_code: string | null;
  duplicate_finding: number | null;
  found_by: number[];
  endpoints: number[];
  /** Those of them that count as mitigated at this finding. */
  mitigated_endpoints: number[];
  files: number[];
  /** Newest first. */
  notes: NoteRecord[];
}
