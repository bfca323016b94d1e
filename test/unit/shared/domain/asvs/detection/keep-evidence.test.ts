import { expect, it } from 'vitest';
import { storedDetectionSchema } from '../../../../../../shared/domain/asvs/detection/detection.ts';
import { keepEvidence } from '../../../../../../shared/domain/asvs/detection/keep-evidence.ts';
import { aDetection } from '../../../../../support/asvs-fixtures.ts';

const first = aDetection(
  { '5.0.0': { found: ['V6', 'V15'], suggested: ['V9'] }, '4.0.3': { found: ['V2'] } },
  { detectedAt: '2026-11-01T12:00:00.000Z' },
);
const second = aDetection({ '5.0.0': { found: ['V15'] } }, { detectedAt: '2026-11-02T12:00:00.000Z' });
const third = aDetection({ '5.0.0': { found: ['V6'] } }, { detectedAt: '2026-11-03T12:00:00.000Z' });

it('a first detection stays as it is', () => {
  expect(keepEvidence(undefined, first)).toBe(first);
});

it('what a detection no longer names keeps its evidence and when it was seen, in either version', () => {
  const kept = keepEvidence(first, second);
  const evidence = [expect.objectContaining({ quote: 'POST /login' })];
  const seenAt = '2026-11-01T12:00:00.000Z';
  expect(kept.lastSeen).toEqual({
    '5.0.0': [
      { chapter: 'V6', evidence, seenAt },
      { chapter: 'V9', evidence, seenAt },
    ],
    '4.0.3': [{ chapter: 'V2', evidence, seenAt }],
  });
  expect({ ...kept, lastSeen: undefined }).toEqual({ ...second, lastSeen: undefined });
  expect(storedDetectionSchema.parse(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
});

it('the evidence outlasts further detections until the chapter is named again', () => {
  const kept = keepEvidence(keepEvidence(keepEvidence(undefined, first), second), third);
  const seen = (kept.lastSeen?.['5.0.0'] ?? []).map(({ chapter, seenAt }) => `${chapter} ${seenAt.slice(0, 10)}`);
  expect(seen).toEqual(['V15 2026-11-02', 'V9 2026-11-01']);
});
