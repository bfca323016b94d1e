import { expect, test } from 'vitest';
import { endpointsInText } from '../../../../../../../shared/domain/asvs/detection/input/endpoints-in-text.ts';

const read = (text: string) => [...endpointsInText(text)].map(({ method, path, file }) => [method, path, file]);

test.each<[string, readonly (readonly [string, string, string | undefined])[]]>([
  ['post /login -> src/auth/login.ts', [['POST', '/login', 'src/auth/login.ts']]],
  ['- **PUT** `/a/:id` (handlers/a_b.go)', [['PUT', '/a/:id', 'handlers/a_b.go']]],
  ['"GET", "/a"', [['GET', '/a', undefined]]],
  ['| DELETE | /a | removes it |', [['DELETE', '/a', undefined]]],
  ['1. /a [GET]: shows it', [['GET', '/a', undefined]]],
  ['`/a`, POST', [['POST', '/a', undefined]]],
  ['  - /a/b', [['ANY', '/a/b', undefined]]],
  [
    'GET /a\n\nWS /b',
    [
      ['GET', '/a', undefined],
      ['WS', '/b', undefined],
    ],
  ],
  ['* `/a/b` ', [['ANY', '/a/b', undefined]]],
  ['/a (get), b.ts', [['GET', '/a', 'b.ts']]],
  ['In routes.ts: GET /a -> src/b.ts', [['GET', '/a', 'src/b.ts']]],
  ['/etc/passwd is no route', []],
  ['Forget /about it', []],
  ['see /etc/passwd for more', []],
  ['GET a', []],
  ['', []],
])('%j names %j', (text, endpoints) => {
  expect(read(text)).toEqual(endpoints);
});

test('what follows in a line that is too long is not read', () => {
  expect(read(`${' '.repeat(600)}GET /a`)).toEqual([]);
});
