import { describe, expect, it } from 'vitest';
import { readOptions } from '../../contract/options.ts';
import { topicOrder } from '../../contract/recordings/topic-order.ts';

const access = ['--defectdojo-url', 'https://dojo.example.test/sub/api/v2/', '--defectdojo-key', 'abc'];

describe('the options of npm run contract', () => {
  it('name a server, and mean all topics and no settings unless they say otherwise', () => {
    expect(readOptions(access)).toEqual({
      access: { url: 'https://dojo.example.test/sub', apiKey: 'abc', gateway: { gatewayHeaders: [] } },
      topics: topicOrder,
      changeSettings: false,
      known: false,
      minutes: 15,
    });
  });

  it('may name topics', () => {
    expect(readOptions([...access, '--topic', 'filters', '--topic', 'products'])?.topics).toEqual([
      'filters',
      'products',
    ]);
  });

  it('may name what stands in front of the server', () => {
    const inFront = ['--gateway-header', 'A-Name: value-0123456789', '--certificate-authority', 'f.pem'];
    expect(readOptions([...access, ...inFront])?.access.gateway).toEqual({
      gatewayHeaders: [{ name: 'A-Name', value: 'value-0123456789' }],
      authorityFile: 'f.pem',
    });
  });

  it('may ask for the usage only', () => {
    expect(readOptions(['--help'])).toBeUndefined();
  });

  it.each([
    ['no server', [], /--defectdojo-url and --defectdojo-key say which server/],
    ['no key', access.slice(0, 2), /--defectdojo-url and --defectdojo-key say which server/],
    ['what is no address', ['--defectdojo-url', 'dojo', '--defectdojo-key', 'k'], /takes an address .* not "dojo"/],
    ['an address with a query', ['--defectdojo-url', 'http://d/?a', '--defectdojo-key', 'k'], /takes an address/],
    ['an unknown topic', [...access, '--topic', 'product'], /--topic takes one of .*products.* not "product"/],
    ['half a minute', [...access, '--minutes', '0.5'], /--minutes takes a whole number from 1 to 240, not "0.5"/],
    ['a header without a colon', [...access, '--gateway-header', 'secret'], /^--gateway-header number 1 has no colon/],
    ['an unknown option', [...access, '--all'], /--all/],
  ])('are refused with %s', (_, args, message) => {
    expect(() => readOptions(args)).toThrow(expect.objectContaining({ code: 'option_invalid' }));
    expect(() => readOptions(args)).toThrow(message);
  });
});
