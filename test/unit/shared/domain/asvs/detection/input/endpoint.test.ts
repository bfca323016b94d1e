import { describe, expect, it, test } from 'vitest';
import {
  anEndpoint,
  comparableName,
  comparablePath,
  endpointText,
  isForPrograms,
  takesInput,
} from '../../../../../../../shared/domain/asvs/detection/input/endpoint.ts';

describe('a path is compared', () => {
  it.each([
    ['/Users/:userId/', '/users/{}'],
    ['/users/{user_id}', '/users/{}'],
    ['/users/<int:id>/posts', '/users/{}/posts'],
    ['/users/[id]/$slug', '/users/{}/{}'],
    ['/files/*', '/files/{}'],
    ['/api/ClientLogin', '/api/client-login'],
    ['/reset_password?token=x#y', '/reset-password'],
    ['https://example.com/login', '/login'],
    ['/', '/'],
    ['', ''],
    ['//', '/'],
    ['/a/b/', '/a/b'],
    ['HTTP://Example.com', ''],
    ['http://example.com:8080/a?b/', '/a'],
    ['/a://b', '/a://b'],
    ['/a#b/c', '/a'],
    ['/a?', '/a'],
    ['/a?b\nc', '/a'],
    ['/{a}-{b}', '/{}-{}'],
    ['/{}', '/{}'],
    ['/{a/b}', '/{a/b}'],
    ['/<a>/<b/c>', '/{}/<b/c>'],
    ['/[[...slug]]', '/[{}]'],
    ['/[]', '/{}'],
    ['/:a-b.:c', '/{}.:c'],
    ['/$a/a$b', '/{}/a$b'],
    ['/*rest/x', '/{}/x'],
    ['/HTMLPage2Top/v2API', '/htmlpage2-top/v2-api'],
  ])('%s as %s', (path, comparable) => {
    expect(comparablePath(path)).toBe(comparable);
  });
});

test('names are compared word by word, however they are written', () => {
  expect(['fileUpload.ts', 'file_upload.ts', 'File-Upload.ts'].map(comparableName)).toEqual(
    Array(3).fill('file-upload.ts'),
  );
});

test('an endpoint is kept with what was told of it, its method in capitals and a path that is too long cut', () => {
  expect(anEndpoint('get', '/Users/:id', { file: 'a.ts', needsLogin: true })).toEqual({
    ...{ method: 'GET', path: '/Users/:id', comparable: '/users/{}', file: 'a.ts', needsLogin: true },
  });
  const long = anEndpoint('GET', `/${'a'.repeat(400)}`);
  expect([long.path.length, long.comparable.length]).toEqual([300, 300]);
  expect([long.file, long.needsLogin]).toEqual([undefined, false]);
  expect(endpointText(long)).toBe(`GET ${long.path}`);
});

test('an endpoint takes input by its method, its path or its query', () => {
  expect(takesInput(anEndpoint('post', '/a'))).toBe(true);
  expect(takesInput(anEndpoint('GET', '/a/:id'))).toBe(true);
  expect(takesInput(anEndpoint('GET', '/a?q='))).toBe(true);
  for (const method of ['GET', 'HEAD', 'OPTIONS']) expect(takesInput(anEndpoint(method, '/a'))).toBe(false);
});

test('an endpoint is for programs by its path', () => {
  for (const path of ['/api/a', '/a/v1', '/rest/a', '/graphql', '/webhooks/a', '/internal/x', '/rpc']) {
    expect(isForPrograms(anEndpoint('GET', path))).toBe(true);
  }
  for (const path of ['api/a', '/v12/a', '/webhook', '/a/internal']) {
    expect(isForPrograms(anEndpoint('GET', path))).toBe(true);
  }
  for (const path of ['/apiary', '/login', '/v1a', '/v123', '/my-api', '/x-webhooks/a'])
    expect(isForPrograms(anEndpoint('GET', path))).toBe(false);
});
