/**
 * Why a repository's place in DefectDojo, or the set-up of that, is not as it should be: stable codes, each with what is wrong and
 * what to do. A person has to look at the mapping; the others of the team may be exported all the same.
 */
export const placeProblems = {
  product_not_visible:
    "The mapped product does not exist in DefectDojo or the API key can't see it. Map the repository anew, or give the key's user access to the product.",
  test_deleted:
    'The test with the findings was deleted in DefectDojo. It is not made again by itself for so many findings: map the repository anew to push them all.',
  instance_changed:
    'The findings in DefectDojo are not those that were pushed: another instance may answer behind the same URL, or a backup was restored. Check the connection, then map the repository anew.',
  uploads_refused:
    "DefectDojo refuses every upload, also an empty one, so it isn't for the findings. Mend what it complains of, then push again.",
  scan_type_inactive:
    'The test type "Generic Findings Import" is switched off in DefectDojo, so it refuses every upload. Switch it on, then push again.',
} as const;

/** See {@link placeProblems}. */
export type PlaceProblem = keyof typeof placeProblems;
