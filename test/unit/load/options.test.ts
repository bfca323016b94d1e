import { describe, expect, it } from 'vitest';
import { LoadError } from '../../load/load-error.ts';
import { readOptions, usage } from '../../load/options.ts';

describe('the options of a load', () => {
  it('are a load of full size unless told otherwise', () => {
    const fullSize = { events: 2000, repositories: 500, teams: 25, instances: 5, minutes: 20, json: false };
    expect(readOptions([])).toEqual(fullSize);
  });

  it('choose every size', () => {
    const args = [
      '--events',
      '40',
      '--repositories',
      '8',
      '--teams',
      '2',
      '--instances',
      '1',
      '--minutes',
      '3',
      '--json',
    ];
    const chosen = { events: 40, repositories: 8, teams: 2, instances: 1, minutes: 3, json: true };
    expect(readOptions(args)).toEqual(chosen);
  });

  it('give the usage when asked for it', () => {
    expect(readOptions(['--help'])).toBeUndefined();
  });

  it.each([
    [['--events', 'many'], '--events takes a whole number from 1 to 100000, not "many".'],
    [['--minutes', '0'], '--minutes takes a whole number from 1 to 600, not "0".'],
    [['--instances', '1.5'], '--instances takes a whole number from 1 to 100, not "1.5".'],
    [['--teams', ''], '--teams takes a whole number from 1 to 1000, not "".'],
    [['--repositories', '20'], '--repositories takes at least one for each of the 25 teams.'],
    [['--events', '499'], '--events takes at least one for each of the 500 repositories.'],
    [['--speed', '2'], "Unknown option '--speed'"],
    [['--events'], "'--events <value>' argument missing"],
    [['fast'], "Unexpected argument 'fast'"],
  ])('refuse %j with a sentence that says what is wrong, and the usage', (args, sentence) => {
    let refusal: unknown;
    try {
      readOptions(args);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(LoadError);
    const [first, ...rest] = (refusal as LoadError).message.split('\n');
    expect(first).toContain(sentence);
    expect(rest.join('\n')).toBe(usage);
  });
});
