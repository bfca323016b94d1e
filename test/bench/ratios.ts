import { changesIn, type Step, steps } from './life.ts';
import type { Measured } from './measure.ts';
import type { Totals } from './meter.ts';
import type { SlowGecko } from './slow-gecko.ts';

/** A promise about what a sync may cost, and what it cost. */
export interface Ratio {
  readonly size: number;
  readonly promise: string;
  readonly value: number;
  readonly limit: number;
  readonly kept: boolean;
}

const rowsPerUpload = 500;
const findingsPerRead = 100;
const megabyte = 1e6;
/** DefectDojo refuses larger files, as it comes (`DD_SCAN_FILE_MAX_SIZE`, settings of 3.2.0): the peers' way then isn't one. */
const fileMaxBytes = 100 * 1024 * 1024;
/** With fewer findings, the few calls that every sync takes outweigh the rest. */
const fewFindings = 1_000;

/** DefectDojo's time for a step by that of the peers' way, at most, with no few findings. */
const busyLimits: Partial<Record<Step, number>> = {
  'first push': 1.1,
  unchanged: 0.1,
  '1 % changed, ids known': 1,
  '10 % fixed, ids unknown': 2,
  '10 % open again': 1.2,
  '10 % fixed, ids known': 1,
};
const firstPushOfFew = 1.2;

/** Checks the promises within one run, in which both ways had the same rows, the same server and the same machine. */
export function findRatios(measured: readonly Measured[]): Ratio[] {
  return [...new Set(measured.map(({ size }) => size))].flatMap((size) => {
    const of = (way: Measured['way'], step: Step) =>
      measured.find((one) => one.size === size && one.way === way && one.step === step);
    const pairs = steps.flatMap((step) => {
      const [ours, peers] = [of('ours', step), of('peers', step)];
      return ours && peers ? [{ step, ours, peers }] : [];
    });
    const peakBytes = Math.max(...pairs.map(({ ours }) => ours.peakMemoryBytes));
    return [...pairs.flatMap(ofStep), check(size, 'peak memory above idle, MB', peakBytes / megabyte, 200)];
  });
}

interface Pair {
  readonly step: Step;
  readonly ours: Measured;
  readonly peers: Measured;
}

function ofStep(pair: Pair): Ratio[] {
  const isPossible = pair.peers.totals.upload.bytesUp <= fileMaxBytes;
  return [...(isPossible ? besideThePeers(pair) : []), ...byCalls(pair)];
}

function besideThePeers({ step, ours, peers }: Pair): Ratio[] {
  const { size, totals } = ours;
  const found: Ratio[] = [];
  const busyLimit = size < fewFindings ? (step === 'first push' ? firstPushOfFew : undefined) : busyLimits[step];
  if (busyLimit !== undefined) {
    const value = busyMs(totals) / busyMs(peers.totals);
    found.push(check(size, `${step}: DefectDojo's time by that of the peers' way`, value, busyLimit));
  }
  if (step === 'first push') {
    found.push(check(size, `${step}: wall time by that of one import`, ours.wallMs / peers.wallMs, 1.5));
  }
  return found;
}

function byCalls({ step, ours }: Pair): Ratio[] {
  const { size, totals, functions } = ours;
  const changes = changesIn(step, size);
  const found: Ratio[] = [];
  if (step === 'unchanged') {
    found.push(check(size, `${step}: writes`, totals.write.calls + totals.upload.calls, 0));
    found.push(check(size, `${step}: reads`, totals.read.calls, 2));
  } else if (step.includes('changed')) {
    found.push(check(size, `${step}: calls for ${changes}`, calls(totals), changes + readsFor(changes, functions)));
  } else if (step.includes('fixed') || step.includes('open again')) {
    const uploads = Math.ceil(changes / rowsPerUpload);
    // Whether its engagement was closed is asked where something is to be worked on, which a fix isn't.
    const engagement = step.includes('open again') ? 1 : 0;
    const limit = uploads + readsFor(changes, functions) + engagement;
    found.push(check(size, `${step}: calls for ${changes}`, calls(totals), limit));
  }
  return found;
}

/** A read for each hundred, and three; each further function reads the test and its count. */
function readsFor(changes: number, functions: number): number {
  return Math.ceil(changes / findingsPerRead) + 3 + 2 * (functions - 1);
}

/** Of a listing that fits into one page, and all else that Gecko is asked for, no answer is waited for after another. */
export function slowGeckoRatio({ findings, answersAfterMs, atOnceMs, slowMs }: SlowGecko): Ratio {
  const promise = `unchanged, Gecko answers after ${answersAfterMs} ms: answers waited for, one after another`;
  return check(findings, promise, (slowMs - atOnceMs) / answersAfterMs, 1.5);
}

function check(size: number, promise: string, value: number, limit: number): Ratio {
  return { size, promise, value, limit, kept: value <= limit };
}

/** All calls. */
export function calls({ read, write, upload }: Totals): number {
  return read.calls + write.calls + upload.calls;
}

/** DefectDojo's time for all calls, milliseconds. */
export function busyMs({ read, write, upload }: Totals): number {
  return read.busyMs + write.busyMs + upload.busyMs;
}
