import { describe, expect, it } from 'vitest';
import { detectAsvs } from '../../../../../../shared/domain/asvs/detection/detect-asvs.ts';
import type { DetectionInput } from '../../../../../../shared/domain/asvs/detection/input/detection-input.ts';

function detected(input: Partial<DetectionInput>, version: '5.0.0' | '4.0.3' = '5.0.0') {
  return detectAsvs({ repository: 'acme/x', findings: [], ...input }).byVersion[version].sections;
}

function found(input: Partial<DetectionInput>, version?: '5.0.0' | '4.0.3'): readonly string[] {
  return detected(input, version).flatMap(({ chapter, strength }) => (strength === 'found' ? [chapter] : []));
}

function suggested(input: Partial<DetectionInput>): readonly string[] {
  return detected(input).flatMap(({ chapter, strength }) => (strength === 'suggested' ? [chapter] : []));
}

const service = ['V2', 'V4', 'V12', 'V13', 'V15', 'V16'];
const loginWiki =
  '# x\n\nA web application. Users sign in with a password; sessions are kept in a cookie. Roles: admin, member. TOTP is a second factor.';

describe('an authentication service', () => {
  const input = { endpoints: ['POST /login', 'POST /logout', 'GET /users/{id}'], wiki: loginWiki };

  it('has authentication, sessions, and what every service has, each with a quote of its input', () => {
    expect(found(input)).toEqual(expect.arrayContaining(['V1', 'V6', 'V7', 'V8', 'V14', ...service]));
    const section = detected(input).find(({ chapter }) => chapter === 'V6');
    expect(section?.evidence[0]).toEqual({
      rule: 'endpoint-login',
      sentence: 'People log in here.',
      quote: 'POST /login',
      source: 'endpoint',
    });
  });

  it('has the same under the numbers of 4.0.3', () => {
    expect(found(input, '4.0.3')).toEqual(expect.arrayContaining(['V2', 'V3', 'V4', 'V8']));
    const section = detected(input, '4.0.3').find(({ chapter }) => chapter === 'V2');
    expect(section?.evidence[0]?.quote).toBe('POST /login');
  });
});

it('a service that only verifies the tokens of another one has no accounts of its own', () => {
  const wiki = '# x\n\n## Security\nBearer tokens (JWT) issued by the identity service are verified on every request.';
  const chapters = found({ endpoints: ['GET /rewards'], wiki });
  expect(chapters).toContain('V9');
  expect(chapters).not.toEqual(expect.arrayContaining(['V6']));
  expect(chapters).not.toEqual(expect.arrayContaining(['V7']));
});

describe('without endpoints', () => {
  it('a list that is explicitly empty lets logins only be suggested, however clearly they are described', () => {
    expect(found({ endpoints: [], wiki: loginWiki })).toEqual([...['V2', 'V3', 'V4'], 'V12', 'V13', 'V15', 'V16']);
    expect(suggested({ endpoints: [], wiki: loginWiki })).toEqual(expect.arrayContaining(['V6', 'V7']));
  });

  it('no answer lets a service be what its description says', () => {
    expect(found({ wiki: loginWiki })).toEqual(expect.arrayContaining(['V6', 'V7', ...service]));
    expect(found({ endpoints: 'could not be read', wiki: loginWiki })).toContain('V6');
  });

  it.each([undefined, []])('a library is not what it helps others to do (endpoints: %j)', (endpoints) => {
    const wiki = '# x\n\nHTTP client library. Logins, sessions, cookies, OAuth and file uploads are supported.';
    expect(found({ endpoints, wiki })).toEqual(['V12', 'V15']);
  });

  it('a library for logins has what it is for', () => {
    const wiki =
      '# x\n\nA JWT library.\n\n## Features\n- RS256 and ES256\n- OAuth 2.0 profiles\n\n## Usage\nSessions and roles are up to you.';
    expect(found({ endpoints: [], wiki })).toEqual(['V9', 'V10', 'V11', 'V15']);
  });

  it('calls are never more than suggested', () => {
    const wiki = '# x\n\nA WebRTC media server with TURN. Users log in with a password.';
    expect(found({ endpoints: [], wiki })).not.toContain('V17');
    expect(suggested({ endpoints: [], wiki })).toContain('V17');
    expect(found({ wiki })).toContain('V17');
  });

  it('calls are not assigned to a library for logins either', () => {
    const wiki = '# x\n\nAn authentication library. A web server with WebRTC and TURN. A WebRTC media server.';
    expect(found({ endpoints: [], wiki })).not.toContain('V17');
  });

  it('encryption is found where it stands prominently', () => {
    expect(found({ endpoints: [], wiki: '# x\n\nKeeps notes.\n\n## Features\n- encrypted with AES' })).toEqual([
      'V11',
      'V15',
    ]);
    expect(found({ endpoints: [], wiki: '# x\n\nKeeps notes.\n\n## Usage\nencrypted with AES' })).toEqual(['V15']);
  });
});

describe('without endpoints and without a word of a service', () => {
  it('logins that only findings show are suggested', () => {
    const input = { findings: [{ title: 'Broken login', cwe: 287 }] };
    expect(found(input)).not.toContain('V6');
    expect(suggested(input)).toContain('V6');
    const tokens = { findings: [{ title: 'JWT signature is not verified', cwe: 347 }] };
    expect([found(tokens).includes('V9'), suggested(tokens).includes('V9')]).toEqual([false, true]);
  });

  it('encryption is found where the lead tells of it', () => {
    expect(found({ endpoints: [], wiki: '# x\n\nKeeps notes encrypted with AES.' })).toEqual(['V11', 'V15']);
  });

  it('of anything else a description says nothing', () => {
    expect(suggested({ endpoints: [], wiki: '# x\n\nKeeps notes. Uses WebRTC.' })).toEqual([]);
  });

  it('a library is one for logins also where it is another one as well', () => {
    expect(found({ endpoints: [], wiki: '# x\n\nA JWT library. An HTTP client library.' })).toContain('V9');
  });
});

it('the files of endpoints are looked at as those of findings are', () => {
  const wiki = '# x\n\n## Usage\nSession cookies are kept for a day.';
  const evidence = (endpoint: object) => detected({ endpoints: [endpoint], wiki }).flatMap((one) => one.evidence);
  const isFile = ({ source, quote }: { source: string; quote: string }) =>
    source === 'path' && quote === 'src/session/cookie.ts';
  expect(evidence({ path: '/a', file: 'src/session/cookie.ts' }).filter(isFile).length).toBeGreaterThan(1);
});

describe('secure coding applies always, quoting', () => {
  const noFile = { title: 't', cwe: null, filePath: null };
  it.each<[string, Partial<DetectionInput>, string, string]>([
    ['the file of a finding', { findings: [noFile, { ...noFile, filePath: 'src/a.ts' }] }, 'src/a.ts', 'path'],
    ['the file of an endpoint', { endpoints: ['GET /', { path: '/a', file: 'src/b.ts' }] }, 'src/b.ts', 'path'],
    ['an endpoint', { endpoints: ['GET /a'], wiki: 'Ducks.' }, 'GET /a', 'endpoint'],
    ['the wiki', { wiki: 'Ducks.' }, 'Ducks.', 'wiki'],
    ['a plain part of the wiki', { wiki: '```\ncode\n```\n## Changelog\nOld.\n## Usage\nSwim.' }, 'Usage', 'wiki'],
    ['the repository', {}, 'acme/x', 'repository'],
    ['the repository, where the wiki holds but code', { wiki: '```\ncode\n```' }, 'acme/x', 'repository'],
    ['nothing', { repository: ' ' }, '(unnamed)', 'repository'],
  ])('%s', (_, input, quote, source) => {
    const section = detected(input).find(({ chapter }) => chapter === 'V15');
    const sentence = 'Dependencies, defensive coding and safe concurrency are checked in code of any kind.';
    expect(section).toEqual({
      chapter: 'V15',
      strength: 'found',
      evidence: [{ rule: 'always', sentence, quote, source }],
    });
  });
});

it('settings named in code count for a service', () => {
  const wiki = '# x\n\n```\nJWT_SECRET=\nOAUTH_CLIENT_ID=\n```\n\n## Usage\nSee JWT and OAuth.';
  expect(found({ endpoints: ['GET /a'], wiki })).toEqual(expect.arrayContaining(['V9', 'V10']));
  expect(found({ endpoints: [], wiki })).toEqual(['V15']);
});

it('findings and files count', () => {
  const findings = [{ title: 'Session cookie without Secure', cwe: 614, filePath: 'src/session/cookie.ts' }];
  expect(found({ endpoints: ['GET /a'], findings })).toEqual(expect.arrayContaining(['V3', 'V7']));
});

it('tells what it could look at', () => {
  const inputs = (input: Partial<DetectionInput>) => detectAsvs({ repository: 'a/b', findings: [], ...input }).inputs;
  expect(inputs({ endpoints: ['GET /a'], wiki: 'x' })).toEqual({ endpoints: 'read', wiki: 'read' });
  expect(inputs({ endpoints: [], wiki: null })).toEqual({ endpoints: 'none', wiki: 'unknown' });
  expect(inputs({})).toEqual({ endpoints: 'unknown', wiki: 'unknown' });
});
