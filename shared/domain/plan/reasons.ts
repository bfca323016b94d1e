/**
 * Why a run left a finding, or a part of it, as it is: stable codes with a sentence for people. Runs, the API and its
 * document take both from here. Rows that can't be exported at all bring their own sentence (see `Quarantined`).
 */
export const reasons = {
  // What Gecko sent.
  row_invalid: "Gecko's row can't be read.",
  id_invalid: "Gecko's id can't be carried into DefectDojo.",
  status_unknown: 'Gecko says a status that this service does not know.',
  severity_unknown: 'Gecko gives neither a severity nor a CVSS vector to compute one from.',

  // What the settings say.
  resolved_not_included: 'It is resolved in Gecko, and resolved findings are not included: it is left as it is.',
  below_minimum_severity: 'Its severity is below the minimum that is exported: it is left as it is.',

  // What DefectDojo or its people said before.
  refused_by_defectdojo:
    'DefectDojo refused this, or fails at it each time while it takes others. It is tried again when something else is wanted or by a repair, and daily unless its content was refused.',
  unanswered_by_defectdojo:
    'DefectDojo gives no answer to an upload of this finding, while it answers others: it never gets done with it, or is ended while it tries. It is tried again daily, when its content changes, and by a repair.',
  unreadable_in_defectdojo:
    'DefectDojo fails to show it while it shows others, so nothing is done about it. It is tried again daily, by a repair, and once a listing shows it.',
  deleted_in_defectdojo:
    'It was deleted in DefectDojo. It stays so until Gecko reopens it or a repair is asked for; the first time it comes back while Gecko has it open.',

  // Absence that proves nothing.
  told_open_since_scan: 'The newest scan does not list it, but Gecko has called it open since.',
  no_complete_scan: 'No complete deep scan of the tracked branch is known, so its absence proves nothing.',
  listing_changed: "Gecko's listing changed while it was read, or was not whole, so absence from it proves nothing.",
  scan_incomplete: 'The scan failed, was cancelled or is partial, so absence from it proves nothing.',
  recheck_only: 'A recheck brings changes of status only, so absence from it proves nothing.',
  status_only: 'Only changes of status were told, so nothing is closed for its absence.',

  // Holds.
  mass_closing: 'So many open findings are gone from Gecko at once that closing them waits for approval.',
  identity_changed:
    'So many open findings are gone from Gecko and so many others are new that both wait for approval: findings may have got new ids.',
  tracked_branch_changed:
    'The tracked branch changed. What its first complete deep scan does not list is closed only with approval.',
  closing_discarded:
    'Closing it was discarded by a person. It stays open until Gecko lists it again or says it is fixed.',
  creation_discarded: 'Creating it was discarded by a person. It is proposed again when a later scan lists it.',

  // What the finding in DefectDojo shows right before it is written.
  ownership_mismatch: "The finding with this id in DefectDojo is not in our test or doesn't carry this Gecko id.",
  duplicate_in_defectdojo: 'DefectDojo has it as a duplicate of another finding: its status is not written.',
  triaged_in_defectdojo: 'A person triaged it in DefectDojo: their status stays, and none was written.',
  mark_kept_in_defectdojo:
    'A person marked it in DefectDojo. It was closed or reopened all the same, and their mark stays beside that.',
  touched_since_closing: 'It was changed in DefectDojo since the run closed it, or Gecko said something since.',
  description_edited: 'A person edited its description in DefectDojo: the new text was left as a note.',
  date_not_carried: 'DefectDojo shows the day of the push as the day it was mitigated; a note has the day of the fix.',
  jira_push_failed:
    'DefectDojo stored the change and then answered with an error, as it does when pushing to JIRA fails. It counts as done.',
  risk_acceptance_forbidden: 'The product does not allow accepting risks: it stays active, with a tag.',

  // What a drift check found.
  missing_in_defectdojo: 'It was exported, and is no longer in our test in DefectDojo.',
  changed_in_defectdojo: 'DefectDojo no longer shows it as it was last written.',
  acceptance_ended_in_defectdojo:
    'DefectDojo opened it by itself, since a risk acceptance ended there. The next sync makes it what Gecko says.',
  unknown_in_defectdojo: 'It is in our test in DefectDojo, but was not exported by us, or was taken for deleted.',
  twin_in_defectdojo: 'It is the second finding in our test with this Gecko id. The next repair makes it a duplicate.',
} as const;

/** See {@link reasons}. */
export type ReasonCode = keyof typeof reasons;

/** What a run tells of the place of its findings although it stops nothing: stable codes with a sentence for people. */
export const warnings = {
  upload_refused_but_stored:
    'DefectDojo refused an upload and stored its findings all the same. They count as exported; mend what it complains of, or it does so again.',
  engagement_closed:
    'The engagement was closed in DefectDojo. It stays closed, and its findings are kept in step all the same.',
  asvs_refused:
    "DefectDojo refuses the product's tags and metadata for the ASVS profile: the API key may not edit the product. Give its user the role of a Maintainer and push again.",
  asvs_failed:
    "DefectDojo fails each time at the product's tags or metadata for the ASVS profile, while it takes the findings. Both are tried again daily, and on a request.",
  jira_push_failed:
    'DefectDojo stored changes of findings and then answered with an error, as it does when pushing to JIRA fails. They count as done; its admins may want to mend its JIRA project.',
  repository_renamed: 'Gecko calls the repository by another name than before. Its mapping followed.',
  drift_not_checked:
    'The test in DefectDojo holds more findings than one run can compare, so nothing is known of its drift.',
  missing_not_checked:
    'Findings were created or deleted in DefectDojo while it was read, so missing ones are not told. Ask for the check again.',
} as const;

/** See {@link warnings}. */
export type WarningCode = keyof typeof warnings;
