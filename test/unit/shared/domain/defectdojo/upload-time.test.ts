import { describe, expect, it } from 'vitest';
import { neededForUploadMs } from '../../../../../shared/domain/defectdojo/upload-time.ts';

describe('the time for which an upload must be free to take', () => {
  it('is the longest that any may take where none was answered', () => {
    expect(neededForUploadMs(undefined, 120_000)).toBe(120_000);
  });

  it('is what load balancers wait where the last one was quick', () => {
    expect(neededForUploadMs(0, 120_000)).toBe(60_000);
    expect(neededForUploadMs(15_000, 120_000)).toBe(60_000);
  });

  it('is four times what the last one took where that is more', () => {
    expect(neededForUploadMs(16_000, 120_000)).toBe(64_000);
  });

  it('is never more than any may take', () => {
    expect(neededForUploadMs(31_000, 120_000)).toBe(120_000);
    expect(neededForUploadMs(1, 40_000)).toBe(40_000);
  });
});
