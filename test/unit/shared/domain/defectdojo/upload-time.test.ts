import { describe, expect, it } from 'vitest';
import { neededForUploadMs } from '../../../../../shared/domain/defectdojo/upload-time.ts';

describe('the time for which an upload must be free to take', () => {
  it.each([
    ['before the first file', undefined],
    ['after one without an answer', { findings: 500, tookMs: undefined }],
    ['after one without rows', { findings: 0, tookMs: 200 }],
  ])('is as long as any may take %s', (_, before) => {
    expect(neededForUploadMs(before, 500)).toBeUndefined();
  });

  it('is what load balancers wait where the file before was quick', () => {
    expect(neededForUploadMs({ findings: 500, tookMs: 0 }, 500)).toBe(60_000);
    expect(neededForUploadMs({ findings: 500, tookMs: 15_000 }, 500)).toBe(60_000);
  });

  it('is four times what the file before took where that is more', () => {
    expect(neededForUploadMs({ findings: 500, tookMs: 16_000 }, 500)).toBe(64_000);
    expect(neededForUploadMs({ findings: 500, tookMs: 16_000 }, 3)).toBe(64_000);
  });

  it('is more by as many more rows as it has', () => {
    expect(neededForUploadMs({ findings: 500, tookMs: 10_000 }, 1_000)).toBe(80_000);
  });
});
