import { describe, expect, it } from 'vitest';
import { endpointText } from '../../../../../../../shared/domain/asvs/detection/input/endpoint.ts';
import { readEndpoints } from '../../../../../../../shared/domain/asvs/detection/input/read-endpoints.ts';

function read(value: unknown): readonly string[] {
  const reading = readEndpoints(value);
  return reading.kind === 'read' ? reading.endpoints.map(endpointText) : [reading.kind];
}

function firstOf(value: unknown) {
  const reading = readEndpoints(value);
  return reading.kind === 'read' ? reading.endpoints[0] : undefined;
}

describe('endpoints are read from', () => {
  it.each([
    [
      'a list of objects',
      [
        { method: 'get', path: '/a' },
        { verb: 'POST', route: '/b' },
      ],
      ['GET /a', 'POST /b'],
    ],
    ['the first path that is told', [{ path: ' ', url: '', route: '/a' }], ['ANY /a']],
    ['methods among other words', [{ type: 'public', method: 'GET or  POST', path: '/a' }], ['GET /a', 'POST /a']],
    ['a word that is a path, where it stands as one', [{ path: 'users' }], ['ANY users']],
    ['a method that stands under its path', { '/ab': ' post ', '/c': { get: 'listAll' } }, ['POST /ab', 'GET /c']],
    ['methods beside other words', { '/a': { get: null, note: null, by: 'Ann' } }, ['GET /a']],
    ['several methods of one path', [{ methods: ['GET', 'PUT'], url: '/a' }], ['GET /a', 'PUT /a']],
    ['methods in one text', [{ method: 'GET, POST', path: '/a' }], ['GET /a', 'POST /a']],
    ['a path without a method', [{ path: '/a' }], ['ANY /a']],
    ['a method within the path', [{ endpoint: 'DELETE /a/:id' }], ['DELETE /a/:id']],
    ['a path without a slash', [{ method: 'GET', path: 'users/{id}' }], ['GET users/{id}']],
    ['a list of texts', ['GET /a', '/b'], ['GET /a', 'ANY /b']],
    ['an object by path and method', { '/a': { get: {}, post: null } }, ['GET /a', 'POST /a']],
    ['an object by path', { '/a': { handler: 'x' }, '/b': 'POST', '/c': null }, ['ANY /a', 'POST /b', 'ANY /c']],
    ['an object by method and path', { 'PATCH /a': {}, 'GET /b': true }, ['PATCH /a', 'GET /b']],
    ['a path of several words', { '/a b': { handler: 'x' }, 'FETCH /c': {} }, ['ANY /a b', 'ANY /c']],
    ['nested groups', { groups: [{ name: 'x', routes: [{ method: 'GET', path: '/a' }] }] }, ['GET /a']],
    [
      'an OpenAPI document',
      { openapi: '3.1.0', info: { title: 'T' }, paths: { '/a': { parameters: [], get: { summary: 's' } } } },
      ['GET /a'],
    ],
    ['JSON in a text', ' [{"method":"GET","path":"/a"}]', ['GET /a']],
    ['lines', '# Endpoints\nGET /a\n- **POST** `/b` -> src/b.ts\nnothing here', ['GET /a', 'POST /b']],
    ['a table', '| method | path |\n| --- | --- |\n| PUT | /a |', ['PUT /a']],
    ['paths before methods', '`/a` (POST)\n/b [GET]', ['POST /a', 'GET /b']],
    ['paths alone', '/a\n* /b', ['ANY /a', 'ANY /b']],
    ['broken JSON', '[{"method":"GET"\nGET /a', ['GET /a']],
  ])('%s', (_, value, endpoints) => {
    expect(read(value)).toEqual(endpoints);
  });

  it.each([[[]], [{}], ['[]'], [{ endpoints: [] }], [{ paths: {} }], ['{"routes":[],"note":"x"}']])(
    'an explicitly empty list as none: %j',
    (value) => {
      expect(readEndpoints(value)).toEqual({ kind: 'none' });
    },
  );

  it.each<[unknown]>([
    [null],
    [undefined],
    [''],
    ['  '],
    ['No routes were recognised.'],
    [42],
    [{ error: 'not found' }],
    [[1, null]],
    [{ endpoints: [], routes: ['x'] }],
    [{ endpoints: null }],
    [{ routes: '' }],
    [{ paths: 0 }],
    [{ get: null, put: 'x', post: { summary: 's' }, note: 'POST' }],
    [{ '/a': 'listAll' }],
    [{ 'a/b': { summary: 's' }, 'see GET /a': { summary: 's' } }],
  ])('anything else that names none as unknown: %j', (value) => {
    expect(readEndpoints(value)).toEqual({ kind: 'unknown' });
  });
});

describe('whatever a tool calls its fields', () => {
  it.each(['path', 'route', 'url', 'uri', 'endpoint', 'pattern', 'rule', 'fullPath'])('the path is read: %s', (key) => {
    expect(read([{ [key]: '/a', method: 'PUT' }])).toEqual(['PUT /a']);
  });

  it.each(['method', 'methods', 'verb', 'verbs', 'httpMethod', 'http_method', 'type', 'operation'])(
    'the method is read: %s',
    (key) => {
      expect(read([{ path: '/a', [key]: 'put' }])).toEqual(['PUT /a']);
    },
  );

  it.each(['file', 'filePath', 'file_path', 'x-source', 'handlerFile', 'source', 'handler', 'location'])(
    'the file is read: %s',
    (key) => {
      expect(firstOf([{ path: '/a', [key]: ' a.ts ' }])?.file).toBe('a.ts');
    },
  );

  it.each(['auth', 'authRequired', 'auth_required', 'authenticated', 'requiresAuth', 'security', 'protected'])(
    'it is read whether a login is needed: %s',
    (key) => {
      expect(firstOf([{ path: '/a', [key]: true }])?.needsLogin).toBe(true);
    },
  );

  it.each(['endpoints', 'routes', 'paths', 'items', 'data'])('an empty list is one: %s', (key) => {
    expect(readEndpoints({ [key]: [], total: 0 })).toEqual({ kind: 'none' });
  });

  it.each(['', ' no ', 'none', 'FALSE', 'public', 'optional', 'anonymous'])('%j means that none is needed', (auth) => {
    expect(firstOf([{ path: '/a', auth }])?.needsLogin).toBe(false);
  });

  it.each(['yes', 'nobody', 'not public', 'public key'])('%j means that one is', (auth) => {
    expect(firstOf([{ path: '/a', auth }])?.needsLogin).toBe(true);
  });
});

describe('of an endpoint', () => {
  it('the file is kept where it is told', () => {
    expect(firstOf([{ path: '/a', filePath: 'src/a.ts' }])?.file).toBe('src/a.ts');
    expect(firstOf('GET /a -> src/a.ts')?.file).toBe('src/a.ts');
    expect(firstOf('GET /a (src/a.ts)')?.file).toBe('src/a.ts');
    expect(firstOf('GET /a')?.file).toBeUndefined();
    expect(firstOf({ 'GET /a': { file: 'src/a.ts' } })?.file).toBe('src/a.ts');
  });

  it.each([
    [{ auth: true }, true],
    [{ auth: 'bearer' }, true],
    [{ security: [{ sso: [] }] }, true],
    [{ auth: false }, false],
    [{ auth: 'public' }, false],
    [{ auth: 'None' }, false],
    [{ security: [] }, false],
    [{}, false],
  ])('it is known whether it needs a login: %j', (traits, needsLogin) => {
    expect(firstOf([{ path: '/a', ...traits }])?.needsLogin).toBe(needsLogin);
  });

  it('it is known whether it needs a login, also where it stands under its path', () => {
    expect(firstOf({ '/a': { auth: true } })?.needsLogin).toBe(true);
    expect(firstOf({ '/a': { get: { security: [{ sso: [] }] } } })?.needsLogin).toBe(true);
  });

  it('told twice, what either says counts', () => {
    const reading = readEndpoints([{ path: '/a', file: 'src/a.ts' }, { path: '/a', auth: true }, { path: '/a' }]);
    expect(reading).toMatchObject({ kind: 'read', endpoints: [{ file: 'src/a.ts', needsLogin: true }] });
    expect(reading.kind === 'read' && reading.endpoints.length).toBe(1);
    expect(firstOf([{ path: '/a' }, { path: '/a' }])?.needsLogin).toBe(false);
  });

  it.each([
    'examples/app.ts',
    'src/__tests__/a.ts',
    'docs/a.md',
    'pkg/testdata/x.go',
    'src/a.test.ts',
    'src/a_spec.rb',
    ...['example/a', 'x/samples/a', 'sample/a', 'demos/a', 'demo/a', 'test/a', 'tests/a', 'testing/a', 'spec/a'],
    ...['specs/a', 'doc/a', 'fixtures/a', 'fixture/a', 'e2e/a', 'mocks/a', 'mock/a', 'Tests/A'],
    ...['a-test.js', 'a_tests.py', 'a.specs.x', 'a.spec.ts'],
  ])('nothing is read where it only shows or checks the code: %s', (file) => {
    expect(
      read([
        { path: '/a', file },
        { path: '/b', file: 'src/latest/docserver.ts' },
        { path: '/c', file: 'contest/protest.ts' },
        { path: '/d', file: 'a.test.ts/b' },
        { path: '/e', file: 'tests' },
      ]),
    ).toEqual(['ANY /b', 'ANY /c', 'ANY /d', 'ANY /e']);
  });
});

describe('hostile endpoints', () => {
  it('are read up to a bound', () => {
    expect(read(Array.from({ length: 6_000 }, (_, index) => `GET /a${index}`)).length).toBe(5_000);
  });

  it('nested without end are no endpoints', () => {
    const deep = Array.from({ length: 50_000 }).reduce<unknown>((inner) => [inner], 'x');
    expect(readEndpoints(deep)).toEqual({ kind: 'unknown' });
  });

  it('have paths and files that are cut', () => {
    const long = `/${'a'.repeat(1_000)}`;
    expect(firstOf([{ path: long }])?.path.length).toBe(300);
    expect(firstOf([{ path: '/a', file: long }])?.file?.length).toBe(500);
  });

  it('are not read beyond a million characters of text', () => {
    const long = 'x'.repeat(999_994);
    expect(read([`${long}\nPUT /a`])).toEqual(['PUT /']);
    expect(read([`${long}\nPUT  /a`])).toEqual(['unknown']);
    expect(read(`[${' '.repeat(1_000_000)}]`)).toEqual(['unknown']);
  });

  it('are not looked for in more than 200,000 values', () => {
    expect(read([...Array(199_998).fill([]), 'GET /last', 'GET /beyond'])).toEqual(['GET /last']);
  });
});
