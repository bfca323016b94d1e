import { describe, expect, it, test } from 'vitest';
import { renderCallChain } from '../../../../../../shared/domain/desired/content/call-chain.ts';

const nothing = { kind: null, filePath: null, line: null, code: null, primary: false };
const place = (filePath: string, line: number | null) => renderCallChain([{ ...nothing, filePath, line }]);

describe('a step of a call chain', () => {
  test.each([
    ['of which nothing is known', {}, 'Step 1 of 1, step'],
    ['without code', { kind: 'sink', filePath: 'a.py', line: 3 }, 'Step 1 of 1, sink at `a.py:3`'],
    ['without a place', { kind: 'sink', line: 3 }, 'Step 1 of 1, sink'],
    ['that is the vulnerable one', { primary: true }, 'Step 1 of 1, step (the vulnerable step)'],
    ['with code', { code: 'run(x)' }, 'Step 1 of 1, step\n\n```text\nrun(x)\n```'],
    ['of a kind with markup', { kind: '<b> *x*\n' }, 'Step 1 of 1, &lt;b&gt; \\*x\\*'],
    ['of a long kind', { kind: 'k'.repeat(31) }, `Step 1 of 1, ${'k'.repeat(30)}`],
  ])('%s is shown with what is known', (_, step, expected) => {
    expect(renderCallChain([{ ...nothing, ...step }])).toBe(expected);
  });

  it('shows no line that is none', () => {
    expect(place('a.py', 1.5)).toBe('Step 1 of 1, step at `a.py`');
    expect(place('a.py', 2 ** 53)).toBe('Step 1 of 1, step at `a.py`');
    expect(place(' a.py\n', null)).toBe('Step 1 of 1, step at `a.py`');
  });

  it('shows the end of a long path', () => {
    expect(place('x'.repeat(120), null)).toBe(`Step 1 of 1, step at \`${'x'.repeat(120)}\``);
    expect(place(`y${'x'.repeat(120)}`, 7)).toBe(`Step 1 of 1, step at \`…${'x'.repeat(120)}:7\``);
  });

  it('shows its code up to a limit', () => {
    expect(renderCallChain([{ ...nothing, code: 'x'.repeat(600) }])).toMatch(
      /^Step 1 of 1, step\n\n```text\nx+\n```\n\n… \(cut: \d+ more characters in Gecko\)$/,
    );
  });
});

describe('a call chain', () => {
  const steps = (count: number) => Array.from({ length: count }, (_, index) => ({ ...nothing, line: index }));
  const shown = (count: number) => renderCallChain(steps(count)).split('\n\n');

  it('is nothing without steps', () => {
    expect(renderCallChain([])).toBe('');
  });

  it('is whole up to sixteen steps', () => {
    expect(shown(16)).toEqual(Array.from({ length: 16 }, (_, index) => `Step ${index + 1} of 16, step`));
  });

  it('has a mark in the place of what is more', () => {
    expect(shown(18).slice(7, 10)).toEqual([
      'Step 8 of 18, step',
      '… (cut: 2 more steps in Gecko)',
      'Step 11 of 18, step',
    ]);
    expect(shown(18)).toHaveLength(17);
  });
});
