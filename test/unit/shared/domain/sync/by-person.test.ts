import { expect, it } from 'vitest';
import { mappedByFileReason } from '../../../../../shared/domain/events/trigger.ts';
import { isByPerson } from '../../../../../shared/domain/sync/by-person.ts';
import { aScan } from '../../../../support/sync-fixtures.ts';

const request = (reason: string) => ({ kind: 'request', id: 'r', reason }) as const;

it.each(['push_now', 'repair', 'revert_closings', 'mapping_created', 'hold_approved', 'hold_discarded'])(
  'a person waits for what they asked for one repository: %s',
  (reason) => {
    expect(isByPerson(request(reason))).toBe(true);
  },
);

it('a person waits for a drift check that they asked for, and nobody for one of the sweep', () => {
  expect(isByPerson({ ...request('drift_check'), requestedBy: 'user-1' })).toBe(true);
  expect(isByPerson(request('drift_check'))).toBe(false);
});

it.each(['settings_changed', 'connected', 'mapping_created_by_file', ''])(
  'nobody waits for one repository of many that somebody asked for: %s',
  (reason) => {
    expect(isByPerson({ ...request(reason), requestedBy: 'user-1' })).toBe(false);
  },
);

it('runs tell repositories that a file mapped from those that a person mapped', () => {
  expect(mappedByFileReason).toBe('mapping_created_by_file');
});

it('nobody waits for what Gecko tells', () => {
  expect(isByPerson({ ...aScan(), reason: 'push_now' } as never)).toBe(false);
});
