import { expect, it } from 'vitest';
import { asksForRepair, repairReason } from '../../../../../shared/domain/events/trigger.ts';
import { aScan } from '../../../../support/sync-fixtures.ts';

it('only a request for it asks for a repair', () => {
  const request = { kind: 'request', id: 'r', reason: 'repair' } as const;
  expect(asksForRepair(request)).toBe(true);
  expect(asksForRepair({ ...request, reason: 'push_now' })).toBe(false);
  expect(asksForRepair(aScan())).toBe(false);
  expect(repairReason).toBe('repair');
});
