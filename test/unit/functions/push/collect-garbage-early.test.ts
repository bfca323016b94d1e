import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { pushMemoryMegabytes } from '../../../../shared/contracts/limits.ts';

const run = promisify(execFile);

/** As Lambda starts a function of this memory. */
const semiSpaceMegabytes = Math.floor(pushMemoryMegabytes / 20);

/** How large the space for new objects grows, megabytes, while much is made and kept for a while. */
async function newSpaceMegabytes(first: string): Promise<number> {
  const script = `
    import { getHeapSpaceStatistics } from 'node:v8';
    ${first}
    const kept = [];
    let largest = 0;
    for (let round = 0; round < 30; round += 1) {
      kept[round % 4] = Array.from({ length: 50_000 }, (_, index) => ({ index, text: 'text ' + index + round }));
      const { space_size } = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
      largest = Math.max(largest, space_size);
    }
    console.log(largest / 2 ** 20);`;
  const options = [`--max-semi-space-size=${semiSpaceMegabytes}`, '--input-type=module-typescript', '--eval', script];
  return Number((await run(process.execPath, options)).stdout);
}

it('keeps new objects in a small space, although Lambda lets Node take a twentieth of the memory for each half of it', async () => {
  const file = new URL('../../../../functions/push/collect-garbage-early.ts', import.meta.url).href;
  const small = `import { collectGarbageEarly } from '${file}'; collectGarbageEarly();`;
  const [asLambdaStarts, kept] = await Promise.all([newSpaceMegabytes(''), newSpaceMegabytes(small)]);
  expect(asLambdaStarts).toBeGreaterThan(64);
  expect(kept).toBeLessThan(32);
});
