import { type Step, saidAfter, scanOf } from './life.ts';

const syllables = [
  'or',
  'der',
  'con',
  'trol',
  'ser',
  'vice',
  'mem',
  'ber',
  'ac',
  'cess',
  'to',
  'ken',
  'user',
  'han',
  'dle',
];
const vocabularySize = 2_000;

/** A row of Gecko's listing with everything that a rich Gecko may send: about 6 kB. The same arguments give the same row. */
export function richRow(index: number, step: Step, time = 0, rewordedOneIn?: number): Record<string, unknown> {
  const { reworded, fixedAt } = saidAfter(step, index, rewordedOneIn);
  const random = randomFrom(index * 3 + reworded + 1);
  const { scanId, createdAt } = scanOf(step, time);
  return {
    id: `10000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    scanId,
    scanName: 'Nightly scan',
    scanCreatedAt: createdAt,
    severity: 4 + Math.floor(random() * 60) / 10,
    confidenceScore: 9,
    title: `IDOR: ${words(random, 8)}`,
    type: 'IDOR',
    cwe: 'CWE-639',
    filePath: `src/${words(random, 3).replaceAll(' ', '/')}.ts`,
    shortDescription: words(random, 50),
    cvssVector: 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N',
    status: fixedAt === null ? 'open' : 'fixed',
    statusChangedAt: fixedAt,
    acceptedUntil: null,
    firstSeenAt: '2026-01-01T00:00:00.000Z',
    line: index % 900,
    description: words(random, 240),
    callChain: Array.from({ length: 4 }, (_, at) => ({
      kind: at === 0 ? 'source' : 'call',
      filePath: `src/${words(random, 2).replace(' ', '/')}.ts`,
      line: at * 10 + 1,
      code: words(random, 20),
      primary: at === 3,
    })),
    proofOfConcept: words(random, 140),
    patch: words(random, 120),
    remediation: words(random, 70),
    url: null,
  };
}

const vocabulary = Array.from({ length: vocabularySize }, (_, index) => {
  const random = randomFrom(index + 7);
  return Array.from({ length: 1 + (index % 4) }, () => syllables[Math.floor(random() * syllables.length)]).join('');
});

function words(random: () => number, count: number): string {
  let text = '';
  for (let one = 0; one < count; one += 1) {
    text += `${one === 0 ? '' : ' '}${vocabulary[Math.floor(random() * vocabularySize)]}`;
  }
  return text;
}

/** The generator mulberry32. */
function randomFrom(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
