import { bulkImportSince, isServerAtLeast, type ServerVersion } from './server-version.ts';

/** Findings per upload at most: so many rows and their file are held in memory at once. */
export const findingsPerUploadMax = 5_000;
/** Characters of findings per upload at most, for the same reason; DefectDojo takes files of 100 MB (3.2.0). */
export const charactersPerUploadMax = 34_000_000;
/** Smaller uploads cost more in calls than they save in waiting. */
export const findingsPerUploadMin = 10;
/** Where nothing tells how fast a server is; 3.2.0 takes about 4 s for them (measured). */
const usualFindings = 500;
/** A quarter of the minute after which customers' load balancers often cut: the next upload may go several times as slow, milliseconds. */
const targetMs = 15_000;
/** Half of it, for a first file: each row that it holds costs DefectDojo less than one that comes later, milliseconds. */
const firstFileMs = 30_000;
/** So much of what a small file takes may be due to the way and to the call itself, milliseconds. */
const fixedMsMax = 3_000;
/**
 * So many rows of an import take as long as a small read (3.2.0, measured: 5.0 to 7.4 ms a row, 23 to 44 ms a read, by the prices 5.75 and 32.5).
 * Where rows are dear and reads cheap it is three: then a first file takes 55 s, still less than load balancers wait.
 */
const rowsPerRead = 5.5;
/** A first file is no smaller than this, however slow reads are: they may have a long way to go. */
const firstFileMin = 100;

/** How an upload went; `undefined`: no answer came. */
export interface UploadPace {
  readonly findings: number;
  readonly tookMs: number | undefined;
}

/**
 * How many findings the next upload should hold: what fits into its time by how long the last one took, and at most twice what that
 * held; half after one without an answer. A smaller one than was wanted lowers that only as far as it shows the server to be slow
 * at it, whatever part of its time was none of its rows'. One that was refused tells nothing and isn't to be asked about, nor does
 * one so small that none is made smaller, if it had no answer: that is about its rows.
 */
export function nextUploadSize(size: number, { findings, tookMs }: UploadPace): number {
  if (tookMs === undefined) {
    return findings <= findingsPerUploadMin ? bounded(size) : bounded(Math.ceil(Math.min(size, findings) / 2));
  }
  const fitting = Math.floor((findings * targetMs) / Math.max(1, tookMs));
  if (findings >= size) return bounded(Math.min(fitting, 2 * findings));
  const fittingRows = Math.floor((findings * (targetMs - fixedMsMax)) / Math.max(1, tookMs - fixedMsMax));
  return bounded(Math.min(size, Math.max(fitting, fittingRows)));
}

/** How many findings a file is to hold where only a first one was sent: that guess is of an import, whose rows are cheaper. */
export function sizeAfterFirst(first: number): number {
  return Math.min(first, usualFindings);
}

/**
 * How many findings the first file of a place should hold, by the quickest small read of this server: what others took beside may be due
 * to a connection that was made for them.
 *
 * @param server a release that works on rows one by one, or an unknown one, is sent as many as usual
 */
export function firstUploadSize({
  quickestReadMs,
  server,
}: {
  readonly quickestReadMs: number | undefined;
  readonly server: ServerVersion | undefined;
}): number {
  if (quickestReadMs === undefined || !isServerAtLeast(server, bulkImportSince)) return usualFindings;
  const rowMs = quickestReadMs / rowsPerRead;
  return Math.max(firstFileMin, bounded(Math.floor(firstFileMs / Math.max(rowMs, 1))));
}

function bounded(findings: number): number {
  return Math.min(findingsPerUploadMax, Math.max(findingsPerUploadMin, findings));
}
