import { expect, test } from 'vitest';
import { holdSentence } from '../../../../../shared/domain/holds/hold-sentence.ts';

test.each([
  ['mass_closing', 1, 0, 'Closing 1 finding waits for approval, because so many open findings are gone'],
  [
    'mass_closing',
    40,
    0,
    'Closing 40 findings waits for approval, because so many open findings are gone from Gecko at',
  ],
  ['identity_changed', 0, 2, 'Creating 2 findings waits for approval, because so many open findings are gone'],
  ['identity_changed', 3, 1, 'Closing 3 findings and creating 1 finding waits for approval, because so many'],
  ['identity_changed', 3, 1, 'and so many others are new that findings may have got new ids.'],
  [
    'tracked_branch_changed',
    2,
    0,
    'because the tracked branch changed, and its first complete deep scan does not list',
  ],
] as const)('a hold for %s of %d closings and %d creations is told to people', (code, closings, creations, text) => {
  expect(holdSentence({ code, closings, creations })).toContain(text);
});
