import { describe, expect, it } from 'vitest';
import { brokenIn, isThere } from './broken-in.ts';
import { repositoryOf, thisRepository } from './repository.ts';

const repository = thisRepository();
const documents = [...repository.files].filter((file) => file.endsWith('.md')).toSorted();

/** Files of other projects that documents name. */
const elsewhere = [
  { document: 'infra/local/defectdojo/README.md', path: 'dojo/risk_acceptance/helper.py' },
  { document: 'infra/local/defectdojo/README.md', path: 'dojo/tags/inheritance.py' },
  { document: 'shared/domain/asvs/data/ATTRIBUTION.md', path: '5.0/mappings/v5.0.be_cwe_mapping.json' },
];

describe('what the documents name', () => {
  it.each(documents)('is there: %s', (document) => {
    const known = elsewhere.filter((it) => it.document === document).map(({ path }) => `There is no ${path}.`);
    expect(brokenIn(document, repository)).toEqual(known);
  });

  it('is there where the code sends a reader to a document', () => {
    const sources = [...repository.files].filter((file) => /^(?:functions|infra|shared)\/.*\.(?:ts|mjs)$/.test(file));
    const named = sources.flatMap((file) =>
      [...repository.read(file).matchAll(/[\w-]+(?:\/[\w-]+)*\.md\b/g)].map(([path]) => ({ file, path })),
    );
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter(({ file, path }) => !isThere(path, file, repository))).toEqual([]);
  });
});

describe('what a document names wrongly', () => {
  const inDocument = (text: string) => {
    const texts: Record<string, string> = {
      'infra/README.md': '# A `code` heading, twice\n\n# A code heading, twice',
      'shared/page.md': text,
      'shared/plan/reasons.ts': "export const reasons = { rate_limited: 'later' }",
    };
    const files = [...Object.keys(texts), '.ci/run', 'package.json'];
    return brokenIn(
      'shared/page.md',
      repositoryOf(files, ['start', 'check:types'], (file) => texts[file] ?? ''),
    );
  };

  it.each([
    [
      '[a](plan/reasons.ts), [b](../infra/README.md#a-code-heading-twice-1), [c](#here), [d](https://example.com/x)\n## Here',
    ],
    ['| `shared/plan/` | `plan/`, `reasons.ts`, `plan/reasons.ts`, `shared/plan/*.ts`, `.ci/run`, `package.json` |'],
    [
      '`npm start`, `npm run check:types -- --port 1`, `.local/made.json`, `acme/webshop`, `rate_limited`, `<stage>/shared/`, `/v1/shared/x.ts`, `a.b`',
    ],
    ['```sh\nnode shared/plan/reasons.ts src/made-up.ts\n```'],
    ['```mermaid\nflowchart LR\n  a[shared/nothing] --> b\n```'],
  ])('is nothing in %j', (text) => {
    expect(inDocument(text)).toEqual([]);
  });

  it.each([
    ['[a](plan/gone.ts)', 'The link plan/gone.ts leads nowhere.'],
    [
      '[a](../infra/README.md#a-code-heading-twice-2)',
      'The link ../infra/README.md#a-code-heading-twice-2 leads nowhere.',
    ],
    ['[a](#here)', 'The link #here leads nowhere.'],
    ['[a](../../elsewhere/README.md)', 'The link ../../elsewhere/README.md leads nowhere.'],
    ['| `shared/gone/` |', 'There is no shared/gone/.'],
    ['`shared/reasons.ts`', 'There is no shared/reasons.ts.'],
    ['`shared/plan/*.mjs`', 'There is no shared/plan/*.mjs.'],
    ['`gone/`', 'There is no gone/.'],
    ['`gone.ts`', 'There is no gone.ts.'],
    ['`npm run gone`', 'There is no script gone.'],
    ['`npm test`', 'There is no script test.'],
    ['`rate_limit`', 'No code knows rate_limit.'],
    ['```sh\nnode shared/gone.ts\n```', 'There is no shared/gone.ts.'],
  ])('is told of %j', (text, sentence) => {
    expect(inDocument(text)).toEqual([sentence]);
  });
});
