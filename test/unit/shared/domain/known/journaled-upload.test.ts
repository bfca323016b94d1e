import { describe, expect, it } from 'vitest';
import {
  isForgotten,
  type JournaledUpload,
  settlesAt,
  settling,
} from '../../../../../shared/domain/known/journaled-upload.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 22, 12, 0, seconds));
const startedAt = at(0).toISOString();

function anUpload(overrides: Partial<JournaledUpload> = {}): JournaledUpload {
  return { uploadId: 'u', runId: 'r', placementId: 'p', startedAt, expectedMs: 4_000, findings: [], ...overrides };
}

const counted = (seconds: number, findings = 3) => ({ lastCount: { findings, at: at(seconds).toISOString() } });

describe('an upload without an answer may count as settled', () => {
  it('after two minutes, or three times what it should take', () => {
    expect(settlesAt({ startedAt, expectedMs: 4_000 })).toEqual(at(120));
    expect(settlesAt({ startedAt, expectedMs: 100_000 })).toEqual(at(300));
  });
});

describe('an upload without an answer', () => {
  it('has settled once it is old enough and two counts half a minute apart are the same', () => {
    expect(settling(anUpload(counted(90)), 3, at(120))).toEqual({ kind: 'settled' });
  });

  it.each([
    ['that was never counted', anUpload(), 119, 149],
    ['that was never counted, at first', anUpload(), 10, 120],
    ['whose count changed', anUpload(counted(60, 2)), 200, 230],
  ])('%s is counted, and looked at once it may have settled', (_, upload, now, until) => {
    const lastCount = { findings: 3, at: at(now).toISOString() };
    expect(settling(upload, 3, at(now))).toEqual({ kind: 'wait', until: at(until), lastCount });
  });

  it.each([
    ['is too young', anUpload(counted(10)), 100, 120],
    ['was counted too short ago', anUpload(counted(110)), 130, 140],
  ])('whose count is the same, but which %s, waits with that count', (_, upload, now, until) => {
    const { lastCount } = upload;
    expect(settling(upload, 3, at(now))).toEqual({ kind: 'wait', until: at(until), lastCount });
  });

  it('that went into another place is forgotten after a day', () => {
    const aDay = 24 * 60 * 60;
    expect(isForgotten(anUpload(), at(aDay))).toBe(true);
    expect(isForgotten(anUpload(), at(aDay - 1))).toBe(false);
  });
});
