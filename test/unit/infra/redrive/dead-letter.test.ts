import { describe, expect, it } from 'vitest';
import { readDeadLetter } from '../../../../infra/redrive/dead-letter.ts';
import { describeQueue } from '../../../../infra/redrive/report.ts';

const scan = JSON.stringify({
  id: 'e1',
  'detail-type': 'Scan Completed',
  detail: { teamId: 'team-a', repositories: [{ id: 'acme/shop' }, { id: 7 }, { id: 'acme/pay' }] },
});
const message = (body: string, attributes: Record<string, string> = {}) => ({
  MessageId: 'm1',
  ReceiptHandle: 'handle',
  Body: body,
  Attributes: { SentTimestamp: '1764072000000' },
  MessageAttributes: Object.fromEntries(
    Object.entries(attributes).map(([name, StringValue]) => [name, { DataType: 'String', StringValue }]),
  ),
});

describe('a dead letter', () => {
  it('that was rejected says why in the words of the rejection', () => {
    const letter = readDeadLetter(message(scan, { code: 'detail_invalid', reason: 'scanId must be a UUID' }));
    expect(letter).toMatchObject({ kind: 'rejected', code: 'detail_invalid', reason: 'scanId must be a UUID' });
    const tight = readDeadLetter(message(scan, { code: 'detail_invalid' }));
    expect(tight).toMatchObject({
      kind: 'rejected',
      code: 'detail_invalid',
      reason: expect.stringContaining('no room'),
    });
  });

  it("that was never delivered says why in EventBridge's words", () => {
    const letter = readDeadLetter(message(scan, { ERROR_CODE: 'NO_PERMISSIONS', ERROR_MESSAGE: 'Access denied' }));
    expect(letter).toMatchObject({ kind: 'undelivered', code: 'NO_PERMISSIONS' });
    expect(letter.reason).toContain('Access denied');
  });

  it('that was never delivered says what the push function would refuse of it, too', () => {
    const detail = { teamId: 'a team', scanId: crypto.randomUUID(), kind: 'deep', status: 'completed' };
    const odd = JSON.stringify({ id: 'e1', 'detail-type': 'Scan Completed', detail });
    const letter = readDeadLetter(message(odd, { ERROR_CODE: 'INVALID_PARAMETER', ERROR_MESSAGE: 'No such group' }));
    expect(letter.reason).toContain('No such group');
    expect(letter.reason).toContain('teamId must be 1 to 64 letters, digits, hyphens or underscores');
  });

  it('without a word crashed its handler', () => {
    expect(readDeadLetter(message(scan))).toMatchObject({ kind: 'crashed', code: 'handler_crashed' });
  });

  it.each([
    [scan, 'Scan Completed · team-a · acme/shop, acme/pay'],
    ['{"detail-type":"Sync Due","detail":{"teamId":"t","repositoryId":"a/b"}}', 'Sync Due · t · a/b'],
    ['{"detail-type":"Scan Completed","detail":{"teamId":9}}', 'Scan Completed'],
    ['{"detail-type":"Scan Completed"}', 'not an event'],
    ['nonsense', 'not an event'],
  ])('tells whom it is about, as far as %s does', (body, about) => {
    expect(readDeadLetter(message(body)).about).toBe(about);
  });

  it('is shown without what could drive a terminal', () => {
    const letter = readDeadLetter(message(scan, { code: 'detail_invalid', reason: 'no \u001B[2J\nteam' }));
    const text = describeQueue('Queue', [letter]);
    expect(text).toContain('no \uFFFD[2J\uFFFDteam');
    expect(text).toContain('sent 2025-11-25T12:00:00.000Z');
  });
});
