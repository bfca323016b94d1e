import { describe, expect, it } from 'vitest';
import {
  atTheEnd,
  inLineSentence,
  movedBack,
  movedForward,
  placeInLine,
} from '../../../../../shared/domain/sync/in-line.ts';
import { aRepository } from '../../../../support/sync-fixtures.ts';

const now = new Date('2026-11-22T12:00:00.000Z');
const later = new Date('2026-11-22T12:05:00.000Z');
const ofTeam = (team: string, count: number) =>
  Array.from({ length: count }, (_, index) => aRepository(`${team}/${index + 1}`, team));

describe('where a repository stands in line', () => {
  it('is since when it came, wherever it is moved', () => {
    const stands = atTheEnd('dojo.example.com', { byPerson: false, now });
    const at = now.toISOString();
    expect(stands).toEqual({ instance: 'dojo.example.com', since: at, at, byPerson: false });
    expect(movedForward(stands, later)).toEqual({ ...stands, at: later.toISOString(), byPerson: true });
    expect(movedBack({ ...stands, byPerson: true }, later)).toEqual({
      ...stands,
      at: later.toISOString(),
      byPerson: true,
    });
  });
});

describe('what is told of one that stands in a line', () => {
  it.each([
    [1, 'Its DefectDojo works on other repositories, and this one comes next.'],
    [2, 'Its DefectDojo works on other repositories, and 1 stands in line before this one.'],
    [42, 'Its DefectDojo works on other repositories, and 41 stand in line before this one.'],
    [undefined, 'Its DefectDojo works on other repositories, and some stand in line before this one.'],
  ])('names how many are before it (%s)', (place, sentence) => {
    expect(inLineSentence(place)).toBe(sentence);
  });
});

describe('the place in the line', () => {
  it('is counted from the next one on', () => {
    const line = ofTeam('a', 3);
    expect(line.map((one) => placeInLine(line, one))).toEqual([1, 2, 3]);
  });

  it('is unknown of one that just came and left the line', () => {
    expect(placeInLine([...ofTeam('a', 2), ...ofTeam('b', 2)], aRepository('a/9', 'a'))).toBeUndefined();
    expect(placeInLine([], aRepository())).toBeUndefined();
  });

  it('counts those of other teams that have their turn before, and no more of them than there are', () => {
    const line = [...ofTeam('a', 4), ...ofTeam('b', 1), ...ofTeam('c', 2)];
    expect(ofTeam('a', 4).map((one) => placeInLine(line, one))).toEqual([1, 4, 6, 7]);
    expect(ofTeam('b', 1).map((one) => placeInLine(line, one))).toEqual([1]);
    expect(ofTeam('c', 2).map((one) => placeInLine(line, one))).toEqual([1, 4]);
  });
});
