import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { evaluate } from '../../asvs-eval/evaluate.ts';
import { labelledCaseSchema, labelledFileSchema } from '../../asvs-eval/labelled-cases.ts';

function evaluated(url: URL) {
  return evaluate(labelledFileSchema.parse(JSON.parse(readFileSync(url, 'utf8'))).cases);
}

const withReadmes = z.object({ cases: z.array(labelledCaseSchema.extend({ readme: z.string() })) });

const ownCases = new URL('../../asvs-eval/own-cases.json', import.meta.url);

describe('the chapters detected in repositories made up for this', () => {
  it('are those that a reviewer would assign', () => {
    const { micro, conditional } = evaluated(ownCases);
    expect(conditional.precision).toBeGreaterThanOrEqual(0.98);
    expect(conditional.recall).toBeGreaterThanOrEqual(0.95);
    expect(micro.precision).toBeGreaterThanOrEqual(0.99);
    expect(micro.recall).toBeGreaterThanOrEqual(0.97);
  });

  it('hold nothing about logins or calls where there are no endpoints, but in libraries for logins', () => {
    const { cases } = labelledFileSchema.parse(JSON.parse(readFileSync(ownCases, 'utf8')));
    const others = cases.filter(({ input, label }) => {
      return JSON.stringify(input.endpoints) === '[]' && !label.chapters.some((id) => /^V(?:6|7|8|9|10|17)$/.test(id));
    });
    expect(others.length).toBeGreaterThan(10);
    const { chapters } = evaluate(others);
    for (const id of ['V6', 'V7', 'V8', 'V9', 'V10', 'V17']) expect(chapters[id]?.wronglyFound).toBe(0);
  });
});

describe('a score', () => {
  const labelled = (chapters: string[], arguable: string[] = []) => ({
    repository: 'a/b',
    input: { findings: null, endpoints: 'POST /login', wiki: null },
    label: { chapters, arguable },
  });

  it('counts what was rightly found, wrongly found and missed, and leaves out what is arguable', () => {
    const service = ['V1', 'V2', 'V4', 'V12', 'V13', 'V15', 'V16'];
    const { micro, conditional, chapters, repositories } = evaluate([
      labelled([...service, 'V6', 'V17'], ['V11', 'V14']),
    ]);
    expect(micro).toMatchObject({ rightlyFound: 8, wronglyFound: 0, missed: 1, precision: 1, recall: 8 / 9 });
    expect(conditional).toMatchObject({ rightlyFound: 1, wronglyFound: 0, missed: 1, recall: 1 / 2 });
    expect(chapters['V17']).toMatchObject({ missed: 1, precision: null, recall: 0 });
    expect(chapters['V5']).toMatchObject({ precision: null, recall: null });
    expect(repositories).toMatchObject([{ repository: 'a/b', wrong: [], missing: ['V17'], suggested: [] }]);
  });

  it('names what was wrong, and what was at least suggested', () => {
    const [score] = evaluate([labelled(['V7', 'V15'])]).repositories;
    expect(score?.wrong).toContain('V6');
    expect(score).toMatchObject({ missing: ['V7'], suggested: ['V7'] });
  });
});

const realRepositories = new URL('../../asvs-eval/real-repositories.json', import.meta.url);

describe('the chapters that need evidence in real repositories', () => {
  it.each([
    { text: 'a wiki as Gecko writes it', key: 'wiki' as const, precision: 0.97, recall: 0.95 },
    { text: 'a README as projects have it', key: 'readme' as const, precision: 0.95, recall: 0.8 },
  ])('are found with $text', ({ key, precision, recall }) => {
    const { cases } = withReadmes.parse(JSON.parse(readFileSync(realRepositories, 'utf8')));
    expect(cases).toHaveLength(15);
    const told = cases.map((one) => ({
      ...one,
      input: { ...one.input, wiki: { wiki: one.input.wiki, readme: one.readme }[key] },
    }));
    const { conditional } = evaluate(told);
    expect(conditional.precision).toBeGreaterThanOrEqual(precision);
    expect(conditional.recall).toBeGreaterThanOrEqual(recall);
  });
});
