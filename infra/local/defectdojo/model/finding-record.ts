import type { NoteRecord } from './records.ts';

export const severities = ['Info', 'Low', 'Medium', 'High', 'Critical'] as const;

export type Severity = (typeof severities)[number];

/** The six flags of a finding's status, plus the two that set it aside. */
export interface FindingFlags {
  active: boolean;
  verified: boolean;
  false_p: boolean;
  duplicate: boolean;
  out_of_scope: boolean;
  risk_accepted: boolean;
  is_mitigated: boolean;
}

/** What a file or a request may say about a finding besides its status. */
export interface FindingContent {
  title: string;
  severity: Severity;
  description: string;
  /** ISO date. */
  date: string;
  cwe: number | null;
  cwes: string[];
  vulnerability_ids: string[];
  epss_score: number | null;
  epss_percentile: number | null;
  known_exploited: boolean;
  ransomware_used: boolean;
  kev_date: string | null;
  cvssv3: string | null;
  cvssv3_score: number | null;
  cvssv4: string | null;
  cvssv4_score: number | null;
  url: string | null;
  mitigation: string | null;
  fix_available: boolean | null;
  fix_version: string | null;
  impact: string | null;
  steps_to_reproduce: string | null;
  severity_justification: string | null;
  references: string | null;
  under_review: boolean;
  thread_id: number;
  param: string | null;
  payload: string | null;
  line: number | null;
  file_path: string | null;
  component_name: string | null;
  component_version: string | null;
  static_finding: boolean;
  dynamic_finding: boolean;
  scanner_confidence: number | null;
  unique_id_from_tool: string | null;
  vuln_id_from_tool: string | null;
  sast_source_object: string | null;
  sast_sink_object: string | null;
  sast_source_line: number | null;
  sast_source_file_path: string | null;
  nb_occurences: number | null;
  publish_date: string | null;
  service: string | null;
  planned_remediation_date: string | null;
  planned_remediation_version: string | null;
  effort_for_fixing: string | null;
  tags: string[];
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
  files: number[];
  /** Newest first. */
  notes: NoteRecord[];
}
