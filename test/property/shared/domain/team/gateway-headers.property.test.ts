import { validateHeaderName, validateHeaderValue } from 'node:http';
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { gatewayNameProblem, gatewayValueProblem } from '../../../../../shared/domain/team/gateway-headers.ts';
import { maskFor } from '../../../../../shared/http/failure/secret-mask.ts';
import { encodeRequest } from '../../../../../shared/http/request/encoded-request.ts';
import { parseBaseUrl } from '../../../../../shared/http/target/base-url.ts';
import { publicTargetRules } from '../../../../../shared/http/target/target-rules.ts';

const baseUrl = parseBaseUrl('https://dojo.example.com', publicTargetRules);
const defaultHeaders = { authorization: 'Token abcdef123456' };
const ours = ['accept', 'accept-encoding', 'user-agent', 'authorization', 'content-type'];

/** More often what a name is made of, and names that are refused, in any letter case. */
const name = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'abcXYZ019-_.!~'), minLength: 1, maxLength: 70 }),
  fc.string({ maxLength: 20 }),
  fc.mixedCase(
    fc.constantFrom(...ours, 'host', 'cookie', 'content-length', 'transfer-encoding', 'connection', 'expect'),
  ),
);
const value = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'abcXYZ019=;, "\\%&<'), minLength: 10, maxLength: 60 }),
  fc.string({ maxLength: 30 }),
);

describe('a gateway header that is taken', () => {
  test.prop([name, value], { numRuns: 5_000 })(
    'can be sent as it is, beside all of ours, and is masked whatever it is',
    (header, text) => {
      fc.pre(gatewayNameProblem(header) === undefined);
      fc.pre(gatewayValueProblem({ name: header, value: text }) === undefined);
      expect(() => validateHeaderName(header)).not.toThrow();
      expect(() => validateHeaderValue(header, text)).not.toThrow();
      const client = { userAgent: 'gecko', defaultHeaders, gatewayHeaders: { [header]: text } };
      const body = { kind: 'json', value: {} } as const;
      const { headers } = encodeRequest(baseUrl, { method: 'POST', path: '/api/v2/findings/', body }, client);
      expect(headers[header]).toBe(text);
      const names = Object.keys(headers).map((one) => one.toLowerCase());
      expect(names.toSorted()).toEqual([...ours, header.toLowerCase()].toSorted());
      expect(maskFor(defaultHeaders, { [header]: text })(`<p>${text}</p>`)).toBe('<p>[redacted]</p>');
    },
  );
});
