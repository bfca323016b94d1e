import { describe, expect, it } from 'vitest';
import { savedCvss3, savedCvss4 } from '../../../../../infra/local/defectdojo/model/cvss.ts';
import { baseVectors, differenceOfStored, storedVectors } from '../../../../support/cvss-as-stored.ts';
import { clientOf, placeWith, row, stored } from './client.ts';

const [changed31 = ''] = differenceOfStored.keys();

describe('what is stored of a CVSS vector', () => {
  it.each(storedVectors)('%s: %s, %d', (sent, vector, score) => {
    expect(savedCvss3(sent) ?? savedCvss4(sent)).toEqual({ vector, score });
  });

  it('is the environmental score, which 80 base vectors of 3.1 have other than the base score, and none of 3.0', () => {
    const vectors = baseVectors('3.1');
    expect([vectors.length, differenceOfStored.size]).toEqual([2592, 80]);
    for (const vector of vectors) {
      // All scores of a 3.0 vector are its base score, which is that of its 3.1 twin.
      const twin = vector.replace('3.1', '3.0');
      const difference = (savedCvss3(vector)?.score ?? 0) - (savedCvss3(twin)?.score ?? 0);
      expect(`${vector} ${difference.toFixed(1)}`).toBe(
        `${vector} ${(differenceOfStored.get(vector) ?? 0).toFixed(1)}`,
      );
    }
  });

  it.each([
    ['a text', 'bogus'],
    ['a repeated metric', `${changed31}/E:U/E:U`],
    ['an unknown metric', `${changed31}/QQ:N`],
    ['an unknown value', `${changed31}/E:Q`],
    ['a missing base metric', changed31.replace('/S:C', '/E:U')],
    ['lower case', changed31.toLowerCase()],
    ['nothing', null],
  ])('is nothing of %s', (_, text) => {
    expect([savedCvss3(text), savedCvss4(text)]).toEqual([undefined, undefined]);
  });

  it.each([
    ['3.2.0', 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H'],
    ['2.45.3', 'CVSS:3.1/A:H/I:H/C:H/S:C/UI:N/PR:L/AC:L/AV:N/E:X'],
  ] as const)('is, on %s, by file as by PATCH: %s', async (version, shown) => {
    const client = clientOf({ version });
    const sent = { cvssv3: 'CVSS:3.1/A:H/I:H/C:H/S:C/UI:N/PR:L/AC:L/AV:N/E:X', cvssv3_score: 9.9 };
    await placeWith(client, [row('g-1', sent), row('g-2')]);
    await client.call('PATCH', '/findings/2/', sent);
    for (const id of ['g-1', 'g-2']) expect(stored(client, id)).toMatchObject({ cvssv3: shown, cvssv3_score: 10 });
  });
});
