import type { FindingRecord } from './finding-record.ts';
import type { Jira } from './jira-record.ts';
import type { Language } from './language.ts';
import type {
  EngagementRecord,
  EnvironmentRecord,
  KeyRecord,
  MemberRecord,
  MetadataRecord,
  ProductRecord,
  ProductTypeRecord,
  RegulationRecord,
  RiskAcceptanceRecord,
  TestRecord,
  TestTypeRecord,
  UserRecord,
} from './records.ts';
import type { Traits } from './traits.ts';

/** A table: rows by id, ids given out in order and never twice. */
export interface Table<Row extends { id: number }> {
  rows: Map<number, Row>;
  /** Stores a new row under the next id. */
  insert(row: Omit<Row, 'id'>): Row;
  /** The row, or `undefined` where there is none. */
  get(id: number): Row | undefined;
  list(): Row[];
  delete(id: number): boolean;
}

/** How the server was set up, by its environment, and what it suffers from. */
const serverAsShipped = {
  /** `false` plays DD_API_TOKENS_ENABLED=false: every key then counts as none. */
  tokensEnabled: true,
  /** `true` plays DD_SECURE_SSL_REDIRECT: every request is redirected to the same address by HTTPS. */
  redirectsToHttps: false,
  /** DD_ALLOWED_HOSTS; `null` allows all. */
  allowedHosts: null as string[] | null,
  /** DD_LANGUAGE_CODE: the language of the framework's own sentences. */
  language: 'en' as Language,
  /** The largest body that a proxy in front passes on, bytes; `null`: any. nginx's own default is 1 MB. */
  proxyBodyBytesMax: null as number | null,
  /** How long a proxy in front waits for an answer, milliseconds; `null`: for ever. nginx's own default is 60 s. */
  proxyPatienceMs: null as number | null,
  /** The message broker can't be reached. */
  brokerDown: false,
  /** Storing a row with this text fails with 500; `null`: none does. */
  crashesAtRowsWith: null as string | null,
  /** A file with a row of this text is never answered: the server stops there, before the row is stored or after; `null`: none is. */
  neverDoneWith: null as { readonly text: string; readonly storesIt: boolean } | null,
  /** Findings that it fails to show, by their ids or by a text in them, in whatever answer they are. */
  failsToShow: [] as readonly (number | string)[],
};

export type ServerSettings = typeof serverAsShipped;

/** All that one DefectDojo instance holds. */
export interface Store {
  traits: Traits;
  now: () => Date;
  users: Table<UserRecord>;
  keys: Map<string, KeyRecord>;
  members: Table<MemberRecord>;
  productTypes: Table<ProductTypeRecord>;
  products: Table<ProductRecord>;
  engagements: Table<EngagementRecord>;
  tests: Table<TestRecord>;
  testTypes: Table<TestTypeRecord>;
  environments: Table<EnvironmentRecord>;
  findings: Table<FindingRecord>;
  metadata: Table<MetadataRecord>;
  riskAcceptances: Table<RiskAcceptanceRecord>;
  regulations: Table<RegulationRecord>;
  settings: { enable_deduplication: boolean; enable_product_tag_inheritance: boolean };
  /** How far the worker has come that does what no request asks for. */
  jobs: {
    expiryRun: number /** By product, when (milliseconds) its tags are passed on. */;
    tagsToPassOn: Map<number, number>;
  };
  jira: Jira;
  server: ServerSettings;
  /** Which of their tags findings and tests inherited: no answer tells. */
  inheritedTags: WeakMap<object, Set<string>>;
  /** Tags by kind and lower case, in the spelling of their first writer. */
  tagSpellings: Map<string, string>;
  nextNoteId: number;
}

/** An instance with empty tables. */
export function emptyStore(traits: Traits, now: () => Date): Store {
  return {
    traits,
    now,
    users: table(),
    keys: new Map(),
    members: table(),
    productTypes: table(),
    products: table(),
    engagements: table(),
    tests: table(),
    testTypes: table(),
    environments: table(),
    findings: table(),
    metadata: table(),
    riskAcceptances: table(),
    regulations: table(),
    settings: { enable_deduplication: false, enable_product_tag_inheritance: false },
    jobs: { expiryRun: 0, tagsToPassOn: new Map() },
    jira: { projects: [], issues: new Set() },
    server: { ...serverAsShipped },
    inheritedTags: new WeakMap(),
    tagSpellings: new Map(),
    nextNoteId: 1,
  };
}

function table<Row extends { id: number }>(): Table<Row> {
  const rows = new Map<number, Row>();
  let nextId = 1;
  return {
    rows,
    insert: (row) => {
      const inserted = { ...row, id: nextId } as Row;
      nextId += 1;
      rows.set(inserted.id, inserted);
      return inserted;
    },
    get: (id) => rows.get(id),
    list: () => [...rows.values()],
    delete: (id) => rows.delete(id),
  };
}

/** Django's notation of an instant: microseconds, left out when they are zero. */
export function timestamp(at: Date): string {
  return at
    .toISOString()
    .replace('.000Z', 'Z')
    .replace(/\.(\d{3})Z$/, '.$1000Z');
}

/** The instant of now, as DefectDojo stores it. */
export function nowOf(store: Store): string {
  return timestamp(store.now());
}

/** Today as an ISO date. */
export function todayOf(store: Store): string {
  return store.now().toISOString().slice(0, 10);
}
