import { describe, expect, it } from 'vitest';
import { readOptions } from '../../../../infra/redrive/options.ts';

describe('the options of redrive', () => {
  it('move nothing unless told to', () => {
    expect(readOptions(['--stage', 'dev'])).toEqual({
      stage: 'dev',
      action: 'show',
      only: undefined,
      messageIds: [],
      limit: 1000,
    });
  });

  it('choose by kind and by message', () => {
    const args = [
      '--stage',
      'dev',
      '--replay',
      '--only',
      'crashed',
      '--message',
      'a',
      '--message',
      'b',
      '--limit',
      '5',
    ];
    expect(readOptions(args)).toMatchObject({ action: 'replay', only: 'crashed', messageIds: ['a', 'b'], limit: 5 });
  });

  it.each([
    [[], '--stage says which stage'],
    [['--stage', 'dev', '--only', 'dead'], '--only takes rejected, crashed, undelivered, not "dead".'],
    [['--stage', 'dev', '--discard'], '--discard takes the messages one by one: name each with --message.'],
    [['--stage', 'dev', '--discard', '--replay', '--message', 'a'], 'Either --replay or --discard'],
    [['--stage', 'dev', '--limit', '0'], '--limit takes a whole number from 1, not "0".'],
    [['--stage', 'dev', '--force'], '--force'],
  ])('refuse %j with a sentence that says what is wrong', (args, sentence) => {
    expect(() => readOptions(args)).toThrow(sentence);
  });
});
