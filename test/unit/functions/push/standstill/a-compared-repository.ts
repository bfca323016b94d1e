import { vi } from 'vitest';
import type { Trigger } from '../../../../../shared/domain/events/trigger.ts';
import { createSyncWorld, type Row } from '../../../../support/sync-world.ts';

/** A finding as Gecko lists it. */
export const row = (index: number, fields: Record<string, unknown> = {}): Row => ({
  id: `g-${index}`,
  title: `IDOR in order ${index}`,
  severity: 7.5,
  filePath: 'src/orders.ts',
  ...fields,
});

export const rows = [row(1), row(2), row(3)];

let asked = 0;

/** What somebody asks for. */
export const wish = (reason: string): Trigger => {
  asked += 1;
  return { kind: 'request', id: `wish-${asked}`, reason };
};

/** A repository whose findings are in DefectDojo, with a count of how often what is known of them was read. */
export async function aWorld() {
  const world = await createSyncWorld();
  await world.connect();
  const reading = vi.spyOn(world.findings, 'known');
  /** One more scan. */
  const scan = async (listed: readonly Row[] = rows, order: Parameters<typeof world.scan>[1] = {}) =>
    world.tell(await world.scan(listed, order));
  return {
    ...world,
    scan: (listed: readonly Row[], order: Parameters<typeof world.scan>[1] = {}) => world.scan(listed, order),
    scanned: scan,
    /** A scan after the first one, which found nothing to do: the next one like it has nothing to compare. */
    async compared(listed: readonly Row[] = rows): Promise<void> {
      await scan(listed);
      await scan(listed);
    },
    /** Whether something compares with what is known of each finding. */
    async compares(work: () => Promise<unknown>): Promise<boolean> {
      reading.mockClear();
      await work();
      return reading.mock.calls.length > 0;
    },
  };
}
