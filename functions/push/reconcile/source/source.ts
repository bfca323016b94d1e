import type { OpenFinding } from '../../../../shared/domain/asvs/open-findings.ts';
import { chapterTagsOf } from '../../../../shared/domain/desired/chapter-tags.ts';
import { cweOf } from '../../../../shared/domain/desired/content/content-fields.ts';
import { rate } from '../../../../shared/domain/desired/content/rating.ts';
import type { DesiredFinding } from '../../../../shared/domain/desired/desired-finding.ts';
import type { ExportPolicy } from '../../../../shared/domain/desired/export-policy.ts';
import type { KnownFinding } from '../../../../shared/domain/known/known-finding.ts';
import type { Baseline } from '../../../../shared/domain/plan/context.ts';
import { type SourceFinding, sourceFindingOf, wantedFinding } from '../../../../shared/domain/plan/source-finding.ts';
import { type EffectiveStatus, effectiveStatus } from '../../../../shared/domain/reported/effective-status.ts';
import type { ReportEnd, ReportedStatus } from '../../../../shared/domain/reported/reported-status.ts';
import { isOpenInGecko } from '../../../../shared/domain/source/finding-status.ts';
import type { GeckoFinding, Quarantined } from '../../../../shared/domain/source/gecko-finding.ts';
import type { FetchedListing, WantedIds } from './fetch-listing.ts';

/** The source, that is all that Gecko has: the rows of a listing, what events reported, and the scan that counts. */
export interface Source {
  readonly listing: FetchedListing;
  readonly reported: ReadonlyMap<string, ReportedStatus>;
  readonly baseline: Baseline;
  readonly now: Date;
}

/** Puts it together; when the scan began is told by its rows alone. */
export function sourceOf(parts: Omit<Source, 'baseline'> & { readonly baseline: Omit<Baseline, 'startedAt'> }): Source {
  return { ...parts, baseline: { ...parts.baseline, startedAt: parts.listing.scanStartedAt } };
}

type WantedRow = ReturnType<typeof wantedFinding>;

/** One finding that Gecko lists, as the first pass sees it. */
export interface SourceRow {
  readonly summary: SourceFinding;
  /** What ended for good what was reported of it, if that is news. */
  readonly reportEnded: ReportEnd | undefined;
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
export async function* everySourceRow(
  source: Source,
  known: ReadonlyMap<string, KnownFinding>,
  policy: ExportPolicy,
): AsyncGenerator<SourceRow | NamelessRow, void> {
  for await (const row of source.listing.rows()) {
    if (row.kind === 'quarantined') yield quarantinedRow(row);
    else if (counts(row.finding, source, known)) yield* sourceRow(row.finding, source, policy);
  }
}

function quarantinedRow({ geckoId, code, reason }: Quarantined): SourceRow | NamelessRow {
  if (geckoId === undefined) return { code, reason };
  const summary = { kind: 'quarantined', geckoId, code, reason } as const;
  return { summary, reportEnded: undefined, acceptedUntil: null, open: undefined };
}

function* sourceRow(finding: GeckoFinding, source: Source, policy: ExportPolicy): Generator<SourceRow> {
  const effective = effectiveOf(finding, source);
  const wanted = wantedRow(finding, effective, policy);
  const summary = sourceFindingOf(wanted, effective, policy);
  if (summary === undefined) return;
  const { status } = effective;
  const acceptedUntil = status.status === 'accepted_risk' ? status.acceptedUntil : null;
  const open = isOpenInGecko(status.status) ? openFindingOf(finding, wanted) : undefined;
  yield { summary, reportEnded: effective.reportEnded, acceptedUntil, open };
}

/** The second pass over the rows: the values of the findings that have to be written, one at a time. */
export async function* everyDesired(
  source: Source,
  wanted: WantedIds,
  policy: ExportPolicy,
): AsyncGenerator<DesiredFinding, void> {
  if (wanted.size === 0) return;
  for await (const row of source.listing.rows(wanted)) {
    if (row.kind === 'quarantined') continue;
    const result = wantedRow(row.finding, effectiveOf(row.finding, source), policy);
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

function counts(finding: GeckoFinding, { listing }: Source, known: ReadonlyMap<string, KnownFinding>): boolean {
  return listing.idsOfScan.has(finding.id) || (finding.status !== null && known.has(finding.id));
}

function effectiveOf(finding: GeckoFinding, { listing, reported, baseline, now }: Source): EffectiveStatus {
  return effectiveStatus({
    row: finding,
    reported: reported.get(finding.id),
    baseline,
    listed: listing.idsOfScan.has(finding.id),
    now,
  });
}
