import { describe, expect, it } from 'vitest';
import { parseBaseUrl } from '../../../../../shared/http/target/base-url.ts';
import { localTargetRules, publicTargetRules } from '../../../../../shared/http/target/target-rules.ts';

describe('a base URL of a public server', () => {
  it.each([
    ['https://dojo.example.com', 'https://dojo.example.com'],
    ['  https://dojo.example.com/ ', 'https://dojo.example.com'],
    ['HTTPS://DOJO.Example.COM', 'https://dojo.example.com'],
    ['https://dojo.example.com:443/', 'https://dojo.example.com'],
    ['https://dojo.example.com:/', 'https://dojo.example.com'],
    ['https://dojo.example.com:8443', 'https://dojo.example.com:8443'],
    ['https://dojo.example.com/api/v2', 'https://dojo.example.com'],
    ['https://dojo.example.com/api/v2/', 'https://dojo.example.com'],
    ['https://dojo.example.com/api/v2//', 'https://dojo.example.com'],
    ['https://example.com/defectdojo/api/v2/', 'https://example.com/defectdojo'],
    ['https://example.com/tools/defect-dojo_1.0~x/', 'https://example.com/tools/defect-dojo_1.0~x'],
    ['https://example.com/.well-known/a..b/...', 'https://example.com/.well-known/a..b/...'],
    [`https://example.com/${'a'.repeat(255)}/api/v2`, `https://example.com/${'a'.repeat(255)}`],
    ['https://bücher.example.com', 'https://xn--bcher-kva.example.com'],
    ['https://xn--bcher-kva.example.com', 'https://xn--bcher-kva.example.com'],
    ['https://my_dojo.example.com', 'https://my_dojo.example.com'],
    ['https://8.8.8.8', 'https://8.8.8.8'],
    ['https://[2606:4700:4700::1111]:8443/x', 'https://[2606:4700:4700::1111]:8443/x'],
  ])('%s becomes %s', (input, href) => {
    expect(parseBaseUrl(input, publicTargetRules).href).toBe(href);
  });

  it('tells its parts', () => {
    expect(parseBaseUrl('https://[2606:4700:4700::1111]:8443/x/', publicTargetRules)).toEqual({
      href: 'https://[2606:4700:4700::1111]:8443/x',
      origin: 'https://[2606:4700:4700::1111]:8443',
      host: '2606:4700:4700::1111',
      port: 8443,
      pathPrefix: '/x',
    });
  });

  it('shows a look-alike name in punycode, so that it no longer looks alike', () => {
    const cyrillicA = '\u0430';
    expect(parseBaseUrl(`https://dojo.ex${cyrillicA}mple.com`, publicTargetRules).host).toBe('dojo.xn--exmple-4nf.com');
  });
});

describe('a base URL in the local stage', () => {
  it.each([
    ['http://localhost:8080/', 'http://localhost:8080'],
    ['http://dojo.localhost:8080/', 'http://dojo.localhost:8080'],
    ['http://127.0.0.1:3000/prefix/', 'http://127.0.0.1:3000/prefix'],
    ['http://127.1:3000', 'http://127.0.0.1:3000'],
    ['http://[::1]:3000', 'http://[::1]:3000'],
    ['http://dojo.example.com', 'http://dojo.example.com'],
  ])('%s becomes %s', (input, href) => {
    expect(parseBaseUrl(input, localTargetRules).href).toBe(href);
  });

  it.each([
    ['http://10.0.0.1', 'address_forbidden'],
    ['http://169.254.169.254', 'address_forbidden'],
    ['http://0.0.0.0:8080', 'address_forbidden'],
    ['http://[::ffff:127.0.0.1]:8080', 'address_forbidden'],
    ['http://dojo.internal', 'host_reserved'],
    ['http://dojo', 'host_without_dot'],
    ['http://localhost:0', 'port_not_allowed'],
    ['ftp://localhost', 'scheme_not_https'],
  ])('%s stays refused as %s', (input, code) => {
    expect(() => parseBaseUrl(input, localTargetRules)).toThrow(
      expect.objectContaining({ name: 'BaseUrlError', code }),
    );
  });
});

describe('a refused base URL', () => {
  it('is explained in a sentence with a remedy', () => {
    expect(() => parseBaseUrl('https://10.1.2.3', publicTargetRules)).toThrow(
      expect.objectContaining({
        message: 'The address 10.1.2.3 is not on the public internet (private).',
        advice: 'Use a host name or address that is reachable from the internet.',
      }),
    );
  });

  it('with a path that climbs is told what to remove, whatever else could be said of it', () => {
    expect(() => parseBaseUrl('https://dojo.example.com/api/v2/../../admin', publicTargetRules)).toThrow(
      expect.objectContaining({
        code: 'path_not_plain',
        message: 'The path of the URL contains "." or ".." as a segment, perhaps written as %2e.',
        advice: expect.stringContaining('Remove'),
      }),
    );
  });

  it('does not repeat a password that was typed into it', () => {
    expect(() => parseBaseUrl('https://admin:hunter2@dojo.example.com', publicTargetRules)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('hunter2') }),
    );
  });
});
