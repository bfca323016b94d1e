import { describe, expect, it } from 'vitest';
import { asThresholds, asTyped } from '../../../../../infra/local/console/page/connection/typed-thresholds.ts';

const whole = { closingsOver: 20, noneLeftOf: 3 };

describe('the thresholds of holds, as they are typed', () => {
  it('shows each share in percent as it was typed, and takes it back as it was', () => {
    for (const share of [0, 0.000001, 0.07, 0.29, 0.57, 1]) {
      const thresholds = { ...whole, closingsShareOver: share, creationsShareOver: share };
      expect(asThresholds(asTyped(thresholds))).toEqual(thresholds);
    }
    expect(asTyped({ ...whole, closingsShareOver: 0.29, creationsShareOver: 0.07 })).toMatchObject({
      closingsShareOver: '29',
      creationsShareOver: '7',
    });
  });

  it('takes an emptied field for no number, not for 0', () => {
    const typed = { closingsOver: '', closingsShareOver: ' ', noneLeftOf: '', creationsShareOver: '' };
    expect(Object.values(asThresholds(typed))).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
  });
});
