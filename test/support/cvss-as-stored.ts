/** What the Python package cvss 3.6, with which DefectDojo 3.2.0 computes, makes of vectors. */

/** The base vectors of CVSS 3.1 whose environmental score differs from the base score by 0.1: AV, AC, PR, UI, C, I and A; S is C. */
const higher =
  'NLNRHHH NLLNHHH NLLRHHH NLHRHHH NHNNHHH NHNRHHH NHLNHHH NHLRHHH NHHNHHH NHHRHHH ALNNHHH ALNRHHH ALLNHHH ALLRHHH ALHNHHH ALHRHHH AHNNHHH AHLNHHH AHLRHHH AHHNHHH AHHRHHH LLNNHHH LLLRHHH LLHNHHH LLHRHHH LHNNHHH LHNRHHH LHLNHHH LHLRHHH LHHNHHH LHHRHHH PLNNHHH PLNRHHH PLLNHHH PLHRHHH PHNNHHH PHNRHHH PHLNHHH PHLRHHH PHHNHHH PHHRHHH';
const lower =
  'NHHNHLL NHHNLHL NHHNLLH ALLRHHN ALLRHNH ALLRNHH ALHRHLL ALHRLHL ALHRLLH LLNNHLL LLNNLHL LLNNLLH LLLRHHN LLLRHNH LLLRNHH LHNNHHL LHNNHLH LHNNLHH LHLRHLN LHLRHNL LHLRLHN LHLRLNH LHLRNHL LHLRNLH LHHNHLL LHHNLHL LHHNLLH PLNNHHN PLNNHNH PLNNNHH PLLNHHN PLLNHNH PLLNNHH PHNRHLL PHNRLHL PHNRLLH PHLNHHL PHLNHLH PHLNLHH';

/** By how much the stored score differs from the base score, of those base vectors of which it does. */
export const differenceOfStored: ReadonlyMap<string, number> = new Map([
  ...higher.split(' ').map((values) => [vectorOf(values), 0.1] as const),
  ...lower.split(' ').map((values) => [vectorOf(values), -0.1] as const),
]);

function vectorOf(values: string): string {
  const [av, ac, pr, ui, c, i, a] = values;
  return `CVSS:3.1/AV:${av}/AC:${ac}/PR:${pr}/UI:${ui}/S:C/C:${c}/I:${i}/A:${a}`;
}

/** All base vectors of a version of CVSS 3. */
export function baseVectors(version: '3.0' | '3.1'): string[] {
  const values = { AV: 'NALP', AC: 'LH', PR: 'NLH', UI: 'NR', S: 'UC', C: 'HLN', I: 'HLN', A: 'HLN' };
  return Object.entries(values).reduce(
    (vectors, [metric, all]) => vectors.flatMap((vector) => [...all].map((value) => `${vector}/${metric}:${value}`)),
    [`CVSS:${version}`],
  );
}

const base31 = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H';
const changed31 = 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H';
const low30 = 'CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:U/C:L/I:N/A:N';
const base40 = 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N';

/** Vectors as they may be sent, with the vector and the score that are stored. */
export const storedVectors: readonly (readonly [sent: string, vector: string, score: number])[] = [
  [changed31, changed31, 10],
  [changed31.replace('3.1', '3.0'), changed31.replace('3.1', '3.0'), 9.9],
  ['CVSS:3.1/A:H/I:H/C:H/S:U/UI:N/PR:N/AC:L/AV:N', base31, 9.8],
  [`${base31}/E:X/RL:X/RC:X`, base31, 9.8],
  [`${base31}/RC:R/RL:O/E:P`, `${base31}/E:P/RL:O/RC:R`, 8.5],
  [`${base31}/CR:L/MAV:P/MS:C`, `${base31}/CR:L/MAV:P/MS:C`, 7.5],
  [`${changed31}/CR:X/E:U`, `${changed31}/E:U`, 9.1],
  [`${low30}/CR:H/E:H/RL:U/RC:U`, `${low30}/E:H/RL:U/RC:U/CR:H`, 4.6],
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N', 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N', 0],
  [base40, base40, 9.3],
  ['CVSS:4.0/SA:N/SI:N/SC:N/VA:H/VI:H/VC:H/UI:N/PR:N/AT:N/AC:L/AV:N/E:P/U:Amber/CR:X', `${base40}/E:P/U:Amber`, 8.9],
  [`${base40}/MSI:S/E:U`, `${base40}/E:U/MSI:S`, 9.4],
];
