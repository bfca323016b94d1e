import { expect, it } from 'vitest';
import { unnamed } from '../../../../../shared/domain/names/unnamed.ts';
import { aRepository } from '../../../../support/sync-fixtures.ts';

it('a repository without its name is itself in each run, and no other one of its team or of its name', () => {
  const shop = unnamed(aRepository('acme/shop', 'team-1'));
  expect(unnamed(aRepository('acme/shop', 'team-1'))).toBe(shop);
  expect(unnamed(aRepository('acme/web', 'team-1'))).not.toBe(shop);
  expect(unnamed(aRepository('acme/shop', 'team-2'))).not.toBe(shop);
  expect(shop).not.toMatch(/acme|shop|team/);
});
