import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { teamIdSchema } from '../../../../shared/domain/names/ids.ts';

/** What a message group may be: 128 such characters by the SQS API (SendMessage), 100 by EventBridge's (SqsParameters). */
const messageGroup = /^[!-~]{1,100}$/;
const anyId = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9_-]{1,140}$/),
  fc.string({ unit: 'grapheme', maxLength: 140 }),
  fc.stringMatching(/^[A-Za-z0-9_-]{60,70}[^A-Za-z0-9]?$/),
);

test.prop([anyId])('a team id that is accepted can be a message group as it is', (id) => {
  const { success } = teamIdSchema.safeParse(id);
  if (success) expect(id).toMatch(messageGroup);
  // Not true of everything because nothing is accepted.
  expect(success).toBe(/^[A-Za-z0-9_-]{1,64}$/.test(id) && !id.includes('\n'));
});
