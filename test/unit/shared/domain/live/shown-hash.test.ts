import { expect, it, test } from 'vitest';
import type { ContentFieldName } from '../../../../../shared/domain/desired/content/content-fields.ts';
import { contentPatch } from '../../../../../shared/domain/desired/content-patch.ts';
import type { FieldValue } from '../../../../../shared/domain/live/shown-hash.ts';
import { shownHash } from '../../../../../shared/domain/live/shown-hash.ts';
import { desiring } from '../plan/a-plan.ts';

test.each([
  ['title', 'Traversal in an upload', 'Traversal In An Upload'],
  ['title', '\u0131rmak', 'Irmak'],
  ['references', '[This finding](https://g.x/1)', '[This finding](https://g.x/1)\n\n[Scan in Gecko](https://g.x/s)'],
  ['cwe', 0, null],
  ['file_path', null, ''],
  ['cvssv3_score', null, null],
] satisfies [ContentFieldName, FieldValue, FieldValue][])(
  '%s is known again as DefectDojo shows it',
  (name, sent, shown) => {
    expect(shownHash(name, shown)).toBe(shownHash(name, sent));
  },
);

test.each([
  ['title', 'Traversal in an upload', 'Traversal in a download'],
  ['references', '[This finding](https://g.x/1)', '[This finding](https://g.x/2)'],
  ['cwe', 22, 23],
  ['cwe', 22, null],
  ['line', 1, null],
  ['severity', 'High', 'Low'],
] satisfies [ContentFieldName, FieldValue, FieldValue][])('another %s has another hash', (name, one, other) => {
  expect(shownHash(name, one)).not.toBe(shownHash(name, other));
});

it('what is sent of a finding is known again in what its creation left', () => {
  const desired = desiring('a');
  const names = Object.keys(desired.fields) as ContentFieldName[];
  const patch = contentPatch(desired, names);
  expect(
    names.filter((name) => shownHash(name, patch[name] ?? null) !== shownHash(name, desired.fields[name])),
  ).toEqual([]);
});
