import { expect, it } from 'vitest';
import { checkHistories, failureOf } from '../../../fault-injection/check-histories.ts';

// Two files of these, so that two cores share them; more histories are played by `npm run fault-injection`.
it('ends with DefectDojo as Gecko says, whatever happens and whatever goes wrong on the way', async () => {
  expect(failureOf(await checkHistories({ runs: 150, seed: 20_261_122 }))).toBeUndefined();
}, 180_000);
