import { OutsideFailure } from '../../../shared/domain/outside-failure.ts';

/** Something in DefectDojo is not as it was when the repository was mapped; each code has its remedy in the message. */
export type PlaceProblem = 'product_not_visible' | 'test_deleted' | 'instance_changed';

const remedies: Record<PlaceProblem, string> = {
  product_not_visible:
    "The mapped product does not exist in DefectDojo or the API key can't see it. Map the repository anew, or give the key's user access to the product.",
  test_deleted:
    'The test with the findings was deleted in DefectDojo. It is not made again by itself for so many findings: map the repository anew to push them all.',
  instance_changed:
    'The findings in DefectDojo are not those that were pushed: another instance may answer behind the same URL, or a backup was restored. Check the connection, then map the repository anew.',
};

/** The failure that makes a mapping need attention. */
export function placeFailure(code: PlaceProblem, detail = ''): OutsideFailure {
  const message = `${remedies[code]}${detail}`;
  return new OutsideFailure({ system: 'defectdojo', kind: 'setup', code, message, sent: 'no' });
}

/** Why DefectDojo takes no upload, also no empty one. */
export type UploadProblem = 'uploads_refused' | 'scan_type_inactive';

const uploadRemedies: Record<UploadProblem, string> = {
  uploads_refused:
    "DefectDojo refuses every upload, also an empty one, so it isn't for the findings. Mend what it complains of, then push again.",
  scan_type_inactive:
    'The test type "Generic Findings Import" is switched off in DefectDojo, so it refuses every upload. Switch it on, then push again.',
};

/** The failure of all uploads to a place, with DefectDojo's own words. */
export function uploadFailure(code: UploadProblem, refusal: OutsideFailure): OutsideFailure {
  const { status } = refusal;
  const message = `${uploadRemedies[code]} ${refusal.message}`;
  return new OutsideFailure({
    system: 'defectdojo',
    kind: 'setup',
    code,
    message,
    sent: 'maybe',
    status,
    cause: refusal,
  });
}
