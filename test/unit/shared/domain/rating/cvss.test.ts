import { describe, expect, it, test } from 'vitest';
import { readCvss } from '../../../../../shared/domain/rating/cvss.ts';
import { baseVectors, differenceOfStored, storedVectors } from '../../../../support/cvss-as-stored.ts';

const base31 = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H';
const base40 = 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N';

describe('readCvss', () => {
  // Scores as FIRST's calculators give them.
  test.each([
    [base31, 3, 10],
    ['CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N', 3, 6.5],
    ['CVSS:3.0/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N', 3, 6.5],
    ['CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N/E:F', 3, 6.4],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N', 3, 0],
    ['CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N/MAV:L', 3, 5.5],
    ['CVSS:3.0/AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H/MAC:H/MPR:N', 3, 9],
    ['CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H/MAC:H/MPR:N', 3, 9.1],
    [base40, 4, 9.3],
    [`${base40}/U:Red`, 4, 9.3],
    ['CVSS:4.0/AV:L/AC:L/AT:N/PR:L/UI:N/VC:L/VI:N/VA:N/SC:N/SI:N/SA:N', 4, 4.8],
  ])('reads %s as version %d with the score %d', (vector, version, score) => {
    expect(readCvss(` ${vector}\n`)).toEqual({ version, vector, score, storedScore: score });
  });

  test.each([
    ['CVSS:3.1/A:N/I:N/C:H/S:U/UI:N/PR:L/AC:L/AV:N', 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N'],
    [`${base31}/E:X/RL:X/RC:X/MAV:L/MC:X`, `${base31}/MAV:L`],
    [`${base40}/E:X/MAV:X/AU:X/U:Red`, `${base40}/U:Red`],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H/CR:H/E:H', `${base31}/E:H/CR:H`],
  ])('reads %s in the order of the standard, without what is not defined: %s', (given, vector) => {
    expect(readCvss(given)?.vector).toBe(vector);
  });

  it.each(storedVectors)('knows that of %s DefectDojo stores %s and %d', (sent, vector, storedScore) => {
    expect(readCvss(sent)).toMatchObject({ vector, storedScore });
  });

  it('knows the score that DefectDojo stores of every base vector of 3.0 and 3.1, other than the base score or not', () => {
    for (const vector of [...baseVectors('3.0'), ...baseVectors('3.1')]) {
      const { score = 0, storedScore = 0 } = readCvss(vector) ?? {};
      const difference = Number((storedScore - score).toFixed(6));
      expect(`${vector} ${difference}`).toBe(`${vector} ${differenceOfStored.get(vector) ?? 0}`);
    }
  });

  test.each([
    ['nothing', ''],
    ['another text', 'bogus'],
    ['a prefix alone', 'CVSS:3.1/'],
    ['missing base metrics', 'CVSS:3.1/AV:N/AC:L'],
    ['a repeated metric', `${base31}/AV:N`],
    ['an unknown metric', `${base31}/QQ:N`],
    ['an unknown value', base31.replace('AV:N', 'AV:Q')],
    ['an unknown value of a metric that may be missing', `${base31}/E:Q`],
    ['a metric in lower case', base31.replace('AV:', 'av:')],
    ['a metric of three parts', `${base31}:X`],
    ['something before it', `See ${base31}`],
    ['metrics of another version', base31.replace('3.1', '4.0')],
    ['an unknown version', base31.replace('3.1', '3.2')],
    ['no prefix', base31.slice('CVSS:3.1/'.length)],
    ['version 2', 'AV:N/AC:L/Au:N/C:P/I:P/A:P'],
    ['a slash at the end', `${base31}/`],
    ['lower case', base31.toLowerCase()],
    ['two vectors', `${base31} ${base31}`],
  ])('refuses a vector with %s', (_, vector) => {
    expect(readCvss(vector)).toBeUndefined();
  });

  it('takes the longest vectors there are, which fit the columns of DefectDojo 3.2.0', () => {
    const modified3 = 'MAV:N/MAC:L/MPR:N/MUI:N/MS:C/MC:H/MI:H/MA:H';
    const longest3 = `${base31}/E:H/RL:U/RC:C/CR:H/IR:H/AR:H/${modified3}`;
    const modified4 = 'MAV:N/MAC:L/MAT:N/MPR:N/MUI:N/MVC:H/MVI:H/MVA:H/MSC:H/MSI:S/MSA:S';
    const longest4 = `${base40}/E:A/CR:H/IR:H/AR:H/${modified4}/S:P/AU:Y/R:I/V:C/RE:H/U:Amber`;
    expect([longest3, longest4].map((vector) => readCvss(vector)?.version)).toEqual([3, 4]);
    expect(longest3.length).toBeLessThanOrEqual(117);
    expect(longest4.length).toBeLessThanOrEqual(255);
  });
});
