import { describe, expect, it } from 'vitest';
import { changeOf } from '../../mutation/change.ts';

const source = `function least(a: number, b: number) {
  if (a < b) return a;
  if (
    b < a
  ) {
    return b;
  }
  return  a;
}
`;

function change(replacement: string, start: [line: number, column: number], end: [line: number, column: number]) {
  const [from, to] = [start, end].map(([line, column]) => ({ line, column }));
  if (from === undefined || to === undefined) throw new Error('no position');
  const mutant = {
    fileName: '/p/shared/least.ts',
    mutatorName: 'Mutator',
    replacement,
    location: { start: from, end: to },
  };
  return changeOf(mutant, source, '/p');
}

describe('the change of a mutant', () => {
  it('is told by its line before and after', () => {
    expect(change('a <= b', [2, 7], [2, 12])).toEqual({
      file: 'shared/least.ts',
      mutator: 'Mutator',
      from: 'if (a < b) return a;',
      to: 'if (a <= b) return a;',
    });
  });

  it('has no line numbers and no indentation, so that it stays the same when the code moves', () => {
    expect(change('b', [8, 11], [8, 12])).toMatchObject({ from: 'return a;', to: 'return b;' });
  });

  it('is told by the first and the last line where it goes over many', () => {
    expect(change('{}', [5, 5], [7, 4])).toMatchObject({ from: ') { … }', to: ') {}' });
    expect(change('true', [3, 3], [4, 10])).toMatchObject({ from: 'if ( b < a', to: 'true' });
  });
});
