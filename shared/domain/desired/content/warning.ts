/** Stable codes for what had to be dropped, cut or guessed in a finding that is exported all the same. */
export type Warning =
  | 'field_ignored'
  | 'title_missing'
  | 'title_cut'
  | 'description_cut'
  | 'mitigation_cut'
  | 'file_path_cut'
  | 'cwe_dropped'
  | 'line_dropped'
  | 'url_dropped'
  | 'date_missing'
  | 'date_dropped'
  | 'severity_out_of_range'
  | 'severity_from_vector'
  | 'cvss_vector_dropped'
  | 'cvss_vector_in_text';
