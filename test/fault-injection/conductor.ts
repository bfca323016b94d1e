import { callWaiting } from '../../functions/sweep/call-waiting.ts';
import { wakeRepositories } from '../../functions/sweep/wake-repositories.ts';
import { createInMemoryPauses } from '../support/in-memory-pauses.ts';
import { silentLog } from '../support/sync-fixtures.ts';
import { auditLine } from './audit-line.ts';
import { auditSystem } from './audit-system.ts';
import { applyChange } from './changes.ts';
import { isAtTable, isRepeatable } from './gated.ts';
import type { Disturbance, FindingNumber } from './history.ts';
import { brittleLine } from './line.ts';
import type { Message } from './message-queue.ts';
import { queueOver } from './push-function.ts';
import { geckoIds } from './scene.ts';
import { showWhatItCan } from './server-trouble.ts';
import type { Stage } from './stage.ts';
import { changesSince, seen, watched } from './watch.ts';
import type { Point, Worker } from './worker.ts';

/** How often the sweep comes, as it is deployed. */
const sweepEveryMs = 5 * 60_000;
/** How long before the end of its function a worker gives up on the table, milliseconds. */
const patienceReserveMs = 3_000;
const endOfTime = new Date('9999-12-31T00:00:00Z');
/** More points than any sane history comes by: the workers go round in circles. */
const pointsMax = 60_000;

/** Lets the workers work: one goes on at a time, from point to point, and what is to go wrong goes wrong in between. */
export class Conductor {
  readonly #stage: Stage;
  readonly #active: { readonly worker: Worker; readonly message: Message }[] = [];
  #disturbances: readonly Disturbance[] = [];
  #countdown = 0;
  #points = 0;

  constructor(stage: Stage) {
    this.#stage = stage;
    stage.lines.gecko.answer = this.#line('gecko');
    stage.lines.defectDojo.answer = this.#line('defectdojo');
    stage.goOnUploading = () => this.#goOnUploading();
  }

  /** Lets time pass until an instant, and everything that is due by then happen. */
  async until(instantMs: number, disturbances: readonly Disturbance[] = []): Promise<void> {
    this.#disturbances = disturbances;
    this.#countdown = disturbances[0]?.after ?? 0;
    const { queue, pass } = this.#stage;
    for (;;) {
      if (this.#stage.neighbours.endAtMs <= this.#stage.nowMs()) await this.#stage.neighbours.move('all_end');
      const message = queue.take(this.#stage.nowMs());
      if (message !== undefined) {
        this.#begin(message);
        await this.#drive();
        continue;
      }
      const sweepMs = await this.#nextSweepMs();
      const nextMs = Math.min(queue.nextDueMs() ?? sweepMs, sweepMs, this.#stage.neighbours.endAtMs);
      if (nextMs > instantMs) break;
      pass(nextMs - this.#stage.nowMs());
      if (nextMs === sweepMs) await this.#sweep();
    }
    pass(Math.max(0, instantMs - this.#stage.nowMs()));
  }

  /** When the sweep next finds somebody in line, or the repository due; those that find nothing are left out. */
  async #nextSweepMs(): Promise<number> {
    const { line, nowMs } = this.#stage;
    for await (const instance of line.instances())
      if (!(await line.isEmpty(instance))) return Math.ceil((nowMs() + 1) / sweepEveryMs) * sweepEveryMs;
    for await (const { dueAt } of this.#stage.store.due.due(0, endOfTime)) {
      const earliestMs = Math.max(Date.parse(dueAt), this.#stage.nowMs() + 1);
      return Math.ceil(earliestMs / sweepEveryMs) * sweepEveryMs;
    }
    return Number.POSITIVE_INFINITY;
  }

  async #sweep(): Promise<void> {
    const { store, teams, line, slots, clock } = this.#stage;
    const pauses = createInMemoryPauses();
    const common = { pauses, line, queue: queueOver(this.#stage), clock, log: silentLog };
    await callWaiting({ ...common, slots }, { endsAt: endOfTime });
    await auditLine(this.#stage);
    await wakeRepositories({ ...common, due: store.due, store, teams }, { endsAt: endOfTime });
  }

  #begin(message: Message): void {
    this.#active.push({ worker: this.#stage.startWorker(message.body), message });
  }

  /** Drives the worker that began last, then those that wait for it. */
  async #drive(): Promise<void> {
    for (;;) {
      const current = this.#active.at(-1);
      if (current === undefined) return;
      const { worker, message } = current;
      const stand = await worker.stand();
      if (stand === 'done' || stand === 'failed') {
        if (stand === 'failed') this.#stage.queue.bringBack(message, this.#stage.nowMs());
        this.#active.splice(this.#active.indexOf(current), 1);
        continue;
      }
      if (this.#stage.nowMs() >= worker.endsAt.getTime()) await worker.crash();
      else await this.#pass(worker, message, stand);
      this.#points += 1;
      if (this.#points > pointsMax) throw new Error('The workers go round in circles.');
    }
  }

  async #pass(worker: Worker, message: Message, point: Point): Promise<void> {
    const [disturbance, ...rest] = this.#disturbances;
    if (disturbance === undefined || this.#countdown > 0) {
      this.#countdown -= 1;
      return worker.goOn();
    }
    // Waits for the next call of its kind.
    if (!mayHit(disturbance, point)) return worker.goOn();
    this.#disturbances = rest;
    this.#countdown = rest[0]?.after ?? 0;
    switch (disturbance.kind) {
      case 'crash':
        return worker.crash();
      case 'fault':
        return worker.goOn(disturbance.fault);
      case 'slow':
        this.#stage.pass(Math.min(disturbance.seconds * 1000, point.deadlineMs - 1000));
        return worker.goOn();
      case 'throttled':
        return this.#throttle(worker, disturbance.seconds * 1000);
      case 'repeated':
        return worker.goOnRepeating();
      case 'switch':
        return this.#begin(this.#stage.queue.take(this.#stage.nowMs()) ?? { ...message, received: 4 });
      case 'meanwhile':
        // No two things that Gecko says are said at the same instant.
        this.#stage.pass(1);
        return applyChange(this.#stage, disturbance.change, { delayMinutes: 0, twice: false });
      case 'abandoned_upload': {
        const { rowsBefore, clientSees, breaksOff, secondsPerRow } = disturbance;
        this.#stage.secondsPerRow = secondsPerRow;
        this.#stage.dojo.abandoned.order({ rowsBefore, clientSees, breaksOff });
        return;
      }
      case 'crashing_row':
        this.#stage.dojo.store.server.crashesAtRowsWith = textOf(disturbance.finding);
        return;
      case 'endless_row': {
        const text = textOf(disturbance.finding);
        const { storesIt } = disturbance;
        this.#stage.dojo.store.server.neverDoneWith = text === null ? null : { text, storesIt };
      }
    }
  }

  /** The call is repeated until it gets through, or the function has to end. */
  #throttle(worker: Worker, ms: number): void {
    const leftMs = worker.endsAt.getTime() - patienceReserveMs - this.#stage.nowMs();
    this.#stage.pass(Math.max(0, Math.min(ms, leftMs)));
    worker.goOn(ms < leftMs ? undefined : 'unavailable');
  }

  #line(system: 'gecko' | 'defectdojo') {
    const stage = this.#stage;
    return brittleLine(system, {
      workerOf: ({ headers }) =>
        stage.workers.find(({ id }) => headers.get('user-agent')?.startsWith(`gecko-defectdojo-export/${id} `)),
      pass: stage.pass,
      handle: async (request, bindings, worker) => {
        if (system === 'gecko')
          return stage.gecko.app.fetch(withSmallPages(request, stage.setting.rowsPerPage), bindings);
        showWhatItCan(stage);
        if (request.method === 'GET') {
          const answer = await stage.dojo.app.fetch(request, bindings);
          if (answer.ok) noteReads(stage, worker, request);
          return answer;
        }
        if (isPoisoned(stage, request)) return Response.json({ message: 'Internal server error.' }, { status: 500 });
        const uploadsBefore = stage.dojo.abandoned.list().length;
        const { result, changes } = await watched(stage.dojo, () => stage.dojo.app.fetch(request, bindings));
        for (const { id } of stage.dojo.abandoned.list().slice(uploadsBefore)) stage.uploaders.set(id, worker);
        auditSystem(stage, worker, changes);
        return result;
      },
    });
  }

  #goOnUploading(): void {
    const { dojo, uploaders } = this.#stage;
    for (const { id } of dojo.abandoned.list()) {
      const [uploader, before] = [uploaders.get(id), seen(dojo)];
      dojo.abandoned.step(1, id);
      if (uploader !== undefined) auditSystem(this.#stage, uploader, changesSince(before, dojo));
    }
  }
}

/** What is in the row of a finding alone: the last line of its description, which every row has. */
function textOf(finding: FindingNumber | null): string | null {
  return finding === null ? null : `Gecko finding: ${geckoIds[finding]}`;
}

const changeOfFinding = /^\/api\/v2\/findings\/(\d+)\/$/;

function mayHit(disturbance: Disturbance, point: Point): boolean {
  if (disturbance.kind === 'throttled') return isAtTable(point);
  if (disturbance.kind === 'fault' && disturbance.fault === 'refusal') return isStoredChange(point);
  return disturbance.kind !== 'repeated' || isRepeatable(point);
}

/** A refusal waits for a change of a finding that was stored. */
function isStoredChange({ name, when }: Point): boolean {
  const [system, method, path = ''] = name.split(' ');
  return system === 'defectdojo' && method === 'PATCH' && when === 'after' && changeOfFinding.test(path);
}

function isPoisoned({ dojo, poisoned, nowMs }: Stage, { method, url }: Request): boolean {
  const [, id] = changeOfFinding.exec(new URL(url).pathname) ?? [];
  const geckoId = dojo.store.findings.get(Number(id))?.unique_id_from_tool ?? '';
  return method === 'PATCH' && (poisoned.get(geckoId) ?? 0) > nowMs();
}

/** A server may give less than was asked for, and say that there is more. */
function withSmallPages(request: Request, rowsPerPage: number): Request {
  const url = new URL(request.url);
  if (!url.searchParams.has('limit')) return request;
  url.searchParams.set('limit', String(rowsPerPage));
  return new Request(url, request);
}

function noteReads({ reads, ledger, dojo }: Stage, worker: Worker, { url }: Request): void {
  const { pathname, searchParams } = new URL(url);
  if (!pathname.endsWith('/findings/')) return;
  const named = searchParams.get('id')?.split(',').map(Number);
  const ids = named ?? dojo.store.findings.list().map(({ id }) => id);
  const at = ledger.next();
  for (const id of ids) reads.get(worker)?.set(id, at);
}
