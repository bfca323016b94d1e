import { describe, expect, it } from 'vitest';
import { LoadError } from '../../../load/load-error.ts';
import { nightUsage, readNightOptions } from '../../../load/night/night-options.ts';

describe('the options of a night', () => {
  it('are a night of full size unless told otherwise', () => {
    const shape = { repositories: 2000, teams: 24, each: 5, instances: 6, functions: 20, pace: 1, seconds: 60 };
    expect(readNightOptions(['--night'])).toEqual({ ...shape, minutes: 60, json: false });
  });

  it('choose every size', () => {
    const sizes = { repositories: 20, teams: 4, each: 2, instances: 3, functions: 4, pace: 2, seconds: 9, minutes: 7 };
    const args = Object.entries(sizes).flatMap(([name, size]) => [`--${name}`, String(size)]);
    expect(readNightOptions(['--night', '--json', ...args])).toEqual({ ...sizes, json: true });
  });

  it('give the usage when asked for it', () => {
    expect(readNightOptions(['--night', '--help'])).toBeUndefined();
  });

  it.each([
    [['--repositories', 'many'], '--repositories takes a whole number from 1 to 10000, not "many".'],
    [['--seconds', '0'], '--seconds takes a whole number from 1 to 3600, not "0".'],
    [['--functions', '1'], '--functions takes a whole number from 2 to 1000, not "1".'],
    [['--events', '9'], "Unknown option '--events'"],
  ])('refuse %j with a sentence that says what is wrong, and the usage', (args, sentence) => {
    const refused = () => readNightOptions(['--night', ...args]);
    expect(refused).toThrow(LoadError);
    expect(refused).toThrow(sentence);
    expect(refused).toThrow(nightUsage);
  });
});
