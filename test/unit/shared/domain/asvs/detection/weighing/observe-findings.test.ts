import { describe, expect, it } from 'vitest';
import {
  observeFiles,
  observeFindings,
} from '../../../../../../../shared/domain/asvs/detection/weighing/observe-findings.ts';

/** What is quoted for a rule, once for each chapter that it speaks for. */
function quotesFor(rule: string, findings: Parameters<typeof observeFindings>[0]): readonly string[] {
  const own = observeFindings(findings).filter(({ evidence }) => evidence.rule === rule);
  return own.map(({ evidence }) => evidence.quote);
}

describe('a finding is quoted', () => {
  it('by its title and its CWE, as far as it has them', () => {
    expect(quotesFor('finding-authentication', [{ title: ' Broken login ', cwe: 287 }])).toEqual([
      'Broken login (CWE-287)',
    ]);
    expect(quotesFor('finding-authentication', [{ title: ' ', cwe: 287 }])).toEqual(['(CWE-287)']);
    expect(quotesFor('finding-title-authentication', [{ title: 'Broken login', cwe: null }])).toEqual(['Broken login']);
  });

  it('as a finding', () => {
    const [first] = observeFindings([{ title: 'Broken login', cwe: 287 }]);
    expect(first).toMatchObject({ signal: 'finding', evidence: { source: 'finding' } });
  });

  it('that is the first of its kind', () => {
    const findings = ['Ducks', 'Broken login', 'Slow login'].map((title) => ({ title, cwe: null }));
    expect(quotesFor('finding-title-authentication', findings)).toEqual(['Broken login']);
  });
});

it('a finding without a title shows only what its CWE does', () => {
  const rules = observeFindings([{ title: '', cwe: 287 }]).map(({ evidence }) => evidence.rule);
  expect(new Set(rules)).toEqual(new Set(['finding-authentication']));
});

it('the end of a title or a path that is longer than any real one is not read', () => {
  const pond = (characters: number) => 'pond '.repeat(100).slice(0, characters);
  expect(observeFindings([{ title: `${pond(494)} login`, cwe: null }])).not.toEqual([]);
  expect(observeFindings([{ title: `${pond(495)} login`, cwe: null }])).toEqual([]);
  expect(observeFiles([`${'p/'.repeat(247)}/login`])).not.toEqual([]);
  expect(observeFiles([`${'p/'.repeat(247)}//login`])).toEqual([]);
});

it('the first file of a kind is quoted', () => {
  const [first] = observeFiles(['src/pond.ts', 'src/login.ts', 'src/login-form.ts']);
  expect(first).toMatchObject({ signal: 'file', evidence: { quote: 'src/login.ts', source: 'path' } });
});
