import { type DefectDojoVersion, traitsOf } from '../../../../../../infra/local/defectdojo/model/traits.ts';
import type { Exchange } from './recordings.ts';

interface Exception {
  /** The exchanges, as `folder/name#index`. */
  exchanges: RegExp;
  reason: string;
}

interface Omission extends Exception {
  /** Only requests of this kind, as method and path; all if left out. */
  requests?: RegExp;
}

interface Tolerance extends Exception {
  /** The differences that are put up with, as the comparison words them. */
  differences: RegExp;
  version?: DefectDojoVersion;
}

/** Exchanges that are not replayed. */
export const notReplayed: readonly Omission[] = [
  {
    exchanges: /\/q1-rbac-matrix#/,
    requests: /^POST .*\/(global_roles|product_type_members|product_members)\/$/,
    reason: 'roles are given through the control routes; the API for them is not played',
  },
  {
    exchanges: /\/q9-performance-/,
    reason: 'timings of large files, whose contents were left out of the recordings',
  },
  {
    exchanges: /\/old-2\.(38\.4|52\.3|53\.4|55\.4)-differences#/,
    reason: 'a release that the stand-in does not play: these are the answers in which it differs from the played ones',
  },
  {
    exchanges: /\/q1-rbac-importer-and-groups#([678]|1[4-9]|2[0-3])$/,
    reason: 'groups and members are made through the control routes; the API for them is not played',
  },
  {
    exchanges: /\/q4-misc#[234]$/,
    reason: 'locations of findings are not played: nothing of ours reads them',
  },
];

const unreadTexts = 'nothing of ours reads the texts and links of a regulation';
const asynchronous = 'a real server deduplicates some time after it answers; the stand-in before the next request';

/** Differences that are put up with. */
export const tolerances: readonly Tolerance[] = [
  {
    exchanges: /\/q1-auth#14$/,
    differences: /^\.[\w-]+: (missing|recorded without it)/,
    reason: 'the list of all resources: what is played is there, user_profile too',
  },
  {
    exchanges: /\/q1-auth#15$|\/flow-recommended#0$/,
    differences: /: missing/,
    reason: 'only the settings that change how uploads behave are played',
  },
  {
    exchanges: /\/q2-products#27$|\/q1-rbac-matrix#/,
    differences: /^\.results\[\d+\]\.(description|reference): recorded/,
    reason: unreadTexts,
  },
  {
    exchanges: /\/q1-rbac-matrix#/,
    differences: /^\.count: recorded 2[34]\d, live/,
    reason: 'the stand-in ships five test types, not all two hundred',
  },
  {
    exchanges: /exchanges\/q5-generic-format-details#1$|exchanges-2x\/q5-generic-format-details#\d+$/,
    differences: /\.(display_status|active|duplicate|duplicate_finding): /,
    reason: asynchronous,
  },
  {
    exchanges: /exchanges-2x\/flow-recommended#11$/,
    differences: /^\.statistics\.after\.total\.(active|duplicate): /,
    reason: 'deduplication ran while the real server was counting: its total disagrees with its own parts',
  },
  {
    exchanges: /exchanges-2x\/q4-misc#1$/,
    differences: /^\.(count|results): recorded 3/,
    reason: 'a finding of a call that was not recorded',
  },
  {
    version: '2.45.3',
    exchanges: /^exchanges-2x\/q1-rbac-/,
    differences: /^\.(status|recommendation|decision): recorded/,
    reason: 'on 2.45.3 the permission matrix was compared by status codes only; other recordings show these fields',
  },
  {
    version: '2.45.3',
    exchanges: /#/,
    differences: /^\.(statistics|mitigated_by|note_type)|^\.results\[\d+\]\.(vulnerability_ids|notes)/,
    reason: 'not compared when the scripts ran on 2.45.3; the extra probes show what they are there',
  },
  {
    version: '2.45.3',
    exchanges: /\/q7-filters-limits#|\/q4-misc#0$/,
    differences: /\.(display_status|risk_accepted): |^\.(count|results): recorded 9/,
    reason: 'what earlier calls, which answer otherwise on 2.45.3, left behind',
  },
  {
    version: '2.45.3',
    exchanges: /\/old-2\.45\.3-differences#(2|21)$/,
    differences: /^\.(estimated_time|actual_time): missing|^\.name: recorded "x20t-/,
    reason: 'two fields of a test that went away, and a name that carries the time of its recording',
  },
];

/** Whether an exchange is not replayed. */
export function leftOut(key: string, exchange: Exchange): boolean {
  const request = `${exchange.request.method} ${exchange.request.path}`;
  return notReplayed.some(({ exchanges, requests }) => exchanges.test(key) && requests?.test(request) !== false);
}

/** Whether a difference is put up with. */
export function tolerated(version: DefectDojoVersion, key: string, difference: string): boolean {
  return (
    isMissingOnOlder(version, key, difference) ||
    tolerances.some(
      (one) => (one.version ?? version) === version && one.exchanges.test(key) && one.differences.test(difference),
    )
  );
}

/** On 2.45.3 most answers are compared with those of 2.58.4, which have fields that 2.45.3 does not know yet. */
function isMissingOnOlder(version: DefectDojoVersion, key: string, difference: string): boolean {
  if (version !== '2.45.3' || key.includes('2.45.3')) return false;
  const field = /\.(\w+): missing, recorded/.exec(difference)?.[1] ?? '';
  return ['pro', ...traitsOf[version].absentFindingFields].includes(field);
}
