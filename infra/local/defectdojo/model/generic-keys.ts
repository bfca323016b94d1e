/** The keys of a finding in a Generic Findings Import file (DefectDojo 3.2.0; what older releases lack is in the traits). */

function keys(list: string): readonly string[] {
  return list.trim().split(/\s+/);
}

export const requiredKeys = keys('description severity title');

/** Keys that hold a whole number. */
export const wholeNumberKeys = keys(`
  cwe line nb_occurences sast_source_line scanner_confidence thread_id
`);

/** Keys that hold a number. */
export const numberKeys = [...wholeNumberKeys, ...keys('cvssv3_score cvssv4_score epss_percentile epss_score')];

/** Keys that hold true or false. */
export const flagKeys = keys(`
  active dynamic_finding false_p fix_available is_mitigated known_exploited out_of_scope ransomware_used
  risk_accepted static_finding under_review verified
`);

/** Keys whose values are stored as they are. */
export const plainKeys = [
  ...flagKeys,
  ...keys(`
    component_name component_version cvssv3 cvssv4 effort_for_fixing file_path fix_version impact kev_date mitigation
    param payload planned_remediation_date planned_remediation_version publish_date references sast_sink_object
    sast_source_file_path sast_source_object service severity_justification steps_to_reproduce unique_id_from_tool
    vuln_id_from_tool
  `),
];

const keysReadOtherwise = keys(`
  cve cwes date endpoints files mitigated numerical_severity tags vulnerability_ids
`);

/** Every key that is allowed; any other refuses the whole file. */
export const allowedKeys: ReadonlySet<string> = new Set([
  ...requiredKeys,
  ...numberKeys,
  ...plainKeys,
  ...keysReadOtherwise,
]);
