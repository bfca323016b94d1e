import { expect, test } from 'vitest';
import { titleOf } from '../../../../../../shared/domain/desired/content/title.ts';

const nothing = { id: 'f-1', title: null, type: null, filePath: null };

test.each([
  ['its own', { title: ' A  title ', type: 'LFI', filePath: 'a.py' }, 'A title'],
  ['its type and file', { type: ' LFI ', filePath: ' a.py ' }, 'LFI in a.py'],
  ['its file', { filePath: 'a.py' }, 'Finding in a.py'],
  ['its type and id', { type: 'LFI', filePath: ' ' }, 'LFI f-1'],
  ['its id', {}, 'Finding f-1'],
  [
    'its type and file where nobody sees its own',
    { title: '\u200b\u202e\ufe0f', type: 'LFI', filePath: 'a.py' },
    'LFI in a.py',
  ],
  ['its id where nobody sees anything else', { title: '\u3164', type: '\u2060', filePath: '\u00ad' }, 'Finding f-1'],
  ['as much as fits', { title: 'x'.repeat(511) }, 'x'.repeat(511)],
  [
    'as much as fits, with a mark',
    { title: 'x'.repeat(512) },
    `${'x'.repeat(475)}… (cut: 37 more characters in Gecko)`,
  ],
  ['what fits once capitals take more', { title: 'ß'.repeat(255) }, 'ß'.repeat(255)],
  ['what fits once small letters take more', { title: 'İ'.repeat(255) }, 'İ'.repeat(255)],
])('the title is %s', (_, finding, expected) => {
  expect(titleOf({ ...nothing, ...finding })).toBe(expected);
});

test.each(['ß', 'İ'])('the title is cut where %s would not fit any more once DefectDojo changes its case', (letter) => {
  const title = titleOf({ ...nothing, title: letter.repeat(256) });
  expect(title).toMatch(/more characters in Gecko\)$/);
  expect(Math.max(title.toUpperCase().length, title.toLowerCase().length)).toBeLessThanOrEqual(511);
});
