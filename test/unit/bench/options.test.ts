import { describe, expect, it } from 'vitest';
import { readOptions } from '../../bench/options.ts';

const access = ['--defectdojo-url', 'https://dojo.example.test', '--defectdojo-key', 'k'];

describe('the options of npm run bench', () => {
  it('may name a real DefectDojo, and what stands in front of it', () => {
    expect(readOptions(access)).toMatchObject({ real: { url: access[1], key: 'k', gatewayHeaders: [] } });
    const inFront = [
      '--gateway-header',
      'A-Name: value-0123456789',
      '--gateway-header',
      'B: other-0123456789',
      '--certificate-authority',
      'f.pem',
    ];
    expect(readOptions([...access, ...inFront])).toMatchObject({
      real: {
        gatewayHeaders: [
          { name: 'A-Name', value: 'value-0123456789' },
          { name: 'B', value: 'other-0123456789' },
        ],
        authorityFile: 'f.pem',
      },
    });
  });

  it.each([
    ['a header without a server', ['--gateway-header', 'A: value-0123456789'], /give --defectdojo-url, too/],
    ['an authority without a server', ['--certificate-authority', 'f.pem'], /give --defectdojo-url, too/],
    ['a header without a colon', [...access, '--gateway-header', 'secret'], /^--gateway-header number 1 has no colon/],
    ['half a server', access.slice(0, 2), /give both/],
  ])('are refused with %s', (_, args, message) => {
    expect(() => readOptions(args)).toThrow(message);
  });
});
