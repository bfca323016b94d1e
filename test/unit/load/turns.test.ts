import { describe, expect, it } from 'vitest';
import { inTurn, repositoriesInTurn } from '../../load/turns.ts';
import { aRepository } from '../../support/sync-fixtures.ts';

const repositories = ['team-1', 'team-2', 'team-3', 'team-1', 'team-2', 'team-3'].map((teamId, index) => ({
  key: aRepository(`load/${index}`, teamId),
}));

describe('the turns of a load', () => {
  it('begin with each repository once', () => {
    expect(repositoriesInTurn(repositories, 6)).toEqual(repositories);
  });

  it("go on with the noisy team's in every second one, and all in their order between", () => {
    const more = repositoriesInTurn(repositories, 14)
      .slice(6)
      .map(({ key }) => key.repositoryId);
    const [noisy, all] = [
      [0, 3, 0, 3],
      [0, 1, 2, 3],
    ];
    expect(more).toEqual(noisy.flatMap((one, turn) => [`load/${one}`, `load/${all[turn]}`]));
  });

  it('are as many as there are events', () => {
    expect(repositoriesInTurn(repositories, 99)).toHaveLength(99);
  });
});

describe('some in turn', () => {
  it('come again and again, as many as are wanted', () => {
    expect(inTurn(['a', 'b'], 5)).toEqual(['a', 'b', 'a', 'b', 'a']);
    expect(inTurn(['a', 'b', 'c'], 2)).toEqual(['a', 'b']);
    expect(inTurn([], 2)).toEqual([]);
  });
});
