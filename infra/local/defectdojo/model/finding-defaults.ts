import type { FindingContent, FindingFlags } from './finding-record.ts';
import { type Store, todayOf } from './store.ts';

/** The flags of a finding of which nothing is said: open, and not verified. */
export const defaultFlags: FindingFlags = {
  active: true,
  verified: false,
  false_p: false,
  duplicate: false,
  out_of_scope: false,
  risk_accepted: false,
  is_mitigated: false,
};

/** The content of a finding of which nothing is said; found today. */
export function defaultContent(store: Store): Omit<FindingContent, 'title' | 'severity' | 'description'> {
  return {
    date: todayOf(store),
    cwe: 0,
    cwes: [],
    vulnerability_ids: [],
    epss_score: null,
    epss_percentile: null,
    known_exploited: false,
    ransomware_used: false,
    kev_date: null,
    cvssv3: null,
    cvssv3_score: null,
    cvssv4: null,
    cvssv4_score: null,
    url: null,
    mitigation: null,
    fix_available: null,
    fix_version: null,
    impact: null,
    steps_to_reproduce: null,
    severity_justification: null,
    references: null,
    under_review: false,
    thread_id: 0,
    param: null,
    payload: null,
    line: null,
    file_path: null,
    component_name: null,
    component_version: null,
    static_finding: false,
    dynamic_finding: true,
    scanner_confidence: null,
    unique_id_from_tool: null,
    vuln_id_from_tool: null,
    sast_source_object: null,
    sast_sink_object: null,
    sast_source_line: null,
    sast_source_file_path: null,
    nb_occurences: null,
    publish_date: null,
    service: null,
    planned_remediation_date: null,
    planned_remediation_version: null,
    effort_for_fixing: null,
    tags: [],
  };
}
