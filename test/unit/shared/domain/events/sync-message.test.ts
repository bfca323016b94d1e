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
