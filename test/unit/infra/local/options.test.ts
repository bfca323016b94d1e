import { describe, expect, it } from 'vitest';
import { readOptions } from '../../../../infra/local/options.ts';

const access = ['--defectdojo-url', 'https://d', '--defectdojo-key', 'k'];
const header = (text: string) => ['--gateway-header', text];
const fiveHeaders = [1, 2, 3, 4, 5].flatMap((number) => header(`X-${number}: canary-0123456789`));

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
      defectDojo: { url: 'https://d', apiKey: 'k', gatewayHeaders: [], authorityFile: undefined },
      port: 4566,
    });
  });

  it('tell what a gateway in front of a real DefectDojo asks for, and whose certificate it has', () => {
    const header = (name: string) => ({ name, value: 'canary-0123456789' });
    const headers = ['X-Id', 'X-Secret'].flatMap((name) => ['--gateway-header', `${name}: canary-0123456789`]);
    expect(readOptions([...access, ...headers, '--certificate-authority', 'root.pem'])?.defectDojo).toEqual({
      ...{ url: 'https://d', apiKey: 'k', authorityFile: 'root.pem' },
      gatewayHeaders: [header('X-Id'), header('X-Secret')],
    });
  });

  it('ask for nothing but the usage with --help', () => {
    expect(readOptions(['--help'])).toBeUndefined();
  });

  it.each([
    [['--findngs', 'f.json'], '--findngs'],
    [['--defectdojo-url', 'https://d'], '--defectdojo-url and --defectdojo-key go together'],
    [header('X-Id: canary-0123456789'), '--gateway-header and --certificate-authority tell of a real DefectDojo'],
    [['--certificate-authority', 'root.pem'], 'give --defectdojo-url, too'],
    [[...access, ...header('canary-0123456789')], '--gateway-header number 1 has no colon: give name and value'],
    [[...access, ...header('X-Id: canary')], 'The value in --gateway-header number 1 must have at least 12 characters'],
    [
      [...access, ...header(': canary-0123456789')],
      'The name in --gateway-header number 1 must be the name of a header',
    ],
    [[...access, ...header('Authorization: Basic canary-0123')], 'number 1 must not be Authorization'],
    [[...access, ...fiveHeaders], '--gateway-header must be at most 4 headers'],
    [['--port', 'many'], '--port takes a number from 1 to 65535, not "many"'],
    [['--port', '70000'], '--port takes a number'],
    [['--findings'], '--findings'],
  ])('refuse %j, naming the option', (args, message) => {
    expect(() => readOptions(args)).toThrow(message);
  });

  it('that are wrong about a header never repeat what it holds', () => {
    const secret = 'canary-0123456789';
    for (const wrong of [secret, `: ${secret}`, `Host: ${secret}`, `X-Id: ${secret}\u0000`, `${secret}: short`]) {
      expect(() => readOptions([...access, ...header(wrong)])).toThrow(/^(?!.*canary).*--gateway-header number 1/s);
    }
  });
});
