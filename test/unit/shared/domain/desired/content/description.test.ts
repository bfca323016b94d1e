import { describe, expect, it, test } from 'vitest';
import { descriptionMaxCharacters } from '../../../../../../shared/domain/defectdojo/field-limits.ts';
import { aDesired, cvss4Vector, documentedRow } from '../a-finding.ts';

const lastLine = `Gecko finding: ${documentedRow.id}`;
const describeRow = (row: Record<string, unknown>) => aDesired(row).fields.description;

describe('the description', () => {
  it('tells summary, call chain, proof of concept and patch, and ends with the id', () => {
    const description = describeRow({
      description: '## Impact\nAll files.',
      callChain: [
        { kind: 'source', filePath: 'api/routes.py', line: 31, code: 'path = request.args["p"]' },
        { kind: 'sink', filePath: 'utils/io.py', line: 12, code: 'open(path)', primary: true },
      ],
      proofOfConcept: 'curl "http://localhost/?p=../../etc/passwd"',
      patch: '--- a/io.py\n+++ b/io.py\n-open(path)\n+open(safe(path))\n',
    });
    expect(description).toBe(
      [
        'User-controlled path allows reading arbitrary files.',
        '**Impact**',
        'All files.',
        '### Call chain',
        'Step 1 of 2, source at `api/routes.py:31`',
        '```text\npath = request.args["p"]\n```',
        'Step 2 of 2, sink at `utils/io.py:12` (the vulnerable step)',
        '```text\nopen(path)\n```',
        '### Proof of concept',
        '```text\ncurl "http://localhost/?p=../../etc/passwd"\n```',
        '### Patch proposed by Gecko',
        '```diff\n--- a/io.py\n+++ b/io.py\n-open(path)\n+open(safe(path))\n```',
        lastLine,
      ].join('\n\n'),
    );
  });

  it('says so where Gecko gives no text', () => {
    expect(describeRow({ shortDescription: null })).toBe(`Gecko gives no description of this finding.\n\n${lastLine}`);
  });

  it('is the long text where there is no summary', () => {
    expect(describeRow({ shortDescription: null, description: 'Long.' })).toBe(`Long.\n\n${lastLine}`);
  });

  it('does not repeat a summary with which the long description begins', () => {
    expect(describeRow({ shortDescription: 'Short.', description: 'Short. Long.' })).toBe(
      `Short. Long.\n\n${lastLine}`,
    );
  });

  it('takes a proof of concept that holds code blocks as Markdown', () => {
    expect(describeRow({ proofOfConcept: 'Run:\n```sh\nls\n```' })).toContain(
      '### Proof of concept\n\nRun:\n\n```sh\nls\n```',
    );
  });

  it('takes a patch of a Markdown file as the diff it is', () => {
    const patch = '--- a/README.md\n ```sh\n-ls\n+ls -l\n ```';
    expect(describeRow({ patch })).toContain(`\`\`\`\`diff\n${patch}\n\`\`\`\``);
  });

  test.each([
    ['a step of which nothing is known', {}, 'Step 1 of 1, step'],
    ['a step without a line', { kind: 'flow', filePath: 'a.py' }, 'Step 1 of 1, flow at `a.py`'],
    ['a hostile path', { filePath: '`</code>\n# x' }, 'Step 1 of 1, step at `` ` ``&lt;`/code> # x`'],
    ['a long path', { filePath: `x/${'d/'.repeat(60)}a.py`, line: 3 }, `step at \`…${'d/'.repeat(58)}a.py:3\``],
  ])('shows %s', (_, step, expected) => {
    expect(describeRow({ callChain: [step] })).toContain(expected);
  });

  it('leaves out the middle of a very long call chain, and says how many steps', () => {
    const callChain = Array.from({ length: 50 }, (_, index) => ({ kind: 'flow', filePath: 'a.py', line: index + 1 }));
    const { fields, warnings } = aDesired({ callChain });
    expect(fields.description).toContain(
      '`a.py:8`\n\n… (cut: 34 more steps in Gecko)\n\nStep 43 of 50, flow at `a.py:43`',
    );
    expect(warnings).toEqual(['description_cut']);
  });

  test.each([
    ['shortDescription', 'word '.repeat(20_000)],
    ['description', '`<`&*'.repeat(20_000)],
    ['proofOfConcept', '```\n'.repeat(20_000)],
    ['patch', '+😀\n'.repeat(20_000)],
  ])('cuts a huge %s where it stands and keeps everything else', (field, text) => {
    const { fields, warnings } = aDesired({ patch: '-a\n+b', [field]: text });
    expect(fields.description.length).toBeLessThanOrEqual(descriptionMaxCharacters);
    expect(fields.description).toMatch(/… \(cut: \d+ more characters in Gecko\)\n\n/);
    expect(fields.description).toContain('### Patch proposed by Gecko');
    expect(fields.description.endsWith(`\n\n${lastLine}`)).toBe(true);
    expect(warnings).toEqual(['description_cut']);
  });

  it.each(['&', '`', '`<a', '_', '😀', '```\n', '- `', 'x'])(
    'stays within its limit were everything full of %j',
    (piece) => {
      const text = piece.repeat(20_000);
      const row = {
        shortDescription: text,
        description: `y${text}`,
        proofOfConcept: text,
        patch: text,
        id: '&'.repeat(500),
      };
      const step = { kind: text, filePath: text, code: text, line: 2 ** 50, primary: true };
      const callChain = Array.from({ length: 30 }, () => step);
      const { description } = aDesired(
        { ...row, callChain, cvssVector: cvss4Vector },
        { defectDojoVersion: undefined },
      ).fields;
      expect(description.length).toBeLessThanOrEqual(descriptionMaxCharacters);
    },
  );

  it('counts in the mark exactly what is missing', () => {
    const { description } = aDesired({ patch: '😀'.repeat(10_000) }).fields;
    const shown = description.match(/😀/gu)?.length ?? 0;
    expect(description).toContain(`(cut: ${10_000 - shown} more characters in Gecko)`);
  });

  it('shows an id as it is, whatever markup it could be', () => {
    expect(describeRow({ id: 'team_1:v-2/<b>*' })).toMatch(/\n\nGecko finding: team_1:v-2\/&lt;b&gt;\\\*$/);
  });
});
