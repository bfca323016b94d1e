import { describe, expect, it } from 'vitest';
import type { ManagedRoute } from '../../../../../functions/api/core/route.ts';
import { routes } from '../../../../../functions/api/routes.ts';
import { anApi } from '../../../../support/an-api.ts';

const managedRoutes = routes
  .filter((route): route is ManagedRoute => route.access === 'manager')
  .map(({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/g, 'YWNtZS9zaG9w')}`);

describe('a token', () => {
  it.each(managedRoutes)('is needed for %s', async (target) => {
    const answer = await anApi().send(target, { claims: null });
    expect(answer).toMatchObject({ status: 401, body: { code: 'not_authenticated' } });
  });

  it.each(managedRoutes)('with a role that only reads is not enough for %s', async (target) => {
    const answer = await anApi().send(target, { claims: { team_id: 'team-1', role: 'Member' } });
    expect(answer).toMatchObject({ status: 403, body: { code: 'role_not_allowed' } });
  });

  it.each([
    ['Admin', 200],
    ['Manager', 200],
    ['MANAGER', 200],
    ['[Admin]', 200],
    ['[manager]', 200],
    [['Member', 'Admin'], 200],
    [['Account Manager'], 403],
    [[['Admin']], 403],
    [[{ toString: 'Admin' }], 403],
    ['Member', 403],
    ['Read Only', 403],
    ['Administrator', 403],
    ['Not Admin', 403],
    ['[Read Only]', 403],
    ['[]', 403],
    ['[[Admin]]', 403],
    ['', 403],
    [undefined, 403],
    [{ Admin: true }, 403],
    [7, 403],
  ])('with the role %j is answered with %d', async (role, status) => {
    const answer = await anApi().send('GET /v1/connection', { claims: { team_id: 'team-1', role } });
    expect(answer.status).toBe(status);
  });

  // Of `[Account Manager]` nobody can tell whether it was one role or two: an HTTP API writes no quotes.
  it.each([
    'Account Manager',
    '[Account Manager]',
    '[Billing Admin]',
    '[Member Admin]',
    '[Admin Manager]',
    '[Member,Admin]',
    '[Read Only Admin]',
    '[ Admin]',
    '[Admin\tMember]',
    '[Admin\u00a0Member]',
  ])('whose roles %j can also be read as others manages nothing', async (role) => {
    const answer = await anApi().send('GET /v1/connection', { claims: { team_id: 'team-1', role } });
    expect(answer).toMatchObject({ status: 403, body: { code: 'role_not_allowed' } });
  });

  it('that lists several roles is refused with what to do about it', async () => {
    const claims = { team_id: 'team-1', role: '[Admin Member]' };
    const { body } = await anApi().send('GET /v1/connection', { claims });
    expect(body['detail']).toBe(
      'The access token lists several roles, and a list does not tell where a role with a space in it ends.',
    );
    expect(body['advice']).toContain('one role');
  });

  it.each([
    undefined,
    '',
    '[team-1]',
    '[team-1 team-2]',
    'team-1,team-2',
    'team 1',
    'team/../other',
    'team#1',
    'x'.repeat(65),
    ['team-1'],
    7,
  ])('that names the team %j manages nothing', async (team_id) => {
    const answer = await anApi().send('GET /v1/connection', { claims: { team_id, role: 'Admin' } });
    expect(answer).toMatchObject({ status: 403, body: { code: 'team_missing' } });
  });

  it('cannot borrow team or role from what every object inherits', async () => {
    const claims = Object.create({ team_id: 'team-1', role: 'Admin' });
    expect(await anApi().send('GET /v1/connection', { claims })).toMatchObject({ status: 403 });
  });

  it('decides the team alone: headers, query and body have no say', async () => {
    const api = anApi();
    await api.send('PATCH /v1/connection/settings', {
      headers: { 'x-team-id': 'team-2', team_id: 'team-2' },
      body: { teamId: 'team-2' },
    });
    const answer = await api.send('GET /v1/connection', { query: { team_id: 'team-2' } });
    expect(answer).toMatchObject({ status: 400, body: { code: 'request_invalid' } });
  });
});
