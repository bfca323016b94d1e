import { describe, expect, it } from 'vitest';
import { isGood, judge, scoreOf } from '../../mutation/judge.ts';
import { reportOf } from '../../mutation/report.ts';

const change = (to: string, from = 'a') => ({ file: 'shared/domain/x.ts', mutator: 'Mutator', from, to });
const tested = (status: string, to: string) => ({ status, change: change(to) });
const listed = (to: string, from?: string) => ({ ...change(to, from), reason: 'No one can tell.' });
const killed = Array.from({ length: 9 }, () => tested('Killed', 'k'));

describe('a run', () => {
  it('is good where at least nine in ten are detected, and each of the others is listed', () => {
    const verdict = judge([...killed, tested('Survived', 'b')], [listed('b')]);
    expect(verdict).toEqual({ detected: 9, undetected: 1, unlisted: [], outdated: [], untested: [] });
    expect([scoreOf(verdict), isGood(verdict)]).toEqual([90, true]);
  });

  it('is bad below that, list or no list', () => {
    const verdict = judge([...killed.slice(1), tested('Survived', 'b')], [listed('b')]);
    expect([verdict.unlisted, isGood(verdict)]).toEqual([[], false]);
  });

  it('of nothing is bad', () => {
    expect([scoreOf(judge([], [])), isGood(judge([], []))]).toEqual([0, false]);
  });

  it.each(['Survived', 'NoCoverage'])('is bad where one that is not listed survives (%s)', (status) => {
    const verdict = judge([...killed, tested(status, 'b')], [listed('c')]);
    expect(verdict).toMatchObject({ undetected: 1, unlisted: [change('b')] });
    expect(isGood(verdict)).toBe(false);
  });

  it('is bad where the list has one too few of those that look the same', () => {
    const two = [...killed, ...killed, tested('Survived', 'b'), tested('Survived', 'b')];
    expect(judge(two, [listed('b')]).unlisted).toEqual([change('b')]);
    expect(isGood(judge(two, [listed('b'), listed('b')]))).toBe(true);
  });

  it('is bad where a listed one was killed, or its code is gone', () => {
    for (const accepted of [listed('k'), listed('b', 'gone')]) {
      const verdict = judge(killed, [accepted]);
      expect(verdict.outdated).toEqual([accepted]);
      expect(isGood(verdict)).toBe(false);
    }
  });

  it('is not spoilt by a listed one that ran into the time limit of a busy machine', () => {
    expect(isGood(judge([...killed, tested('Timeout', 'b')], [listed('b')]))).toBe(true);
  });

  it.each(['Ignored', 'Pending'])('is bad where a mutant was left out (%s)', (status) => {
    const verdict = judge([...killed, tested(status, 'b')], []);
    expect(verdict.untested).toEqual([change('b')]);
    expect(isGood(verdict)).toBe(false);
  });

  it('is told with its score and with what is to be done', () => {
    const report = reportOf(judge([...killed, tested('Survived', 'b')], [listed('c')]));
    expect(report).toContain('survivors.json: test it, simplify it, or list it with a reason (1):');
    expect(report).toContain('it no longer survives: take it out (1):');
    expect(report).toContain(JSON.stringify(change('b'), null, 2));
    expect(report).toMatch(
      /Mutation score 90\.00 % of at least 90 %: 9 of 10 mutants detected, 1 survivors not listed$/,
    );
  });
});
