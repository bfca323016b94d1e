import { expect, test } from 'vitest';
import { connectionSettingsSchema, defaultConnectionSettings } from '../../../../../shared/domain/team/connection.ts';

test.each([
  [0, false],
  [1, true],
  [4, true],
  [5, false],
  [1.5, false],
])('a team may allow %d calls at once: %s', (maxConcurrentCalls, isTaken) => {
  const settings = { ...defaultConnectionSettings, maxConcurrentCalls };
  expect(connectionSettingsSchema.safeParse(settings).success).toBe(isTaken);
});
