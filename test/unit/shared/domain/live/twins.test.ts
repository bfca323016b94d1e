import { describe, expect, it } from 'vitest';
import { resolveTwins } from '../../../../../shared/domain/live/twins.ts';

const finding = (id: number, uniqueIdFromTool: string | null, duplicate = false) => ({
  id,
  uniqueIdFromTool,
  duplicate,
});

describe('resolveTwins', () => {
  it('keeps the lower id of two findings with one Gecko id', () => {
    const findings = [finding(12, 'b'), finding(9, 'a'), finding(10, 'b'), finding(11, 'b'), finding(2, 'c')];
    const expected = {
      ours: new Map([
        ['c', 2],
        ['a', 9],
        ['b', 10],
      ]),
      twins: [
        { geckoId: 'b', kept: 10, twin: 11 },
        { geckoId: 'b', kept: 10, twin: 12 },
      ],
    };
    expect(resolveTwins(findings)).toEqual(expected);
    expect(resolveTwins(findings.toReversed())).toEqual(expected);
  });

  it('sorts twins by their own id', () => {
    const findings = [finding(1, 'z'), finding(2, 'a'), finding(3, 'a'), finding(4, 'z')];
    expect(resolveTwins(findings).twins.map(({ twin }) => twin)).toEqual([3, 4]);
    expect(resolveTwins([finding(1, 'z'), finding(2, 'a'), finding(4, 'a'), finding(3, 'z')]).twins).toEqual([
      { geckoId: 'z', kept: 1, twin: 3 },
      { geckoId: 'a', kept: 2, twin: 4 },
    ]);
  });

  it('leaves alone what is a duplicate already, and keeps it only where there is nothing else', () => {
    expect(resolveTwins([finding(1, 'a', true), finding(2, 'a')])).toEqual({ ours: new Map([['a', 2]]), twins: [] });
    expect(resolveTwins([finding(2, 'a', true), finding(1, 'a', true)])).toEqual({
      ours: new Map([['a', 1]]),
      twins: [],
    });
  });

  it('has no use for findings without a Gecko id', () => {
    expect(resolveTwins([finding(1, null), finding(2, null)])).toEqual({ ours: new Map(), twins: [] });
  });
});
