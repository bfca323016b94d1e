import { exportPolicy } from '../../functions/push/export-policy.ts';
import { planSync } from '../../functions/push/reconcile/plan/plan-sync.ts';
import { fetchListing } from '../../functions/push/reconcile/source/fetch-listing.ts';
import { sourceOf } from '../../functions/push/reconcile/source/source.ts';
import type { OpenGecko } from '../../functions/push/round.ts';
import { defaultHoldThresholds } from '../../shared/domain/holds/judge-holds.ts';
import type { RepositoryKey } from '../../shared/domain/names/ids.ts';
import type { Run } from '../../shared/domain/runs/run.ts';
import type { Connection } from '../../shared/domain/team/connection.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { FindingStore } from '../../shared/ports/finding-store.ts';
import type { GeckoPage } from '../../shared/ports/gecko-api.ts';
import type { SyncStore } from '../../shared/ports/sync-store.ts';
import type { TeamStore } from '../../shared/ports/team-store.ts';
import type { Ledger } from './ledger.ts';

/** Where the worker is at work. */
interface Audited {
  readonly key: RepositoryKey;
  readonly clock: Clock;
  readonly store: SyncStore;
  readonly findings: FindingStore;
  readonly teams: TeamStore;
  readonly ledger: Ledger;
}

/** What one worker saw of Gecko in its last round. */
interface Seen {
  scanId: string;
  pages: Map<string, GeckoPage>;
  at: Date;
}

const appUrl = 'https://app.gecko.security';

/**
 * Looks over the shoulder of one worker: whenever it ends a sync without having read what is known of findings, a comparison is made of
 * all that it read from Gecko, and has to come to nothing.
 */
export class StandstillAudit {
  readonly #stage: Audited;
  #seen: Seen | undefined;
  /** As it was when the worker read it first: what is changed after that is another sync's. */
  #connection: Connection | undefined;
  #hasComparedItself = false;
  #token: string | undefined;
  /** How often the worker went by an earlier comparison. */
  standstills = 0;

  constructor(stage: Audited) {
    this.#stage = stage;
  }

  /** Keeps the pages that Gecko answers. */
  gecko(open: OpenGecko): OpenGecko {
    return (...parameters) => {
      const gecko = open(...parameters);
      const kept = async (name: string, page: Promise<GeckoPage>) => {
        const answered = await page;
        this.#seen?.pages.set(name, answered);
        return answered;
      };
      return {
        ...gecko,
        scanFindings: (scanId, page) => {
          // Both listings are read at once, and each anew where one isn't whole.
          if (page.offset === 0) this.#seen = { scanId, pages: new Map(), at: this.#stage.clock.now() };
          return kept(`scan ${page.offset}`, gecko.scanFindings(scanId, page));
        },
        repositoryFindings: (id, page) => kept(`repository ${page.offset}`, gecko.repositoryFindings(id, page)),
      };
    };
  }

  findings(findings: FindingStore): FindingStore {
    return {
      ...findings,
      known: (...parameters) => {
        this.#hasComparedItself = true;
        return findings.known(...parameters);
      },
    };
  }

  teams(teams: TeamStore): TeamStore {
    return {
      ...teams,
      connection: async (teamId) => {
        const connection = await teams.connection(teamId);
        this.#connection ??= connection;
        return connection;
      },
    };
  }

  store(store: SyncStore): SyncStore {
    return {
      ...store,
      acquire: async (key, lease, now) => {
        const isTaken = await store.acquire(key, lease, now);
        if (isTaken) {
          this.#token = lease.token;
          this.#hasComparedItself = false;
          this.#seen = undefined;
          this.#connection = undefined;
        }
        return isTaken;
      },
      recordRun: async (run, ...rest) => {
        await this.#audit(run);
        await store.recordRun(run, ...rest);
      },
    };
  }

  async #audit(run: Run): Promise<void> {
    const { key, store, ledger } = this.#stage;
    const isOfScans = run.triggers.length > 0 && run.triggers.every(({ kind }) => kind === 'scan');
    if (run.outcome !== 'succeeded' || !isOfScans || this.#hasComparedItself || this.#seen === undefined) return;
    // Who lost the lease gives nothing back, and others have gone on since.
    if ((await store.state(key)).lease?.token !== this.#token) return;
    this.standstills += 1;
    const missed = await this.#whatIsMissed(run, this.#seen);
    if (missed.length > 0) ledger.violated(`a sync compared nothing, and missed ${missed.join(', ')}`);
  }

  async #whatIsMissed(run: Run, { scanId, pages, at }: Seen): Promise<string[]> {
    const { key, clock, store, findings, teams } = this.#stage;
    const [connection, mapping] = [this.#connection, await teams.mapping(key)];
    const { baselineScan: baseline } = await store.state(key);
    // It was paused, or mapped elsewhere, while it came to its end.
    if (connection === undefined || mapping === undefined || baseline?.scanId !== scanId) return [];
    const placement = await store.placement(key, connection.baseUrl, mapping.product.id);
    if (placement === undefined || Date.parse(mapping.createdAt) > at.getTime()) return [];
    const page = async (name: string): Promise<GeckoPage> => {
      const one = pages.get(name);
      if (one === undefined) throw new Error(`the worker never read ${name}`);
      return one;
    };
    const gecko = {
      scanFindings: (_: string, { offset }: { offset: number }) => page(`scan ${offset}`),
      repositoryFindings: (_: string, { offset }: { offset: number }) => page(`repository ${offset}`),
    };
    using listing = await fetchListing(gecko, { ...key, scanId }, { now: () => at });
    const known = await findings.known(key, placement.placementId);
    const source = sourceOf({ listing, reported: await findings.reported(key), baseline, now: clock.now() });
    const policy = { ...exportPolicy(connection, key, appUrl), riskAcceptance: placement.riskAcceptance };
    const judgement = { absence: 'counts', thresholds: defaultHoldThresholds } as const;
    const { plan, nameless, reportEnded } = await planSync(source, known, policy, judgement, false);
    return [
      ...plan.operations.map(({ kind, geckoId }) => `${kind} ${geckoId}`),
      ...plan.skips.map(({ code, geckoId }) => `${code} ${geckoId}`),
      ...nameless.map(({ code }) => code),
      ...[...reportEnded].map(([geckoId, end]) => `${end} ${geckoId}`),
      ...(plan.unchanged === run.counts.unchanged ? [] : [`${plan.unchanged} unchanged findings`]),
      ...((await findings.hold(key)) === undefined ? [] : ['a hold']),
      ...((await findings.openUploads(key)).length === 0 ? [] : ['an upload']),
      ...(listing.completeness.complete ? [] : ['that the listing is not whole']),
    ];
  }
}
