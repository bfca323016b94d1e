/** A message on its way, as SQS keeps it. */
export interface Message {
  readonly body: string;
  readonly dueMs: number;
  readonly received: number;
}

/** How long a message whose handling crashed stays hidden, milliseconds. */
const visibilityMs = 1_800_000;
/** Deliveries after which a message goes to the dead-letter queue. */
const deliveriesMax = 5;
/** Longest delay that SQS takes, seconds. */
const longestDelaySeconds = 900;

/** The sync queue with its delays, redeliveries and dead letters. */
export class MessageQueue {
  readonly dead: Message[] = [];
  #messages: Message[] = [];

  send(body: string, dueMs: number): void {
    this.#messages.push({ body, dueMs, received: 0 });
  }

  sendDelayed(body: string, nowMs: number, delaySeconds: number): void {
    this.send(body, nowMs + Math.min(Math.ceil(delaySeconds), longestDelaySeconds) * 1000);
  }

  /** Takes the message that has waited longest of those due. */
  take(nowMs: number): Message | undefined {
    const [next] = this.#messages.filter(({ dueMs }) => dueMs <= nowMs).sort((one, other) => one.dueMs - other.dueMs);
    if (next !== undefined) this.#messages = this.#messages.filter((message) => message !== next);
    return next;
  }

  /** Its handling failed: it comes back, or has come back often enough. */
  bringBack(message: Message, nowMs: number): void {
    const received = message.received + 1;
    if (received >= deliveriesMax) this.dead.push({ ...message, received });
    else this.#messages.push({ ...message, received, dueMs: nowMs + visibilityMs });
  }

  nextDueMs(): number | undefined {
    return this.#messages.reduce<number | undefined>(
      (next, { dueMs }) => (next === undefined || dueMs < next ? dueMs : next),
      undefined,
    );
  }
}
