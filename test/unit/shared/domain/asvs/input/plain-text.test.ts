import { expect, test } from 'vitest';
import { plainText } from '../../../../../../shared/domain/asvs/input/plain-text.ts';

test.each([
  ['**bold**, _slanted_ and `code`', 'bold, slanted and code'],
  ['snake_case stays', 'snake_case stays'],
  ['a [link](https://a.example "title") and [another][ref]', 'a link and another'],
  ['![badge: login](https://a.example/x.svg) text', 'text'],
  ['[![badge](a.svg)](https://a.example) text', 'text'],
  ['<p align="center">Text<br/></p>', 'Text'],
  ['see https://a.example/oauth for more', 'see for more'],
  ['a&nbsp;b &amp; c', 'a b c'],
  ['<script>alert(1)</script>', 'alert(1)'],
])('%s is read as %s', (line, text) => {
  expect(plainText(line)).toBe(text);
});
