import { describe, expect, it } from 'vitest';
import {
  gatewayHeaderSchema,
  gatewayNameProblem,
  gatewayValueProblem,
  repeatedNames,
} from '../../../../../shared/domain/team/gateway-headers.ts';

const secret = 'canary-0123456789';

it('a gateway header has a name and a value, both text', () => {
  expect(gatewayHeaderSchema.parse({ name: 'x', value: 'y', more: 1 })).toEqual({ name: 'x', value: 'y' });
  for (const one of [{ name: 'x' }, { value: 'y' }]) expect(gatewayHeaderSchema.safeParse(one).success).toBe(false);
});

describe('the name of a gateway header', () => {
  it.each([
    'CF-Access-Client-Id',
    'x-api-key',
    'X-WAF.Pass',
    'Ocp-Apim-Subscription-Key',
    'Cookie',
    'x',
    'n'.repeat(64),
  ])('may be %s', (name) => {
    expect(gatewayNameProblem(name)).toBeUndefined();
  });

  it.each(['', 'X Access', 'X-Access:', 'X-Zugriff-für', 'X-Access\r\nHost', '(x)', 'x/y', `${'x'.repeat(9)}\0`])(
    'can not be %j, which is no name of a header',
    (name) => {
      expect(gatewayNameProblem(name)).toMatch(/^must be the name of a header/);
    },
  );

  it('has at most 64 characters', () => {
    expect(gatewayNameProblem('n'.repeat(65))).toBe('must have at most 64 characters');
  });

  it.each(['Authorization', 'authorization', 'Proxy-Authorization', 'proxy_authorization'])(
    'can not be %s, which DefectDojo needs itself, and says so of Basic authentication',
    (name) => {
      expect(gatewayNameProblem(name)).toMatch(/^must not be Authorization: .* Basic authentication; let the proxy/);
    },
  );

  it.each([
    ...['Host', 'Connection', 'TE', 'Trailer', 'Upgrade', 'Keep-Alive', 'Expect', 'User-Agent', 'Date', 'Via', 'Range'],
    ...['Content-Type', 'content_length', 'Transfer-Encoding', 'Proxy-Connection', 'Accept', 'Accept-Encoding'],
    ...[
      'Forwarded',
      'X-Forwarded-For',
      'x_forwarded_proto',
      'X-Real-IP',
      'Origin',
      'Referer',
      'If-Match',
      'Sec-Fetch-Site',
    ],
    ...['X-CSRFToken', 'X-HTTP-Method-Override', 'HTTP2-Settings', 'x-method-override'],
  ])('can not be %s, which HTTP or we set, or which tells who calls', (name) => {
    expect(gatewayNameProblem(name)).toMatch(/^must not be a header that HTTP or this service sets/);
  });

  it.each([
    'Acceptance',
    'Contents',
    'Transfers',
    'Proxies',
    'X-Forwarded',
    'Ifs',
    'Second',
    'X-Host',
    'Hosts',
    'X-If-Pass',
    'My-Sec-Id',
  ])('may be %s, which only looks like one of those', (name) => {
    expect(gatewayNameProblem(name)).toBeUndefined();
  });

  it('is there once, whatever its letter case and its dashes', () => {
    expect(repeatedNames(['X-Access', 'x-access', 'Y', 'X_ACCESS', 'y'])).toEqual([1, 3, 4]);
    expect(repeatedNames(['X-Access', 'Y', 'Z'])).toEqual([]);
  });
});

describe('the value of a gateway header', () => {
  const problem = (value: string, name = 'X-Access') => gatewayValueProblem({ name, value });

  it.each([secret, 'twelve chars', 'Bearer abcdefgh', '!"#$%&\'()*+~', 'v'.repeat(1_024)])('may be %j', (value) => {
    expect(problem(value)).toBeUndefined();
  });

  it.each([
    ['', /^must be visible ASCII/],
    ['zwölf-zeichen', /^must be visible ASCII/],
    ['two  spaces-in-it', /^must be visible ASCII/],
    [' begins-with-one', /^must be visible ASCII/],
    [`${secret}\r\nHost: x`, /^must be visible ASCII/],
    [`${secret}\t${secret}`, /^must be visible ASCII/],
    ['only-eleven', /^must have at least 12 characters, since it is masked .*; let the gateway/],
    ['v'.repeat(1_025), /^must have at most 1024 characters/],
  ])('can not be %j', (value, said) => {
    expect(problem(value)).toMatch(said);
  });

  it.each([
    ['gate=0123456789abcdef', undefined],
    ['gate=0123456789abcdef; more=; x=y=z', undefined],
    ['gate=0123456789abcdef;more=1', /^must be cookies/],
    ['0123456789abcdef', /^must be cookies/],
    ['gate=0123456789abcdef; sessionid=1', /^must hold only cookies of the gateway/],
    ['csrftoken=0123456789abcdef', /^must hold only cookies of the gateway/],
    ['my-sessionid=0123456789abcdef', undefined],
  ])('named Cookie is %j: %s', (value, said) => {
    if (said === undefined) expect(problem(value, 'cookie')).toBeUndefined();
    else expect(problem(value, 'Cookie')).toMatch(said);
  });

  it('is never repeated by what is said of it', () => {
    for (const value of [`${secret}\n`, secret.slice(0, 9), secret.repeat(99), `sessionid=${secret}`]) {
      expect(problem(value, 'cookie')).not.toContain(secret.slice(0, 9));
    }
  });
});
