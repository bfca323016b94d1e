import { expect, it } from 'vitest';
import { asksForRepair, isByPerson, repairReason } from '../../../../../shared/domain/events/trigger.ts';
import { aScan } from '../../../../support/sync-fixtures.ts';

it('only a request for it asks for a repair', () => {
  const request = { kind: 'request', id: 'r', reason: 'repair' } as const;
  expect(asksForRepair(request)).toBe(true);
  expect(asksForRepair({ ...request, reason: 'push_now' })).toBe(false);
  expect(asksForRepair(aScan())).toBe(false);
  expect(repairReason).toBe('repair');
});

it.each(['push_now', 'repair', 'revert_closings'])('a person waits for what they asked for: %s', (reason) => {
  expect(isByPerson({ kind: 'request', id: 'r', reason })).toBe(true);
});

it('nobody waits for what a change of settings, the sweep or a scan asks for', () => {
  for (const reason of ['settings_changed', 'drift_check', '']) {
    expect(isByPerson({ kind: 'request', id: 'r', reason })).toBe(false);
  }
  expect(isByPerson({ ...aScan(), reason: 'push_now' } as never)).toBe(false);
});
