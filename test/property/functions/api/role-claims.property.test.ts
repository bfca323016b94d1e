import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { callerOf } from '../../../../functions/api/core/authorization.ts';

const names = { team: 'team_id', role: 'role' };

/** Names that hold the words that matter, alone and among others. */
const roleName = fc
  .array(fc.constantFrom('Admin', 'manager', 'Account', 'Read', 'Only', '[', ']', '"', ','), {
    minLength: 1,
    maxLength: 4,
  })
  .chain((words) => fc.constantFrom(' ', ',', ', ', '').map((between) => words.join(between)));

/** A list as an HTTP API writes it, which has no sign for where an entry ends. */
const asText = (roles: readonly string[]) => `[${roles.join(' ')}]`;

function isAdmitted(role: unknown): boolean {
  try {
    callerOf({ requestContext: { authorizer: { jwt: { claims: { team_id: 'team-1', role } } } } } as never, names);
    return true;
  } catch {
    return false;
  }
}

const mayManage = (role: string) => ['admin', 'manager'].includes(role.toLowerCase());

describe('a list of roles', () => {
  test.prop([fc.array(roleName, { maxLength: 3 })], { numRuns: 2_000 })(
    'that an HTTP API turned into text admits nobody whose list holds neither Admin nor Manager',
    (roles) => {
      expect(isAdmitted(asText(roles)) && !roles.some(mayManage)).toBe(false);
    },
  );

  test.prop([fc.array(roleName, { maxLength: 3 })], { numRuns: 2_000 })(
    'that comes as a list admits exactly those with Admin or Manager in it',
    (roles) => {
      expect(isAdmitted(roles)).toBe(roles.some(mayManage));
    },
  );
});
