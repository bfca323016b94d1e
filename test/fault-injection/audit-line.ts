import type { Stage } from './stage.ts';

/** After a sweep nobody stands before a free slot, and nobody is called to two. */
export async function auditLine({ line, slots, clock, ledger }: Stage): Promise<void> {
  const now = clock.now();
  for await (const instance of line.instances()) {
    const taken = (await slots.slots(instance)).filter(({ until }) => until >= now);
    const next = await line.next(instance, { now });
    if (taken.length < slots.perInstance && next !== undefined) {
      ledger.violated(`${next.repositoryId} stands before a free slot of its DefectDojo after a sweep`);
    }
    const called = taken.flatMap(({ called: one }) => (one ? [`${one.teamId} ${one.repositoryId}`] : []));
    if (new Set(called).size < called.length) ledger.violated(`${called[0]} is called to two slots`);
  }
}
