import { describe, expect, it } from 'vitest';
import { afterTimeout, findingsLimit } from '../../../../../shared/domain/defectdojo/slow-rows.ts';
import {
  afterLetThrough,
  openGate,
  type UploadGate,
  uploadGateSchema,
} from '../../../../../shared/domain/defectdojo/upload-gate.ts';

const now = new Date('2026-11-22T12:00:00.000Z');
const minuteMs = 60_000;
const later = (minutes: number) => new Date(now.getTime() + minutes * minuteMs);
const former = { limit: 400, taken: 380, refused: 800, refusedAt: '2026-11-21T00:00:00.000Z' };
const descent = [800, 400, 200, 100, 50, 25, 13];

/** What a repository teaches by files of these sizes that have no answer. */
const inVain = (gate: UploadGate, sizes: readonly number[], by = 'shop') =>
  sizes.reduce((before, size) => afterTimeout(before, size, by, now), gate);

describe('files that have no answer, one after another', () => {
  it('make files of all repositories smaller', () => {
    const gate = inVain(openGate, descent);
    expect([findingsLimit(gate, 'shop', now), findingsLimit(gate, 'other', now)]).toEqual([10, 10]);
    expect(uploadGateSchema.parse(gate)).toEqual(gate);
  });

  it('down to the smallest were about the rows in them: what they taught is taken back', () => {
    const bytes = { limit: 100_000, refused: 200_000, refusedAt: former.refusedAt };
    const slowRows = { by: 'shop', at: now.toISOString() };
    expect(inVain({ bytes }, [...descent, 10])).toStrictEqual({ bytes, slowRows });
    expect(inVain({ bytes, findings: former }, [...descent, 10])).toStrictEqual({ bytes, findings: former, slowRows });
    expect(uploadGateSchema.parse({ bytes, slowRows })).toEqual({ bytes, slowRows });
  });

  it('leave what others taught, where only the smallest was this repository’s', () => {
    const gate = inVain(openGate, descent);
    const after = inVain(gate, [10], 'other');
    expect(after).toMatchObject({ findings: gate.findings, descent: gate.descent });
  });

  it('are one story, whatever is let through in between: halves without the row are', () => {
    const halfway = afterLetThrough(inVain(openGate, [800, 400]), 'findings', 200, now);
    expect(halfway.findings).toMatchObject({ taken: 200 });
    expect(inVain(halfway, [220, 100, 50, 25, 13, 10]).findings).toBeUndefined();
  });

  it('are another story after a while, which takes back what it taught itself', () => {
    const gate = inVain(openGate, [800, 400]);
    const again = (at: Date) =>
      [100, 50, 10].reduce((before, size) => afterTimeout(before, size, 'shop', at), gate).findings;
    expect(again(later(14))).toBeUndefined();
    expect(again(later(15))).toEqual(gate.findings);
    expect(afterTimeout(gate, 10, 'shop', later(15)).findings).toEqual(gate.findings);
  });

  it('are told with what was let through before, where anything was refused', () => {
    const story = { by: 'shop', at: now.toISOString() };
    expect(afterTimeout(openGate, 800, 'shop', now).descent).toStrictEqual(story);
    expect(afterTimeout({ findings: former }, 300, 'shop', now).descent).toStrictEqual({ ...story, former });
  });

  it('that tell nothing new begin nothing', () => {
    const gate: UploadGate = { findings: former };
    expect(afterTimeout(gate, 5_000, 'shop', now)).toBe(gate);
  });
});

describe('a repository whose smallest file had no answer', () => {
  const slow = inVain({ findings: former }, [...descent, 10]);

  it('is sent the smallest files alone, and others what was let through before', () => {
    expect([findingsLimit(slow, 'shop', later(14)), findingsLimit(slow, 'other', later(14))]).toEqual([10, 400]);
  });

  it('says nothing of the files of others meanwhile', () => {
    const after = afterTimeout(slow, 300, 'shop', later(14));
    expect(after).toStrictEqual({ ...slow, slowRows: { by: 'shop', at: later(14).toISOString() } });
    expect(findingsLimit(after, 'shop', later(28))).toBe(10);
  });

  it('is sent as much as others again, once it wasn’t tried for a while', () => {
    expect(findingsLimit(slow, 'shop', later(15))).toBe(400);
    expect(findingsLimit({ slowRows: { by: 'shop', at: now.toISOString() } }, 'shop', later(15))).toBe(
      Number.POSITIVE_INFINITY,
    );
    expect(afterTimeout(slow, 300, 'shop', later(15)).findings?.limit).toBe(150);
  });

  it('is never sent more than is let through', () => {
    const gate: UploadGate = { findings: { ...former, limit: 7 }, slowRows: { by: 'shop', at: now.toISOString() } };
    expect(findingsLimit(gate, 'shop', now)).toBe(7);
  });
});
