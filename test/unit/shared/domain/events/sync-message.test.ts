import { describe, expect, it } from 'vitest';
import { readSyncMessage } from '../../../../../shared/domain/events/sync-message.ts';

const now = new Date('2026-11-22T12:00:00Z');
const read = (body: string) => readSyncMessage(body, now);
const scanId = '0ef83db6-942b-4c37-b412-a1daf793255e';

function scanCompleted(detail: Record<string, unknown> = {}, envelope: Record<string, unknown> = {}): string {
  return JSON.stringify({
    version: '0',
    id: 'event-1',
    source: 'gecko.scanner',
    'detail-type': 'Scan Completed',
    ...envelope,
    detail: {
      version: '1',
      teamId: 'team-1',
      scanId,
      kind: 'deep',
      status: 'completed',
      completedAt: '2026-11-22T12:00:00Z',
      repositories: [{ id: 'acme/shop', provider: 'github', branch: 'main' }],
      ...detail,
    },
  });
}

describe('a Scan Completed event', () => {
  it('asks for a sync of each of its repositories', () => {
    const repositories = ['acme/shop', 'gitlab:acme/sub/billing'].map((id) => ({
      id,
      provider: 'any',
      branch: 'main',
    }));
    const { wanted, rejected } = read(scanCompleted({ repositories }));
    expect(rejected).toEqual([]);
    expect(wanted.map(({ key }) => key.repositoryId)).toEqual(['acme/shop', 'gitlab:acme/sub/billing']);
    const trigger = {
      ...{ kind: 'scan', id: 'event-1', scanId, scanKind: 'deep', scanStatus: 'completed', branch: 'main' },
      completedAt: '2026-11-22T12:00:00.000Z',
    };
    const one = { key: { teamId: 'team-1', repositoryId: 'acme/shop' }, trigger };
    expect(read(scanCompleted())).toEqual({ wanted: [one], previews: [], rejected: [] });
  });

  it('tells the default branch and the commit where it knows them', () => {
    const repository = { id: 'acme/shop', provider: 'github', branch: 'main', defaultBranch: 'trunk', commit: 'abc' };
    const { wanted } = read(scanCompleted({ repositories: [repository] }));
    expect(wanted[0]?.trigger).toMatchObject({ defaultBranch: 'trunk', commit: 'abc' });
  });

  it('keeps its good repositories and rejects each bad one as the event reduced to it', () => {
    const bad = { id: 'no slash', provider: 'github', branch: 'main' };
    const { wanted, rejected } = read(
      scanCompleted({ repositories: [{ id: 'acme/shop', provider: 'github', branch: 'main' }, bad] }),
    );
    expect(wanted).toHaveLength(1);
    expect(rejected).toHaveLength(1);
    expect(rejected[0]).toMatchObject({
      code: 'repository_invalid',
      reason: expect.stringContaining('repositories[1]: id must be a path'),
    });
    expect(JSON.parse(rejected[0]?.body ?? '{}')).toMatchObject({
      id: 'event-1',
      detail: { scanId, repositories: [bad] },
    });
  });

  it('rejects many bad repositories of a long event, each with its own part alone', () => {
    const bad = Array.from({ length: 300 }, (_, index) => ({
      id: `no slash ${index}`,
      provider: 'any',
      branch: 'main',
    }));
    const long = { colours: 'x'.repeat(100_000) };
    const { rejected } = read(scanCompleted({ repositories: bad, ...long }, { resources: [long.colours] }));
    expect(rejected).toHaveLength(300);
    const bytes = rejected.reduce((sum, { body }) => sum + Buffer.byteLength(body), 0);
    expect(bytes).toBeLessThan(300 * 1_000);
    for (const [index, { body }] of rejected.entries()) {
      expect(JSON.parse(body)).toMatchObject({
        ...{ id: 'event-1', source: 'gecko.scanner', 'detail-type': 'Scan Completed' },
        detail: {
          version: '1',
          teamId: 'team-1',
          scanId,
          kind: 'deep',
          status: 'completed',
          repositories: [bad[index]],
        },
      });
    }
  });

  it('keeps of the envelope of a bad repository what EventBridge gives it, as long as it is short', () => {
    const own = { version: '0', id: 'event-1', source: 'gecko.scanner', 'detail-type': 'Scan Completed', account: '1' };
    const short = { ...own, time: '2026-11-22T12:00:00Z', region: 'x'.repeat(256) };
    const repositories = [{ id: 'no slash', provider: 'any', branch: 'main' }];
    const bodyOf = (envelope: object) => {
      const [rejection] = read(scanCompleted({ repositories }, envelope as Record<string, unknown>)).rejected;
      const { detail: _detail, ...rest } = JSON.parse(rejection?.body ?? '{}') as Record<string, unknown>;
      return rest;
    };
    expect(bodyOf({ ...short, resources: ['r'], extra: 'e' })).toEqual(short);
    expect(bodyOf({ ...own, region: 'x'.repeat(257), time: 17 })).toEqual(own);
  });

  it.each([
    ['id', 'acme/\0shop', 'repositories[0]: id must not hold control characters'],
    ['id', 'acme/\ud83dshop', 'repositories[0]: id must not hold control characters or half a character'],
    ['id', `acme/${'x'.repeat(300)}`, 'repositories[0]: id must have at most 300 characters'],
    ['branch', 'x'.repeat(501), 'repositories[0]: branch must have at most 500 characters'],
  ])('rejects a repository whose %s could not be stored', (field, value, reason) => {
    const repository = { id: 'acme/shop', provider: 'github', branch: 'main', [field]: value };
    const { wanted, rejected } = read(scanCompleted({ repositories: [repository] }));
    expect(wanted).toEqual([]);
    expect(rejected).toMatchObject([{ code: 'repository_invalid', reason: expect.stringContaining(reason) }]);
  });

  it('may carry fields that the contract does not know', () => {
    expect(read(scanCompleted({ colour: 'green' }, { account: '1' })).rejected).toEqual([]);
  });

  it("may name a scan by an id like that of Gecko's own example, whose variant bits no UUID version allows", () => {
    expect(read(scanCompleted({ scanId: '11111111-1111-1111-1111-111111111111' })).rejected).toEqual([]);
  });

  it('is compared in UTC, whatever offset its time has', () => {
    const { wanted } = read(scanCompleted({ completedAt: '2026-11-22T13:30:00+01:30' }));
    expect(wanted[0]?.trigger).toMatchObject({ completedAt: '2026-11-22T12:00:00.000Z' });
  });

  it.each(['2026-11-22T12:05:00Z', '2026-11-22T13:35:00+01:30', '2000-01-01T00:00:00Z'])(
    'may have ended at %s, by clocks that differ by up to five minutes',
    (completedAt) => {
      expect(read(scanCompleted({ completedAt })).rejected).toEqual([]);
    },
  );

  it.each([
    ['2099-01-01T00:00:00Z', '2099-01-01T00:00:00.000Z'],
    ['2026-11-22T12:05:00.001Z', '2026-11-22T12:05:00.001Z'],
    ['2026-11-22T12:00:00-01:00', '2026-11-22T13:00:00.000Z'],
    ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59.000Z'],
  ])('that ended at %s, which is still to come, is rejected with what to do', (completedAt, inUtc) => {
    const { wanted, rejected } = read(scanCompleted({ completedAt }));
    expect(wanted).toEqual([]);
    expect(rejected).toEqual([
      {
        code: 'instant_ahead',
        reason: `completedAt is ${inUtc}, more than 5 minutes after the event was received (2026-11-22T12:00:00.000Z). Set the clock of whoever sent it, and send it again with the right time.`,
        body: scanCompleted({ completedAt }),
      },
    ]);
  });

  it.each(['9999-12-31T23:59:59-14:00', '1970-01-01T00:00:00Z', '2000-01-01T00:00:00+00:01', '0000-01-01T00:00:00Z'])(
    'that ended at %s, which no clock that is set tells, is rejected with the years that there are',
    (completedAt) => {
      expect(read(scanCompleted({ completedAt })).rejected).toMatchObject([
        { code: 'detail_invalid', reason: 'completedAt must lie in the years 2000 to 9999 (UTC)' },
      ]);
    },
  );

  it.each([
    ['a missing field', { teamId: undefined }, 'teamId'],
    ['a team id that could reach another partition', { teamId: 'team-1#REPOSITORY#x' }, 'teamId must be'],
    ['another version', { version: '2' }, 'version must be "1"'],
    ['an unknown kind', { kind: 'shallow' }, 'kind'],
    ['a time that is none', { completedAt: 'yesterday' }, 'completedAt must be an ISO-8601 time'],
    ['no repository', { repositories: [] }, 'repositories must name at least one repository'],
    ['a scan id that is none', { scanId: '17' }, 'scanId must be a UUID'],
  ])('is rejected as a whole for %s, named in the reason', (_case, detail, reason) => {
    const { wanted, rejected } = read(scanCompleted(detail));
    expect(wanted).toEqual([]);
    expect(rejected).toEqual([
      expect.objectContaining({ code: 'detail_invalid', reason: expect.stringContaining(reason) }),
    ]);
  });
});

describe('other messages', () => {
  const message = (detailType: string, detail: object) =>
    JSON.stringify({ id: 'message-1', 'detail-type': detailType, detail });

  it('of a changed status ask for a sync with what was told', () => {
    const detail = {
      version: '1',
      teamId: 'team-1',
      repositoryId: 'acme/shop',
      findingId: 'f',
      status: 'fixed',
      changedAt: '2026-11-22T12:00:00Z',
    };
    const trigger = { kind: 'status_change', id: 'message-1', findingId: 'f', status: 'fixed' };
    expect(read(message('Finding Status Changed', detail))).toEqual({
      wanted: [
        {
          key: { teamId: 'team-1', repositoryId: 'acme/shop' },
          trigger: { ...trigger, changedAt: '2026-11-22T12:00:00.000Z' },
        },
      ],
      previews: [],
      rejected: [],
    });
    const accepted = { ...detail, status: 'accepted_risk', acceptedUntil: '2026-12-31T00:00:00Z' };
    expect(read(message('Finding Status Changed', accepted)).wanted[0]?.trigger).toMatchObject({
      acceptedUntil: '2026-12-31T00:00:00.000Z',
    });
    const endless = { ...detail, status: 'accepted_risk', acceptedUntil: null };
    expect(read(message('Finding Status Changed', endless)).wanted[0]?.trigger).not.toHaveProperty('acceptedUntil');
  });

  it.each([
    [{ changedAt: '2099-01-01T00:00:00Z' }, 'instant_ahead', 'changedAt is 2099-01-01T00:00:00.000Z, more than 5'],
    [{ changedAt: '9999-12-31T23:59:59-14:00' }, 'detail_invalid', 'changedAt must lie in the years 2000 to 9999'],
    [{ acceptedUntil: '9999-12-31T23:59:59-14:00' }, 'detail_invalid', 'acceptedUntil must lie in the years 2000'],
    [{ acceptedUntil: '1970-01-01T00:00:00Z' }, 'detail_invalid', 'acceptedUntil must lie in the years 2000'],
  ])('of a changed status are rejected for %j', (wrong, code, reason) => {
    const key = { version: '1', teamId: 'team-1', repositoryId: 'acme/shop', findingId: 'f' };
    const detail = { ...key, status: 'accepted_risk', changedAt: '2026-11-22T12:00:00Z', ...wrong };
    const { wanted, rejected } = read(message('Finding Status Changed', detail));
    expect(wanted).toEqual([]);
    expect(rejected).toMatchObject([{ code, reason: expect.stringContaining(reason) }]);
  });

  it('of a changed status may tell an end that is as far ahead as years have four digits', () => {
    const key = { version: '1', teamId: 'team-1', repositoryId: 'acme/shop', findingId: 'f', status: 'accepted_risk' };
    const detail = { ...key, changedAt: '2026-11-22T12:05:00Z', acceptedUntil: '9999-12-31T23:59:59Z' };
    const { wanted } = read(message('Finding Status Changed', detail));
    expect(wanted[0]?.trigger).toMatchObject({ acceptedUntil: '9999-12-31T23:59:59.000Z' });
  });

  it.each([
    ['longer than DefectDojo takes', 'x'.repeat(501), "findingId is longer than 500 characters, DefectDojo's limit"],
    ['longer than can be remembered', '東'.repeat(301), 'findingId is longer than 900 bytes'],
    ['which no finding can have', 'a\nb', 'findingId holds control characters'],
    ['empty', '', 'findingId is empty'],
  ])('of a changed status are rejected for an id %s', (_case, findingId, reason) => {
    const key = { version: '1', teamId: 'team-1', repositoryId: 'acme/shop' };
    const detail = { ...key, findingId, status: 'fixed', changedAt: '2026-11-22T12:00:00Z' };
    const { wanted, rejected } = read(message('Finding Status Changed', detail));
    expect(wanted).toEqual([]);
    expect(rejected).toMatchObject([{ code: 'detail_invalid', reason: expect.stringContaining(reason) }]);
  });

  it('are rejected under an id that nothing can be stored under', () => {
    const key = { version: '1', teamId: 'team-1', repositoryId: 'acme/shop' };
    const long = { id: 'x'.repeat(201), 'detail-type': 'Sync Requested', detail: { ...key, reason: 'manual' } };
    expect(read(JSON.stringify(long)).rejected).toMatchObject([
      { code: 'envelope_invalid', reason: 'id must have at most 200 characters' },
    ]);
  });

  it('of our own ask for a sync with their reason', () => {
    const detail = {
      version: '1',
      teamId: 'team-1',
      repositoryId: 'acme/shop',
      reason: 'mapping_created',
      requestedBy: 'user-1',
    };
    const trigger = { kind: 'request', id: 'message-1', reason: 'mapping_created', requestedBy: 'user-1' };
    expect(read(message('Sync Requested', detail))).toEqual({
      wanted: [{ key: { teamId: 'team-1', repositoryId: 'acme/shop' }, trigger }],
      previews: [],
      rejected: [],
    });
  });

  it('name whoever asked, as long as a token can name somebody', () => {
    const detail = { version: '1', teamId: 'team-1', repositoryId: 'acme/shop', reason: 'manual' };
    const by = (characters: number) => message('Sync Requested', { ...detail, requestedBy: 'x'.repeat(characters) });
    expect(read(by(10_240)).wanted).toMatchObject([{ trigger: { requestedBy: 'x'.repeat(10_240) } }]);
    expect(read(by(10_241)).rejected).toMatchObject([
      { code: 'detail_invalid', reason: expect.stringContaining('requestedBy') },
    ]);
  });

  it('that only wake a repository bring no trigger', () => {
    const key = { teamId: 'team-1', repositoryId: 'acme/shop' };
    expect(read(message('Sync Due', { version: '1', ...key }))).toEqual({
      wanted: [{ key }],
      previews: [],
      rejected: [],
    });
  });

  it('ask for a preview by its id', () => {
    const detail = { version: '1', teamId: 'team-1', repositoryId: 'acme/shop' };
    const preview = read(JSON.stringify({ id: 'preview-1', 'detail-type': 'Preview Requested', detail }));
    const key = { teamId: 'team-1', repositoryId: 'acme/shop' };
    expect(preview).toEqual({ wanted: [], previews: [{ key, previewId: 'preview-1' }], rejected: [] });
  });

  it("ask for a run's closings to be taken back", () => {
    const wish = { reason: 'revert_closings', revertClosingsOfRun: '01a20525-0000-7000-8000-000000000001' };
    const detail = { version: '1', teamId: 'team-1', repositoryId: 'acme/shop', ...wish };
    const { wanted } = read(JSON.stringify({ id: 'w-1', 'detail-type': 'Sync Requested', detail }));
    expect(wanted[0]?.trigger).toEqual({ kind: 'request', id: 'w-1', ...wish });
  });

  it.each([
    ['{', 'The message is not JSON.'],
    ['[]', 'event Invalid input: expected object, received array'],
    ['{"id":"","detail-type":"x","detail":{}}', 'id Too small'],
    ['{"id":"1","detail-type":"Scan Started","detail":{}}', 'detail-type "Scan Started" is not known.'],
    ['{"id":"1","detail-type":"Sync Due","detail":{"version":"1"}}', 'teamId Invalid input'],
    ['{"id":"1","detail-type":"Sync Due","detail":{"version":"1"}}', '; repositoryId Invalid input'],
  ])('such as %s are rejected with the reason: %s', (body, reason) => {
    expect(read(body).rejected[0]?.reason).toContain(reason);
  });

  it.each([
    ['{', 'message_not_json'],
    ['[]', 'envelope_invalid'],
    ['{"id":"1","detail-type":"Scan Completed"}', 'envelope_invalid'],
    ['{"id":"1","detail-type":"Scan Started","detail":{}}', 'detail_type_unknown'],
    ['{"id":"1","detail-type":"Finding Status Changed","detail":{}}', 'detail_invalid'],
    ['{"id":"1","detail-type":"Sync Requested","detail":{}}', 'detail_invalid'],
    ['{"id":"1","detail-type":"Sync Due","detail":{}}', 'detail_invalid'],
    ['{"id":"1","detail-type":"Preview Requested","detail":{}}', 'detail_invalid'],
  ])('such as %s are rejected as %s, whole', (body, code) => {
    expect(read(body)).toEqual({
      wanted: [],
      previews: [],
      rejected: [{ code, reason: expect.any(String), body }],
    });
  });
});
