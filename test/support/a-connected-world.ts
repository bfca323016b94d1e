import { onTestFinished } from 'vitest';
import type { FindingRecord } from '../../infra/local/defectdojo/model/finding-record.ts';
import { createSyncWorld, type Row, type SyncWorld } from './sync-world.ts';

/** A row of an open finding; a number is that of its id. */
export function aRow(id: number | string, fields: Partial<Row> = {}): Row {
  const finding = { title: 'IDOR in orders', severity: 7.5, filePath: 'src/orders.ts', status: 'open' };
  return { id: typeof id === 'number' ? `g-${id}` : id, ...finding, ...fields };
}

/** Rows of as many open findings, alike but for their ids: `g-0` and so on, unless told otherwise. */
export function someRows(count: number, fields: Partial<Row> = {}, { prefix = 'g', from = 0 } = {}): Row[] {
  return Array.from({ length: count }, (_, index) => aRow(`${prefix}-${from + index}`, fields));
}

/** A world that is connected and mapped, until the current test ends. */
export async function aConnectedWorld(options: Parameters<typeof createSyncWorld>[1] = {}): Promise<ConnectedWorld> {
  const world = await createSyncWorld('acme/shop', options);
  onTestFinished(async () => void (await world.stop()));
  await world.connect();
  const { requests } = world.dojo.controls;
  return Object.assign(world, {
    one: (geckoId: string) => world.shown().get(geckoId),
    asked: (method: string, end: string) => {
      const counted = requests.summary().counters.filter((one) => one.method === method && one.path.endsWith(end));
      return counted.reduce((sum, one) => sum + one.requests, 0);
    },
    writes: () => requests.summary().recent.filter(({ method }) => method !== 'GET'),
    patches: () => requests.summary().recent.filter(({ method }) => method === 'PATCH'),
    refuse: (method: string, path: string, { times = null, status = 400, ...rest }: Refusing = {}) =>
      world.order({ method, path, times, effect: { kind: 'status', status, when: 'before' }, ...rest }),
    refuseChangesWith: (bodyIncludes: string) =>
      world.order({
        ...{ method: 'PATCH', path: '/api/v2/findings/*', times: null, bodyIncludes },
        effect: { kind: 'status', status: 400, when: 'before' },
      }),
  });
}

interface Refusing {
  /** @default until faults are cleared */
  readonly times?: number | null;
  readonly status?: number;
  /** Only requests with this text. */
  readonly bodyIncludes?: string;
}

/** See {@link aConnectedWorld}. */
export type ConnectedWorld = SyncWorld & {
  /** A finding as DefectDojo has it. */
  one(geckoId: string): FindingRecord | undefined;
  /** How many requests DefectDojo got of a method, to paths with this end. */
  asked(method: string, end: string): number;
  /** The newest requests that were no reads. */
  writes(): ReturnType<SyncWorld['dojo']['controls']['requests']['summary']>['recent'];
  /** The newest changes of things that were there. */
  patches(): ReturnType<ConnectedWorld['writes']>;
  /** Has DefectDojo refuse calls to a path. */
  refuse(method: string, path: string, refusing?: Refusing): Promise<void>;
  /** Has DefectDojo refuse changes of findings whose body holds a text. */
  refuseChangesWith(bodyIncludes: string): Promise<void>;
};
