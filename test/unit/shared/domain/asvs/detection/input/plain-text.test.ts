import { expect, test } from 'vitest';
import { plainText } from '../../../../../../../shared/domain/asvs/detection/input/plain-text.ts';

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
  ['![badge][ref] text', 'text'],
  ['![badge] text', 'text'],
  ['a![badge](b)c', 'a c'],
  ['![](a.svg) text', 'text'],
  ['[](a) text', 'text'],
  ['a [link]() b', 'a link b'],
  ['a [link][] b', 'a link b'],
  ['a [link] b (c)', 'a [link] b (c)'],
  ['<!DOCTYPE html>a', 'a'],
  ['a<B>b</B>c', 'a b c'],
  ['a < b > c', 'a < b > c'],
  ['(http://a.example/x) and <https://b.example>', '( ) and'],
  ['HTTPS://A.EXAMPLE/x] y', '] y'],
  ['xhttps://a.example', 'xhttps://a.example'],
  ['a&AMP;b&lt;c&gt;d&quot;e&#39;f&#12345;g', 'a b c d e f g'],
  ['a&copy;b', 'a&copy;b'],
  ['***a*** ``b`` ~~c~~ __d__', 'a b c d'],
  ['_a b_ c_d', 'a b c_d'],
  [' \ta \t b ', 'a b'],
])('%s is read as %s', (line, text) => {
  expect(plainText(line)).toBe(text);
});
