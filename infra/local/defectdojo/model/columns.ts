/** What a whole number in the database may be. */
export const integerBounds = { least: -2_147_483_648, most: 2_147_483_647 } as const;

/** Characters that the columns of a finding take; the title is cut instead, the rest has no limit. */
export const maxCharacters: Readonly<Record<string, number>> = {
  component_name: 500,
  component_version: 100,
  cvssv3: 117,
  cvssv4: 255,
  effort_for_fixing: 99,
  file_path: 4000,
  fix_version: 100,
  planned_remediation_version: 99,
  sast_sink_object: 500,
  sast_source_file_path: 4000,
  sast_source_object: 500,
  service: 200,
  unique_id_from_tool: 500,
  vuln_id_from_tool: 500,
};
