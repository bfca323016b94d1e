import { describe, expect, it, test } from 'vitest';
import {
  anEndpoint,
  comparableName,
  comparablePath,
  isForPrograms,
  takesInput,
} from '../../../../../../shared/domain/asvs/input/endpoint.ts';

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
  ])('%s as %s', (path, comparable) => {
    expect(comparablePath(path)).toBe(comparable);
  });
});

test('names are compared word by word, however they are written', () => {
  expect(['fileUpload.ts', 'file_upload.ts', 'File-Upload.ts'].map(comparableName)).toEqual(
    Array(3).fill('file-upload.ts'),
  );
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
  for (const path of ['/apiary', '/login', '/v1a']) expect(isForPrograms(anEndpoint('GET', path))).toBe(false);
});
