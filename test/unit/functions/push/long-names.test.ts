import { afterEach, describe, expect, it } from 'vitest';
import { createSyncWorld, type SyncWorld } from '../../../support/sync-world.ts';

let world: SyncWorld;
afterEach(() => world.stop());

/** 300 characters: more than DefectDojo takes as the title of a test, with what stands around it also of an engagement. */
const longest = `gitlab:${'group/'.repeat(40)}${'x'.repeat(53)}`;

describe('a repository whose id is as long as may be', () => {
  it('is pushed, found again under its cut names, and its risks are accepted', async () => {
    world = await createSyncWorld(longest);
    await world.connect();
    const accepted = { id: 'g-1', title: 'IDOR', severity: 8, status: 'accepted_risk' };
    const scan = await world.scan([{ id: 'g-0', title: 'IDOR', severity: 8 }, accepted]);
    expect(await world.tell(scan)).toMatchObject({ outcome: 'succeeded', counts: { created: 2 } });
    expect(world.shown().get('g-1')).toMatchObject({ active: false, risk_accepted: true });

    const again = await world.tell(await world.scan([{ id: 'g-0', title: 'IDOR', severity: 8 }, accepted]));
    expect(again.counts).toMatchObject({ created: 0, unchanged: 2 });
    expect(world.dojo.store.tests.list()).toHaveLength(1);
    expect(world.dojo.store.engagements.list()).toHaveLength(1);
  });
});
