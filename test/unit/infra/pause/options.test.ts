import { describe, expect, it } from 'vitest';
import { readOptions } from '../../../../infra/pause/options.ts';

describe('the command that pauses exports', () => {
  it.each([
    [['pause', '--stage', 'prod'], { command: 'pause', stage: 'prod', instance: undefined }],
    [['resume', '--stage', 'dev'], { command: 'resume', stage: 'dev', instance: undefined }],
    [['pause', '--stage', 'prod', '--instance', 'Dojo.Example.com'], { instance: 'dojo.example.com' }],
    [
      ['pause', '--stage', 'prod', '--instance', 'https://dojo.example.com:8443/x'],
      { instance: 'dojo.example.com:8443' },
    ],
    [['pause', '--stage', 'prod', '--instance', 'https://dojo.example.com:443'], { instance: 'dojo.example.com' }],
  ])('takes %j', (args, expected) => {
    expect(readOptions(args)).toMatchObject(expected);
  });

  it.each([
    [['pause'], /--stage says which stage/],
    [[], /npm run pause/],
    [['pause', '--stage', 'prod', '--instance', '::'], /--instance takes a host/],
    [['pause', '--stag', 'prod'], /--stag/],
  ])('says what is wrong with %j', (args, message) => {
    expect(() => readOptions(args)).toThrow(message);
  });
});
