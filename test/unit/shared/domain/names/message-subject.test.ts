import { describe, expect, it } from 'vitest';
import { subjectOf } from '../../../../../shared/domain/names/message-subject.ts';

const eventId = '0b0f6a2e-0d53-4d0b-9d67-0c7f4f1f0a11';
const scanId = '00000000-0000-4000-8000-000000000001';
const subject = (message: unknown) => subjectOf(JSON.stringify(message));
const scan = (detail: object) => subject({ id: eventId, detail: { teamId: 'team-1', scanId, ...detail } });

describe('what a message is about', () => {
  it('is read from an event of one repository, of several, and from a message of our own', () => {
    expect(scan({ repositories: [{ id: 'acme/shop' }] })).toStrictEqual({
      eventId,
      teamId: 'team-1',
      repositoryId: 'acme/shop',
      scanId,
    });
    expect(scan({ repositories: [{ id: 'acme/shop' }, { id: 'acme/api' }] })).toStrictEqual({
      eventId,
      teamId: 'team-1',
      repositoryIds: ['acme/shop', 'acme/api'],
      scanId,
    });
    expect(subject({ id: 'sync-due', detail: { teamId: 'team-1', repositoryId: 'acme/shop' } })).toStrictEqual({
      teamId: 'team-1',
      repositoryId: 'acme/shop',
    });
  });

  it('leaves out what is no id, and keeps the rest', () => {
    const prose = "The handler shows others' balances.";
    expect(
      subject({ id: prose, detail: { teamId: prose, scanId, repositories: [{ id: prose }, 7, null] } }),
    ).toStrictEqual({
      scanId,
    });
    expect(scan({ scanId: prose, repositories: prose })).toStrictEqual({ eventId, teamId: 'team-1' });
    expect(scan({ repositories: [{ id: prose }, { id: 'acme/shop' }] })).toMatchObject({ repositoryId: 'acme/shop' });
  });

  it.each(['no JSON', '', 'null', '[]', '7', '{"detail":null}', '{"detail":[1]}'])('is nothing for %j', (body) => {
    expect(subjectOf(body)).toStrictEqual({});
  });
});
