import { describe, expect, it } from 'vitest';
import { aConnectedWorld, someRows } from '../../../support/a-connected-world.ts';

describe('a push of many findings', () => {
  it('is sent in files as large as before, though a few findings went alone in between', async () => {
    const world = await aConnectedWorld({ pace: 1 });
    const [first, few, many] = [
      someRows(600),
      someRows(3, {}, { prefix: 'few' }),
      someRows(600, {}, { prefix: 'many' }),
    ];
    await world.tell(await world.scan(first));
    await world.tell(await world.scan([...first, ...few]));
    const before = world.asked('POST', '-scan/');
    const run = await world.tell(await world.scan([...first, ...few, ...many]));
    expect(run).toMatchObject({ outcome: 'succeeded', counts: { created: 600 } });
    expect(world.asked('POST', '-scan/') - before).toBe(1);
  });
});
