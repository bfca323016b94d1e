import { describe, expect, test } from 'vitest';
import { renderProse } from '../../../../../shared/domain/markdown/prose.ts';

describe('renderProse', () => {
  test.each([
    ['plain text', 'Reads any file, e.g. user_id.', 'Reads any file, e.g. user_id.'],
    ['code spans', 'Calls `findAll()` and ``a ` b``', 'Calls `findAll()` and ``a ` b``'],
    ['generic types in code spans', '`Map<String, List<Integer>>`', '`Map<String, List<Integer>>`'],
    ['bold words', '**Impact:** high', '**Impact:** high'],
    ['bold words in a sentence', 'It is (**very**) **high**, 7 **x** 8', 'It is (**very**) **high**, 7 **x** 8'],
    ['bullets', '* one\n+ two\n- three\n• four', '- one\n- two\n- three\n- four'],
    ['numbers', '1. one\n2) two', '1. one\n2. two'],
    ['words struck out', '~~a~~ b\n~~', '~~a~~ b\n~~'],
    ['a code span of three backticks', '```a``` b', '`a` b'],
    ['paragraphs', 'one\n\n\n\ntwo', 'one\n\ntwo'],
    ['code blocks', 'See:\n```py\nx = 1\n```\nEnd', 'See:\n\n```py\nx = 1\n```\n\nEnd'],
    ['code blocks with fences inside', '````\n```\nx\n```\n````', '````text\n```\nx\n```\n````'],
  ])('keeps %s', (_, markdown, expected) => {
    expect(renderProse(markdown)).toBe(expected);
  });

  test.each([
    ['a heading', '## Impact ##\ntext', '**Impact**\n\ntext'],
    ['a heading without a space', '#Impact', '\\#Impact'],
    ['an underlined heading', 'Impact\n===\ntext\n---', 'Impact\n&#61;==\ntext\n&#45;--'],
    ['a list below a line', 'Steps:\n- one', 'Steps:\n\n- one'],
    ['HTML', '<img src=x onerror=alert(1)> & <b>', '&lt;img src=x onerror=alert(1)&gt; &amp; &lt;b&gt;'],
    ['a character reference', '&lt;b&gt;', '&amp;lt;b&amp;gt;'],
    ['an image', '![i](https://evil.example/i.png)', '!\\[i\\](https://evil.example/i.png)'],
    ['a link', '[x](javascript:alert(1))', '\\[x\\](javascript:alert(1))'],
    ['a link definition', '[x]: https://evil.example', '\\[x\\]: https://evil.example'],
    ['a quote', '> x', '&gt; x'],
    ['a table', 'a | b\n--- | ---', 'a | b\n&#45;-- | ---'],
    ['a rule of stars', '***', '\\*\\*\\*'],
    ['indented code', '    x = 1', 'x = 1'],
    ['single emphasis', '*a* _b_ __c__', '\\*a\\* \\_b\\_ \\_\\_c\\_\\_'],
    [
      'stars within words',
      'a**b** **b**c 2**b** **b**2',
      'a\\*\\*b\\*\\* \\*\\*b\\*\\*c 2\\*\\*b\\*\\* \\*\\*b\\*\\*2',
    ],
    ['a glob', 'src/**/*.ts', 'src/\\*\\*/\\*.ts'],
    ['a year at the start', '2024. A year', '2024\\. A year'],
    ['a stray backtick', 'a ` b', 'a &#96; b'],
    ['a stray fence of tildes in a list', '- ~~~', '- &#126;~~'],
    ['an escaped star', '\\*', '&#92;\\*'],
    ['a Windows path', 'C:\\temp', 'C:\\temp'],
    ['a closing tag in a code span', '`</script>`', '&lt;`/script>`'],
    ['a comment in a code span', '`a <!-- b`', '`a` &lt;`!-- b`'],
    ['an attribute in a code span', '`<a href="x">`', '&lt;`a href="x">`'],
    ['control characters', 'a\0b\x1b[1m\x02', 'ab\\[1m'],
    ['half a surrogate pair', 'a\ud83d😀', 'a😀'],
    ['reversed text', 'a\u202eb', 'ab'],
    ['blank lines at its ends', '\n \n\na\n\n \n\n', 'a'],
    ['one blank line at each end', '\na\n', 'a'],
    ['other line ends', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
  ])('makes %s harmless', (_, markdown, expected) => {
    expect(renderProse(markdown)).toBe(expected);
  });

  test.each([
    ['steps with code between them', '1. A\n```\nx\n```\n2. B', '1. A\n\n```text\nx\n```\n\n2\\. B'],
    [
      'steps with code within them',
      '1. A\n   ```\n   x\n   ```\n2) B\n3) C',
      '1. A\n\n```text\n   x\n```\n\n2\\. B\n\n3\\. C',
    ],
    ['steps with paragraphs between them', '1. A\n\ntext\n\n2. B\nmore', '1. A\n\ntext\n\n2\\. B\nmore'],
    ['steps with a list between them', '1. A\n\n- x\n- y\n\n2. B', '1. A\n\n- x\n- y\n\n2\\. B'],
    ['steps with a heading between them', '1. A\n# H\n2. B', '1. A\n\n**H**\n\n2\\. B'],
    ['steps with more lines each', '1. A\nmore\n2. B\n\n3. C', '1. A\nmore\n\n2. B\n\n3. C'],
    ['steps with points each', '1. A\n- x\n2. B\n\n3. C', '1. A\n- x\n2. B\n\n3. C'],
    ['a step below a point', '- x\n2. B\n\n3. C', '- x\n2. B\n\n3\\. C'],
    ['steps from a later one on', 'See:\n3. C\n4. D\n- x', 'See:\n\n3\\. C\n\n4\\. D\n\n- x'],
    ['steps of which some are left out', '1. A\n2. B\n4. D\n5. E', '1. A\n2. B\n\n4\\. D\n\n5\\. E'],
    ['steps that begin anew', '1. A\n2. B\n1. C\n2. D', '1. A\n2. B\n\n1\\. C\n\n2\\. D'],
    ['steps that begin anew behind another list', '1. A\n2. B\n\n- x\n\n1. C\n2. D', '1. A\n2. B\n\n- x\n\n1. C\n2. D'],
    ['a step zero', '0. A\n1. B', '0\\. A\n\n1. B'],
    ['items that are all one', '1. A\n1. B\n\n1. C', '1. A\n1. B\n\n1. C'],
  ])('shows the numbers of %s though DefectDojo begins every list at 1', (_, markdown, expected) => {
    expect(renderProse(markdown)).toBe(expected);
  });

  test.each([
    ['an unclosed code block', '```js\nx', '```js\nx\n```'],
    ['a block that the other fence does not close', '~~~\n```\nx', '````text\n```\nx\n````'],
    ['a fence with more than a language', '``` js {1,2}\nx\n```', '```js\nx\n```'],
    ['a fence of tildes whose language has backticks', '~~~ `js`\nx\n~~~', '```text\nx\n```'],
    ['an indented fence', '  ~~~ js\nx\n  ~~~', '```js\nx\n```'],
    ['an empty block', '```\n```\nx', 'x'],
    ['a code block in a list', '- one\n  ```\n  x\n  ```', '- one\n\n```text\n  x\n```'],
  ])('closes %s', (_, markdown, expected) => {
    expect(renderProse(markdown)).toBe(expected);
  });
});
