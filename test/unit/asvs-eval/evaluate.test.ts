import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../asvs-eval/evaluate.ts';
import { labelledFileSchema } from '../../asvs-eval/labelled-cases.ts';

function evaluated(url: URL) {
  return evaluate(labelledFileSchema.parse(JSON.parse(readFileSync(url, 'utf8'))).cases);
}

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

const samples = ['eval-dev.json', 'eval-dev-readme.json'].map((name) => ({
  name,
  url: new URL(`../../../../shared/data/asvs/${name}`, import.meta.url),
  recall: name.includes('readme') ? 0.8 : 0.95,
  precision: name.includes('readme') ? 0.95 : 0.97,
}));

// The labelled samples are no part of this project, so they are asked only where they lie beside it.
for (const { name, url, precision, recall } of samples.filter((sample) => existsSync(fileURLToPath(sample.url)))) {
  it(`the chapters of ${name} that need evidence are found`, () => {
    const { conditional } = evaluated(url);
    expect(conditional.precision).toBeGreaterThanOrEqual(precision);
    expect(conditional.recall).toBeGreaterThanOrEqual(recall);
  });
}
