import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);
const file = new URL('../../../../functions/push/reconcile/source/spare-memory.ts', import.meta.url).href;

/** By how much the process has grown, megabytes of resident memory, once many objects became garbage and a few more were made since. */
async function grownMegabytes(meanwhile: string): Promise<number> {
  const script = `
    import { givingMemoryBack, spareMemory } from '${file}';
    const make = (count) => Array.from({ length: count }, (_, index) => ({ index, text: 'text ' + index }));
    const idle = process.memoryUsage.rss();
    ${meanwhile}
    let many = make(1_500_000);
    many = undefined;
    const kept = [];
    for (let round = 0; round < 60; round += 1) {
      kept[round % 3] = make(50_000);
      await new Promise((resolve) => setImmediate(resolve));
    }
    console.log((process.memoryUsage.rss() - idle) / 2 ** 20);`;
  const options = ['--max-semi-space-size=88', '--input-type=module-typescript', '--eval', script];
  return Number((await run(process.execPath, options)).stdout);
}

describe('memory that became free', () => {
  it('goes back while files are made, where it is to be spared, and else stays with the process', async () => {
    const [usual, whileMade, afterwards, notSpared] = await Promise.all([
      grownMegabytes('spareMemory();'),
      grownMegabytes('spareMemory(); using _giving = givingMemoryBack();'),
      grownMegabytes('spareMemory(); { using _giving = givingMemoryBack(); }'),
      grownMegabytes('using _giving = givingMemoryBack();'),
    ]);
    expect(whileMade).toBeLessThan(usual / 2);
    expect(afterwards).toBeGreaterThan(usual / 2);
    expect(notSpared).toBeGreaterThan(usual / 2);
  });
});
