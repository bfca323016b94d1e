/**
 * What kind of remedy a failure of the outside world needs.
 *
 * - `transient`: wait and try again;
 * - `setup`: a person must change something: a key, a right, an address, a mapping;
 * - `rejected`: the server refuses what was sent; sending it again is no use.
 */
export type FailureKind = 'transient' | 'setup' | 'rejected';

/** What is known of a failure. */
export interface OutsideFailureDetails {
  readonly system: 'gecko' | 'defectdojo';
  readonly kind: FailureKind;
  /** Stable code for logs, runs and the API. */
  readonly code: string;
  /** One sentence for people: what happened and what to do. Holds no key. */
  readonly message: string;
  /** `maybe` when the server may have acted on the request although no answer says so. */
  readonly sent: 'no' | 'maybe';
  readonly status?: number | undefined;
  /** How long the server asked us to wait, milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** Whether somebody in front of the server said it, such as a proxy. @default false */
  readonly isForeign?: boolean;
  readonly cause?: unknown;
}

/** Longest message, characters: it is stored with runs, findings and states, and may quote what a server said. */
const messageMaxCharacters = 1_000;

/** Gecko or DefectDojo did not do what it was asked. */
export class OutsideFailure extends Error {
  override readonly name = 'OutsideFailure';
  readonly system: OutsideFailureDetails['system'];
  readonly kind: FailureKind;
  readonly code: string;
  readonly sent: 'no' | 'maybe';
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;
  readonly isForeign: boolean;

  constructor(details: OutsideFailureDetails) {
    const { message } = details;
    const isLong = message.length > messageMaxCharacters;
    super(isLong ? `${message.slice(0, messageMaxCharacters)}…` : message, { cause: details.cause });
    this.system = details.system;
    this.kind = details.kind;
    this.code = details.code;
    this.sent = details.sent;
    this.status = details.status;
    this.retryAfterMs = details.retryAfterMs;
    this.isForeign = details.isForeign ?? false;
  }
}

/** Whether DefectDojo refused the key itself, whatever it may do: only another key helps. */
export function isKeyRefused({ code }: Pick<OutsideFailure, 'code'>): boolean {
  return code === 'key_rejected' || code === 'key_expired';
}

/**
 * Whether what a server did with a write may be due to the one thing that it was about: it refused that, failed at it, or gave
 * no answer. Then others are written all the same. Any other answer asks for a pause, or says that nobody is there.
 */
export function isAboutOne(error: unknown): error is OutsideFailure {
  if (!(error instanceof OutsideFailure)) return false;
  const { kind, sent, status } = error;
  if (kind === 'rejected') return true;
  return kind === 'transient' && sent === 'maybe' && (status === undefined || (status >= 500 && status !== 503));
}

/** Whether a failure is a sign that a server, or what stands before it, is asked for more than it bears. */
export function isOverloaded(failure: unknown): boolean {
  if (!(failure instanceof OutsideFailure) || failure.kind !== 'transient') return false;
  return failure.status === undefined ? failure.sent === 'maybe' : overloadedStatuses.has(failure.status);
}

const overloadedStatuses: ReadonlySet<number> = new Set([429, 502, 503, 504]);
