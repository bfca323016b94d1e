import { describe, expect, it } from 'vitest';
import { readSyncMessage } from '../../../../../shared/domain/events/sync-message.ts';

const now = new Date('2026-11-22T12:00:00Z');
const read = (body: string) => readSyncMessage(body, now);

describe('messages other than of a completed scan', () => {
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
