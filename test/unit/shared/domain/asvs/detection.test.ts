import { expect, test } from 'vitest';
import {
  type AsvsDetection,
  type AsvsEvidence,
  type DetectedSection,
  type DetectionInputs,
  type StoredDetection,
  storedDetectionSchema,
} from '../../../../../shared/domain/asvs/detection.ts';

const evidence: AsvsEvidence = {
  rule: 'E6',
  sentence: 'People log in here:',
  quote: 'POST /login',
  source: 'endpoint',
};
const section: DetectedSection = { chapter: 'V6', strength: 'found', evidence: [evidence] };
const inputs: DetectionInputs = { endpoints: 'read', wiki: 'unknown' };
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
])('a stored detection is refused with %s', (_, value) => {
  expect(storedDetectionSchema.safeParse(value).success).toBe(false);
});
