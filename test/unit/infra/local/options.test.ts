import { describe, expect, it } from 'vitest';
import { readOptions } from '../../../../infra/local/options.ts';

describe('the options of npm start', () => {
  it('are all optional', () => {
    expect(readOptions([])).toEqual({ once: false, findingsFile: undefined, defectDojo: undefined, port: undefined });
  });

  it('name a file, a real DefectDojo and a port', () => {
    const args = [
      '--once',
      '--findings',
      'f.json',
      '--defectdojo-url',
      'https://d',
      '--defectdojo-key',
      'k',
      '--port',
      '4566',
    ];
    expect(readOptions(args)).toEqual({
      once: true,
      findingsFile: 'f.json',
      defectDojo: { url: 'https://d', apiKey: 'k' },
      port: 4566,
    });
  });

  it('ask for nothing but the usage with --help', () => {
    expect(readOptions(['--help'])).toBeUndefined();
  });

  it.each([
    [['--findngs', 'f.json'], '--findngs'],
    [['--defectdojo-url', 'https://d'], '--defectdojo-url and --defectdojo-key go together'],
    [['--port', 'many'], '--port takes a number from 1 to 65535, not "many"'],
    [['--port', '70000'], '--port takes a number'],
    [['--findings'], '--findings'],
  ])('refuse %j, naming the option', (args, message) => {
    expect(() => readOptions(args)).toThrow(message);
  });
});
