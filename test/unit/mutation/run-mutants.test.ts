import { expect, it } from 'vitest';
import { type Result, runMutants } from '../../mutation/run-mutants.ts';

function aMutant(status: string, line: number, replacement = 'false'): Result {
  const location = { start: { line, column: 3 }, end: { line: line + 1, column: 8 } };
  return { fileName: '/p/shared/domain/x.ts', mutatorName: 'BooleanLiteral', replacement, location, status };
}

it('mutants that tests reach while they run are run in one turn', async () => {
  const found = [aMutant('Killed', 1), aMutant('Survived', 2)];
  expect(await runMutants(['x'], '/p', async () => found)).toEqual(found);
});

it('those that are left are run in a second one, by their places, and judged by that alone', async () => {
  const asked: unknown[] = [];
  const first = [aMutant('Killed', 1), aMutant('Ignored', 2), aMutant('Ignored', 2, 'true'), aMutant('Ignored', 4)];
  const second = [aMutant('Survived', 1), aMutant('Survived', 2), aMutant('Killed', 2, 'true')];
  const results = await runMutants(['x'], '/p', async (mutate, turn) => {
    asked.push([mutate, turn]);
    return turn === 'all' ? second : first;
  });
  expect(asked).toEqual([
    [['x'], 'reached by tests'],
    [['shared/domain/x.ts:2:2-3:7', 'shared/domain/x.ts:4:2-5:7'], 'all'],
  ]);
  expect(results.map(({ status }) => status)).toEqual(['Killed', 'Survived', 'Killed', 'Ignored']);
});
