import { describe, expect, it } from 'vitest';
import {
  quoteMaxCharacters,
  sentenceMaxCharacters,
} from '../../../../../../../shared/domain/asvs/detection/evidence-limits.ts';
import { anEndpoint } from '../../../../../../../shared/domain/asvs/detection/input/endpoint.ts';
import { rules } from '../../../../../../../shared/domain/asvs/detection/rules/all-themes.ts';
import { observeEndpoints } from '../../../../../../../shared/domain/asvs/detection/weighing/observe-endpoints.ts';
import {
  observeFiles,
  observeFindings,
} from '../../../../../../../shared/domain/asvs/detection/weighing/observe-findings.ts';
import {
  observeSettings,
  observeStatements,
} from '../../../../../../../shared/domain/asvs/detection/weighing/observe-wiki.ts';
import { subjectsOf } from '../../../../../../../shared/domain/asvs/detection/weighing/subjects.ts';

const all = Object.values(rules).flat();
const patterns = all.flatMap((rule) => Object.values(rule).filter((value): value is RegExp => value instanceof RegExp));

describe('the rules', () => {
  it('have ids of their own', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { id } of all) expect(id).toMatch(/^(?:endpoint|wiki|setting|subject|finding|file)-[a-z0-9-]+$/);
  });

  it('say in a sentence what they saw', () => {
    for (const { sentence } of all) {
      expect(sentence).toMatch(/^[A-Z][^.]{5,}.*\.$/);
      expect(sentence.length).toBeLessThanOrEqual(sentenceMaxCharacters);
    }
  });

  it('only ever speak for chapters, never against them', () => {
    for (const { weights } of all) {
      expect(Object.keys(weights).length).toBeGreaterThan(0);
      for (const weight of Object.values(weights)) {
        expect(weight).toBeGreaterThan(0);
        expect(weight).toBeLessThanOrEqual(100);
      }
    }
  });

  it('have patterns that look no further than a bound', () => {
    for (const { source } of patterns) expect(source.replace(/\\[*+]|\[[^\]]*\]/g, '')).not.toMatch(/[*+]|\{\d+,\}/);
  });
});

describe('nothing is seen in', () => {
  const neutral = 'Ducks swim on (small) ponds, and geese fly south - every autumn.';

  it('a description of something else', () => {
    const statements = [{ text: neutral, place: 'lead' as const }];
    expect(observeStatements(statements)).toEqual([]);
    expect(observeSettings(statements)).toEqual([]);
    expect(subjectsOf('acme/ducks', statements)).toEqual([]);
  });

  it('an endpoint of something else, but that it is one', () => {
    const seen = observeEndpoints([anEndpoint('GET', '/api/ponds')]).map(({ evidence }) => evidence.rule);
    expect(new Set(seen)).toEqual(new Set(['endpoint-any']));
  });

  it('a finding or a file of something else', () => {
    expect(
      observeFindings([
        { title: neutral, cwe: 999_999 },
        { title: '', cwe: null },
      ]),
    ).toEqual([]);
    expect(observeFiles(['src/ducks/pond.go', 'README.md'])).toEqual([]);
  });
});

it('quotes fit into a detection', () => {
  const long = anEndpoint('POST', `/login/${'a'.repeat(400)}`);
  for (const { evidence } of observeEndpoints([long]))
    expect(evidence.quote.length).toBeLessThanOrEqual(quoteMaxCharacters);
});
