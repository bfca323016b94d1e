import { expect, test } from 'vitest';
import {
  type AsvsDetection,
  type AsvsEvidence,
  type DetectedSection,
  type StoredDetection,
  storedDetectionSchema,
} from '../../../../../../shared/domain/asvs/detection/detection.ts';

const evidence: AsvsEvidence = {
  rule: 'E6',
  sentence: 'People log in here:',
  quote: 'POST /login',
  source: 'endpoint',
};
const section: DetectedSection = { chapter: 'V6', strength: 'found', evidence: [evidence] };
const inputs: AsvsDetection['inputs'] = { endpoints: 'read', wiki: 'unknown' };
const detection: AsvsDetection = {
  rulesVersion: 1,
  inputs,
  byVersion: { '5.0.0': { sections: [section] }, '4.0.3': { sections: [{ ...section, chapter: 'V2' }] } },
  level: { proposed: 'L2', reasons: ['It has accounts.'] },
};
const stored: StoredDetection = { ...detection, scanId: 'scan', detectedAt: '2026-01-01T00:00:00.000Z' };

test('a stored detection is read as it was written', () => {
  expect(storedDetectionSchema.parse(JSON.parse(JSON.stringify(stored)))).toEqual(stored);
});

test.each([
  ['a chapter that is no chapter', { ...stored, byVersion: { ...stored.byVersion, '5.0.0': { sections: ['6'] } } }],
  ['a proposal of L3, which is for people to choose', { ...stored, level: { ...stored.level, proposed: 'L3' } }],
  ['a chapter without a reason', { ...stored, byVersion: { '5.0.0': { sections: [{ ...section, evidence: [] }] } } }],
  ['a level without a reason', { ...stored, level: { ...stored.level, reasons: [] } }],
])('a stored detection is refused with %s', (_, value) => {
  expect(storedDetectionSchema.safeParse(value).success).toBe(false);
});

const withEvidence = (...pieces: Partial<AsvsEvidence>[]) =>
  storedDetectionSchema.safeParse({
    ...stored,
    byVersion: {
      ...stored.byVersion,
      '5.0.0': { sections: [{ ...section, evidence: pieces.map((piece) => ({ ...evidence, ...piece })) }] },
    },
  }).success;

test('a stored detection holds as many reasons, as long ones and of such sources as a detection gives', () => {
  expect([1, 2, 3, 4].map((count) => withEvidence(...Array.from({ length: count }, () => ({}))))).toEqual([
    ...[true, true, true, false],
  ]);
  expect([1, 200, 201].map((length) => withEvidence({ sentence: 'x'.repeat(length) }))).toEqual([true, true, false]);
  expect([0, 1, 200, 201].map((length) => withEvidence({ quote: 'x'.repeat(length) }))).toEqual([
    ...[false, true, true, false],
  ]);
  for (const source of ['endpoint', 'wiki', 'finding', 'path', 'repository'] as const) {
    expect(withEvidence({ source })).toBe(true);
  }
});

test('what an earlier detection named and what could not be looked at is read as it was written', () => {
  const { strength: _, ...rest } = section;
  const lastSeen = { '5.0.0': [{ ...rest, seenAt: '2025-01-01T00:00:00.000Z' }], '4.0.3': [] };
  for (const endpoints of ['read', 'none', 'unknown'] as const) {
    for (const wiki of ['read', 'unknown'] as const) {
      const one: StoredDetection = { ...stored, inputs: { endpoints, wiki }, lastSeen };
      expect(storedDetectionSchema.parse(one)).toEqual(one);
    }
  }
});
