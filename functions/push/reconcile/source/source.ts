import type { OpenFinding } from '../../../../shared/domain/asvs/open-findings.ts';
import { chapterTagsOf } from '../../../../shared/domain/desired/chapter-tags.ts';
import { cweOf } from '../../../../shared/domain/desired/content/content-fields.ts';
import { rate } from '../../../../shared/domain/desired/content/rating.ts';
import type { DesiredFinding } from '../../../../shared/domain/desired/desired-finding.ts';
import type { ExportPolicy } from '../../../../shared/domain/desired/export-policy.ts';
import type { KnownFinding } from '../../../../shared/domain/known/known-finding.ts';
import type { Baseline } from '../../../../shared/domain/plan/context.ts';
import { type Said, saidOf, wantedFinding } from '../../../../shared/domain/plan/source-finding.ts';
import { type EffectiveStatus, effectiveStatus } from '../../../../shared/domain/reported/effective-status.ts';
import type { ToldEnd, ToldRecord } from '../../../../shared/domain/reported/reported-status.ts';
import { isOpenInGecko } from '../../../../shared/domain/source/finding-status.ts';
import type { GeckoFinding, Quarantined } from '../../../../shared/domain/source/gecko-finding.ts';
import type { FetchedListing, WantedIds } from './fetch-listing.ts';

/** All that Gecko says: the rows of a listing, what events told, and the scan that counts. */
export interface GeckoSays {
  readonly listing: FetchedListing;
  readonly told: ReadonlyMap<string, ToldRecord>;
  readonly baseline: Baseline;
  readonly now: Date;
}

/** Puts it together; when the scan began is told by its rows alone. */
export function geckoSays(
  parts: Omit<GeckoSays, 'baseline'> & { readonly baseline: Omit<Baseline, 'startedAt'> },
): GeckoSays {
  return { ...parts, baseline: { ...parts.baseline, startedAt: parts.listing.scanStartedAt } };
}

type WantedRow = ReturnType<typeof wantedFinding>;

/** One finding that Gecko lists, as the first pass sees it. */
export interface SaidFinding {
  readonly said: Said;
  /** What ended for good what was told of it, if that is news. */
  readonly toldEnded: ToldEnd | undefined;
  /** Until when its risk is accepted, where it is and somebody said so. */
  readonly acceptedUntil: string | null;
  /** What it counts as while it is open. */
  readonly open: OpenFinding | undefined;
}

/** A row that can't be exported and whose id can't be read. */
export interface NamelessRow {
  readonly code: string;
  readonly reason: string;
}

/**
 * The first pass over the rows: of each finding that counts, ids and hashes. A row counts if the newest complete deep scan
 * lists it, or if it brings its own status and was exported before; rows of other scans are none of ours.
 */
export function* everySaid(
  says: GeckoSays,
  known: ReadonlyMap<string, KnownFinding>,
  policy: ExportPolicy,
): Generator<SaidFinding | NamelessRow> {
  for (const row of says.listing.rows()) {
    if (row.kind === 'quarantined') yield saidQuarantined(row);
    else if (counts(row.finding, says, known)) yield* saidFinding(row.finding, says, policy);
  }
}

function saidQuarantined({ geckoId, code, reason }: Quarantined): SaidFinding | NamelessRow {
  if (geckoId === undefined) return { code, reason };
  const said = { kind: 'quarantined', geckoId, code, reason } as const;
  return { said, toldEnded: undefined, acceptedUntil: null, open: undefined };
}

function* saidFinding(finding: GeckoFinding, says: GeckoSays, policy: ExportPolicy): Generator<SaidFinding> {
  const effective = effectiveOf(finding, says);
  const wanted = wantedRow(finding, effective, policy);
  const said = saidOf(wanted, effective, policy);
  if (said === undefined) return;
  const { status } = effective;
  const acceptedUntil = status.status === 'accepted_risk' ? status.acceptedUntil : null;
  const open = isOpenInGecko(status.status) ? openFindingOf(finding, wanted) : undefined;
  yield { said, toldEnded: effective.toldEnded, acceptedUntil, open };
}

/** The second pass over the rows: the values of the findings that have to be written, one at a time. */
export function* everyDesired(says: GeckoSays, wanted: WantedIds, policy: ExportPolicy): Generator<DesiredFinding> {
  if (wanted.size === 0) return;
  for (const row of says.listing.rows(wanted)) {
    if (row.kind === 'quarantined') continue;
    const result = wantedRow(row.finding, effectiveOf(row.finding, says), policy);
    if (result.kind === 'desired') yield result.desired;
  }
}

function wantedRow(finding: GeckoFinding, effective: EffectiveStatus, policy: ExportPolicy): WantedRow {
  return wantedFinding(finding, effective, policy, chapterTagsOf(finding, policy.asvsVersion));
}

/** An open finding as the chapters of the ASVS count it: also one that the settings leave out of DefectDojo. */
function openFindingOf(finding: GeckoFinding, wanted: WantedRow): OpenFinding | undefined {
  const severity = wanted.kind === 'desired' ? wanted.desired.fields.severity : rate(finding)?.severity;
  return severity && { cwe: cweOf(finding.cwe), type: finding.type, severity };
}

function counts(finding: GeckoFinding, { listing }: GeckoSays, known: ReadonlyMap<string, KnownFinding>): boolean {
  return listing.idsOfScan.has(finding.id) || (finding.status !== null && known.has(finding.id));
}

function effectiveOf(finding: GeckoFinding, { listing, told, baseline, now }: GeckoSays): EffectiveStatus {
  return effectiveStatus({
    row: finding,
    told: told.get(finding.id),
    baseline,
    listed: listing.idsOfScan.has(finding.id),
    now,
  });
}
