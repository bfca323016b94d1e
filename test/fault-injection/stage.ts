import { createReceiveMessage } from '../../functions/push/receive-message.ts';
import { createDefectDojo } from '../../infra/local/defectdojo/app.ts';
import type { DefectDojo } from '../../infra/local/defectdojo/defectdojo.ts';
import { doDueJobs } from '../../infra/local/defectdojo/model/background-jobs.ts';
import { createGecko, type Gecko } from '../../infra/local/gecko/gecko.ts';
import { callsAtOnceMax } from '../../shared/domain/defectdojo/calls-at-once.ts';
import type { Rejection } from '../../shared/domain/events/sync-message.ts';
import type { RepositoryKey } from '../../shared/domain/names/ids.ts';
import { defaultConnectionSettings } from '../../shared/domain/team/connection.ts';
import { createInMemoryAsvsStore } from '../support/in-memory-asvs-store.ts';
import { createInMemoryFindingStore } from '../support/in-memory-finding-store.ts';
import { createInMemoryInstanceLine } from '../support/in-memory-instance-line.ts';
import { createInMemoryInstanceSlots } from '../support/in-memory-instance-slots.ts';
import { createInMemorySyncStore } from '../support/in-memory-sync-store.ts';
import { createInMemoryTeamStore } from '../support/in-memory-team-store.ts';
import { aClock, aConnection, aMapping, aRepository, silentLog } from '../support/sync-fixtures.ts';
import { auditServer } from './audit-server.ts';
import { StandstillAudit } from './audit-standstill.ts';
import { Course } from './course.ts';
import { GeckoTruth } from './gecko-truth.ts';
import type { Setting, Status } from './history.ts';
import { Ledger } from './ledger.ts';
import type { Lines } from './lines.ts';
import { MessageQueue } from './message-queue.ts';
import { Neighbours } from './neighbours.ts';
import { type Ports, pushWith } from './push-function.ts';
import { rememberingFindings, rememberingStore } from './remembering-store.ts';
import { geckoIds, productNames, repositoryId, teamId } from './scene.ts';
import type { Settings } from './wanted.ts';
import { changesSince, seen } from './watch.ts';
import { Worker } from './worker.ts';

const functionMs = 300_000;

/** A world in which a history is played: all of the push function, and around it nothing that doesn't obey. */
export class Stage {
  readonly setting: Setting;
  readonly lines: Lines;
  readonly clock = aClock();
  readonly gecko: Gecko;
  readonly dojo: DefectDojo;
  readonly key: RepositoryKey = aRepository(repositoryId, teamId);
  readonly truth: GeckoTruth;
  readonly ledger = new Ledger();
  readonly queue = new MessageQueue();
  readonly teams = createInMemoryTeamStore();
  readonly store = createInMemorySyncStore(this.teams);
  readonly findings = createInMemoryFindingStore(this.store);
  readonly asvs = createInMemoryAsvsStore();
  readonly neighbours: Neighbours;
  readonly settings: Course<Settings>;
  /** Id of the product that is mapped. */
  readonly mapped = new Course<number | undefined>(undefined);
  /** What Gecko says of each finding, by what was told. */
  readonly said: ReadonlyMap<string, Course<Status>>;
  readonly workers: Worker[] = [];
  /** Of each worker. */
  readonly audits: StandstillAudit[] = [];
  /** Ids of findings that a worker has read, with the moment. */
  readonly reads = new Map<Worker, Map<number, number>>();
  /** Envelope ids by how often a message with them was raised. */
  readonly raised = new Map<string, number>();
  readonly served = new Map<string, number>();
  /** Envelope ids of events that are dated ahead, and of those rejected for it. */
  readonly datedAhead = new Set<string>();
  readonly rejected = new Set<string>();
  /** Envelope ids of repairs that no run has served yet. */
  readonly repairs = new Set<string>();
  /** Gecko ids of findings at whose changes DefectDojo fails, by the instant (milliseconds) until which it does. */
  readonly poisoned = new Map<string, number>();
  /** The same of findings that DefectDojo can't show. */
  readonly unreadable = new Map<string, number>();
  apiKey: string;
  secretVersion = 1;
  personKey = '';
  /** Whose the uploads are that the server went on with, by their ids. */
  readonly uploaders = new Map<number, Worker>();
  secondsPerRow = 1;
  #restMs = 0;
  #workersStarted = 0;
  readonly slots = createInMemoryInstanceSlots(2);
  readonly line = createInMemoryInstanceLine(this.store, this.slots);

  constructor(setting: Setting, lines: Lines) {
    this.setting = setting;
    this.lines = lines;
    const { now } = this.clock;
    this.gecko = createGecko({ now: () => this.geckoNow(), dataSet: nothingScanned });
    this.dojo = createDefectDojo({ now, version: setting.defectDojoVersion });
    this.apiKey = this.dojo.apiKey;
    const { clock, queue, store, slots, line } = this;
    this.neighbours = new Neighbours({ clock, queue, store, slots, line, defectDojo: lines.defectDojo });
    this.truth = new GeckoTruth(setting.richerRows);
    const { includeResolved, markVerified } = setting;
    this.settings = new Course<Settings>({ includeResolved, markVerified });
    this.said = new Map(geckoIds.map((geckoId) => [geckoId, new Course<Status>('open')]));
  }

  /** Connects and maps as the console does. */
  async begin(): Promise<void> {
    const { includeResolved: includeResolvedFindings, markVerified } = this.setting;
    await this.teams.putConnection(
      aConnection({
        teamId: this.key.teamId,
        baseUrl: this.lines.defectDojo.url,
        settings: {
          ...defaultConnectionSettings,
          includeResolvedFindings,
          markVerified,
          maxConcurrentCalls: callsAtOnceMax,
        },
        defectDojo: { version: this.setting.defectDojoVersion, userName: 'gecko' },
      }),
    );
    await this.map(1);
  }

  async map(productId: number): Promise<void> {
    const version = this.ledger.next();
    const mapping = await this.teams.mapping(this.key);
    if (mapping !== undefined) await this.teams.deleteMapping(mapping);
    const product = { id: productId, name: productNames[productId - 1] ?? '' };
    const createdAt = this.clock.now().toISOString();
    // Nobody renames it, so nobody has to ask Gecko which one it is.
    const known = { geckoRepositoryId: null };
    await this.teams.createMapping(aMapping(this.key, { version, product, createdAt, ...known }));
    this.mapped.set(version, productId);
  }

  /** Lets time pass; uploads that outlived their clients go on meanwhile, and DefectDojo does what it does by itself. */
  readonly pass = (ms: number): void => {
    const rowMs = this.secondsPerRow * 1000;
    let left = ms;
    while (left > 0 && this.#isUploading()) {
      const slice = Math.min(left, rowMs - this.#restMs);
      this.clock.advance(slice);
      this.#restMs += slice;
      left -= slice;
      if (this.#restMs < rowMs) continue;
      this.#restMs = 0;
      this.goOnUploading();
    }
    this.clock.advance(left);
    this.doJobs();
  };

  #isUploading(): boolean {
    return this.dojo.abandoned.list().some(({ state }) => state === 'running');
  }

  /** Replaced by whoever watches what the server does by itself. */
  goOnUploading: () => void = () => this.dojo.abandoned.step(1);

  /** What a real server's worker does as time passes. */
  readonly doJobs = (): void => {
    const before = seen(this.dojo);
    doDueJobs(this.dojo.store);
    auditServer(this, changesSince(before, this.dojo));
  };

  /** By Gecko's clock. */
  geckoNow(): Date {
    return new Date(this.nowMs() + this.setting.geckoAheadSeconds * 1000);
  }

  readonly nowMs = (): number => this.clock.now().getTime();

  /** Writes down what Gecko says, after anything that may have changed it: later than all that happened before. */
  noteSaid(): void {
    const at = this.ledger.next();
    for (const [geckoId, course] of this.said) {
      course.set(at, this.truth.status(geckoId, this.clock.now()));
    }
  }

  /** Begins to handle a message in a function of its own. */
  startWorker(body: string): Worker {
    this.#workersStarted += 1;
    const endsAt = new Date(this.nowMs() + functionMs);
    const worker = new Worker(`worker-${this.#workersStarted}`, endsAt, this.ledger.next(), {
      wire: this.lines.wire,
      order: this.setting.order ?? 0,
    });
    this.workers.push(worker);
    this.reads.set(worker, new Map());
    const audit = new StandstillAudit(this);
    this.audits.push(audit);
    const { store, syncRepository } = pushWith(this.#ports(), worker, audit);
    const deadLetters = { put: async (rejection: Rejection) => this.#noteRejection(rejection) };
    const receive = createReceiveMessage({
      store,
      syncRepository,
      previewSync: async () => {},
      deadLetters,
      clock: this.clock,
      log: silentLog,
    });
    worker.start(() => receive({ messageId: worker.id, body }, endsAt));
    return worker;
  }

  #noteRejection({ code, body }: Rejection): void {
    const { id } = JSON.parse(body) as { id: string };
    if (code === 'instant_ahead' && this.datedAhead.has(id)) this.rejected.add(id);
    else this.ledger.violated(`a good message was rejected (${code}): ${body}`);
  }

  #ports(): Ports {
    return {
      ...this.lines,
      clock: this.clock,
      teams: this.teams,
      store: rememberingStore(this.store, this),
      findings: rememberingFindings(this.findings, this),
      asvs: this.asvs,
      slots: { ...this.slots, callsAtOnce: async () => ({ calls: this.setting.callsAtOnce ?? 1 }) },
      line: this.line,
      queue: this.queue,
      key: async () => ({
        baseUrl: this.lines.defectDojo.url,
        apiKey: this.apiKey,
        version: this.secretVersion,
      }),
      geckoKey: async () => this.gecko.apiKey(teamId),
    };
  }
}

const nothingScanned = {
  repository: 'acme/unused',
  branch: 'main',
  scan: { id: '00000000-0000-4000-8000-00000000ffff', name: 'unused', createdAt: '2026-01-01T00:00:00.000Z' },
  rows: [],
};
