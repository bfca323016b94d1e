import { type DefectDojoVersion, traitsOf } from '../../../infra/local/defectdojo/model/traits.ts';
import type { Exchange } from '../recordings/exchange.ts';
import type { RecordedVersion } from '../recordings/topic-file.ts';
import { type Difference, sentence } from './comparison.ts';

/** Differences between a recorded answer and a live one that are put up with. */
export interface Tolerance {
  /** The exchanges, as `topic / name`. */
  exchanges: RegExp;
  /** The differences, as sentences. */
  differences: RegExp;
  /** All releases unless it says otherwise. */
  versions?: DefectDojoVersion[];
  /** Whether it is a difference of somebody's server only, and none of the stand-in. */
  isOnlyReal?: true;
  reason: string;
}

/** A server whose answers are compared with the recordings. */
export interface Judged {
  version: DefectDojoVersion;
  isReal: boolean;
}

const asynchronous = 'a real server deduplicates some time after it answers; the stand-in before the next request';

export const tolerances: readonly Tolerance[] = [
  {
    exchanges: /^authentication \/ list of resources$/,
    differences: /: recorded nothing/,
    reason: 'only what is played was kept of the list of all resources, which has no user_profile',
  },
  {
    exchanges: /^products \/ regulations$|^roles \/ .*: list regulations$/,
    differences: /^\.results\[\d+\]\.(description|reference): recorded nothing/,
    reason: 'nothing of ours reads the texts and links of a regulation, so they were left out',
  },
  {
    exchanges: /^roles \//,
    differences: /^\.count: recorded 2[34]\d, live/,
    reason: 'the stand-in ships five test types, not all two hundred',
  },
  {
    exchanges: /^file-details \/ after import$|^file-values \//,
    differences: /\.(display_status|active|duplicate|duplicate_finding): /,
    reason: asynchronous,
  },
  {
    versions: ['2.58.4'],
    exchanges: /^exporter-flow \/ two equal hashes in one import, deduplication on$/,
    differences: /^\.statistics\.after\.total\.(active|duplicate): /,
    reason: 'deduplication ran while the real server was counting: its total disagrees with its own parts',
  },
  {
    versions: ['2.58.4', '2.45.3'],
    exchanges: /^exporter-flow \/ filter unique_id_from_tool=gecko-1$/,
    differences: /^\.(count|results): recorded 3/,
    reason: 'a finding of a call that was not recorded',
  },
  {
    versions: ['2.45.3'],
    exchanges: /^(roles|importer-and-groups) \//,
    differences: /^\.(status|recommendation|decision): recorded/,
    reason: 'on 2.45.3 the permission matrix was compared by status codes only; other recordings show these fields',
  },
  {
    versions: ['2.45.3'],
    exchanges: /./,
    differences: /^\.(statistics|mitigated_by|note_type)|^\.results\[\d+\]\.(vulnerability_ids|notes)/,
    reason: 'not compared when the scripts ran on 2.45.3; the extra probes show what they are there',
  },
  {
    versions: ['2.45.3'],
    exchanges: /^filters \/|^uploads \/ tests left by failed imports$/,
    differences: /\.(display_status|risk_accepted): |^\.(count|results): recorded 9/,
    reason: 'what earlier calls, which answer otherwise on 2.45.3, left behind',
  },
  {
    versions: ['2.45.3'],
    exchanges: /^older-releases \/ test after import$/,
    differences: /^\.(estimated_time|actual_time): recorded .*, live nothing$/,
    reason: 'two fields of a test that went away',
  },
  {
    versions: ['3.3.0-dev'],
    exchanges: /^authentication \//,
    differences: /\.token_expiry: recorded nothing/,
    reason: 'keys can expire since 3.3',
  },
  {
    versions: ['3.3.0-dev'],
    exchanges: /^places \/ engagement: status null$/,
    differences: /^status: recorded 400, live 200/,
    reason: 'an engagement without a status is "Not Started" in 3.3, and no longer refused',
  },
  {
    isOnlyReal: true,
    exchanges: /./,
    differences: /\.(username|first_name|last_name|email): recorded/,
    reason: "the superuser of somebody's server has a name of their own",
  },
  {
    isOnlyReal: true,
    exchanges: /^authentication \/ list of (product types|users)$|^roles \/ .*: list (product_types|products)$/,
    differences: /^\.(count|next|previous|results)/,
    reason: 'it lists the whole instance, which holds more than what is made for the recordings',
  },
  {
    isOnlyReal: true,
    exchanges: /^products \/ filter (name__icontains|tag|tags|external_ref)=/,
    differences: /^\.(count|next|results)/,
    reason: 'it lists the whole instance, which holds more than what is made for the recordings',
  },
  {
    isOnlyReal: true,
    exchanges:
      /^filters \/ (limit=1&offset=1&o=-id|prefetch=test&limit=1|related_fields=true&limit=1|fields=id|unique_id_from_tool__in=u1,u2)$/,
    differences: /^\.(count|next|results)/,
    reason: 'it lists the whole instance, which holds more than what is made for the recordings',
  },
  {
    isOnlyReal: true,
    exchanges: /^exporter-flow \/ create test type$/,
    differences: /^status: recorded 201, live 400 .*already exists/,
    reason: 'the API deletes no test types, so it is there from an earlier time',
  },
  {
    isOnlyReal: true,
    exchanges: /^authentication \/ system settings$|^exporter-flow \/ turn deduplication on$/,
    differences: /: recorded nothing/,
    reason: 'only the settings that change how uploads behave were kept',
  },
];

/** A field that 2.45.3 does not know yet, in an answer that was compared with that of 2.58.4. */
const newerField = { reason: 'a field that 2.45.3 does not know yet' };

/** What puts up with a difference from an answer of `recorded`; `undefined` where nothing does. */
export function toleranceFor(
  recorded: RecordedVersion,
  { version, isReal }: Judged,
  exchange: Exchange,
  difference: Difference,
): { reason: string } | undefined {
  if (isMissingOnOlder(recorded, exchange, difference)) return newerField;
  const text = sentence(difference);
  return tolerances.find(
    ({ versions, isOnlyReal, exchanges, differences }) =>
      (versions === undefined || versions.some((one) => one === version || one === recorded)) &&
      (isReal || !isOnlyReal) &&
      exchanges.test(exchange.key) &&
      differences.test(text),
  );
}

/** On 2.45.3 most answers are compared with those of 2.58.4, which have fields that 2.45.3 does not know yet. */
function isMissingOnOlder(version: RecordedVersion, { isOwn }: Exchange, { path, live }: Difference): boolean {
  if (isOwn || live !== 'nothing') return false;
  const field = /\.(\w+)$/.exec(path)?.[1] ?? '';
  return ['pro', ...traitsOf[version].absentFindingFields].includes(field);
}
