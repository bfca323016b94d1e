import { expect, it } from 'vitest';
import type { RepositoryId } from '../../../../shared/domain/names/ids.ts';
import type { Waiting } from '../../../../shared/domain/sync/in-line.ts';
import { watchLine } from '../../../load/night/watch-line.ts';
import { aRepository } from '../../../support/sync-fixtures.ts';

it('who watches a line notes since when each stands there', async () => {
  const since = ['2026-11-22T12:00:00.000Z', '2026-11-22T12:00:05.000Z'] as const;
  const asked: string[] = [];
  const line = {
    async *everyone(instance: string) {
      asked.push(instance);
      for (const [index, at] of since.entries()) {
        yield { ...aRepository(`load/${index}`), instance, since: at, at, byPerson: false } as Waiting;
      }
    },
  };
  const end = watchLine(line, 'dojo.example.com');
  expect(await end()).toEqual(new Map(since.map((at, index) => [`load/${index}` as RepositoryId, Date.parse(at)])));
  expect(asked).toEqual(['dojo.example.com']);
});
