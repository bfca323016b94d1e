/** The keys of a finding in a Generic Findings Import file (DefectDojo 3.2.0; what older releases lack is in the traits). */

export const requiredKeys: readonly string[] = ['description', 'severity', 'title'];

/** Keys that hold a number. */
export const numberKeys: readonly string[] = [
  'cvssv3_score',
  'cvssv4_score',
  'cwe',
  'epss_percentile',
  'epss_score',
  'line',
  'nb_occurences',
  'sast_source_line',
  'scanner_confidence',
  'thread_id',
];

/** Those of them that hold a whole number. */
export const wholeNumberKeys: readonly string[] = [
  'cwe',
  'line',
  'nb_occurences',
  'sast_source_line',
  'scanner_confidence',
  'thread_id',
];

/** Keys that hold true or false. */
export const flagKeys: readonly string[] = [
  'active',
  'dynamic_finding',
  'false_p',
  'fix_available',
  'is_mitigated',
  'known_exploited',
  'out_of_scope',
  'ransomware_used',
  'risk_accepted',
  'static_finding',
  'under_review',
  'verified',
];

/** Keys whose values are stored as they are. */
export const plainKeys: readonly string[] = [
  'active',
  'component_name',
  'component_version',
  'cvssv3',
  'cvssv4',
  'dynamic_finding',
  'effort_for_fixing',
  'false_p',
  'file_path',
  'fix_available',
  'fix_version',
  'impact',
  'is_mitigated',
  'kev_date',
  'known_exploited',
  'mitigation',
  'out_of_scope',
  'param',
  'payload',
  'planned_remediation_date',
  'planned_remediation_version',
  'publish_date',
  'ransomware_used',
  'references',
  'risk_accepted',
  'sast_sink_object',
  'sast_source_file_path',
  'sast_source_object',
  'service',
  'severity_justification',
  'static_finding',
  'steps_to_reproduce',
  'under_review',
  'unique_id_from_tool',
  'verified',
  'vuln_id_from_tool',
];

const keysReadOtherwise = [
  'cve',
  'cwes',
  'date',
  'endpoints',
  'files',
  'mitigated',
  'numerical_severity',
  'tags',
  'vulnerability_ids',
];

/** Every key that is allowed; any other refuses the whole file. */
export const allowedKeys: ReadonlySet<string> = new Set([
  ...requiredKeys,
  ...numberKeys,
  ...plainKeys,
  ...keysReadOtherwise,
]);
