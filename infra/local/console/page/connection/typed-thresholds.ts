import type { Connection } from '../../../../../functions/api/client/api-types.ts';

/** From when on a mass of changes waits for a person. */
export type Thresholds = Connection['settings']['holdThresholds'];

/** The same, as people type it. */
export type Typed = Record<keyof Thresholds, string>;

/** Shares are shown in percent. */
export function asTyped({ closingsOver, closingsShareOver, noneLeftOf, creationsShareOver }: Thresholds): Typed {
  return {
    closingsOver: String(closingsOver),
    closingsShareOver: inPercent(closingsShareOver),
    noneLeftOf: String(noneLeftOf),
    creationsShareOver: inPercent(creationsShareOver),
  };
}

/** What isn't a number goes to the API as none: it says what is wrong with it. */
export function asThresholds(typed: Typed): Thresholds {
  return {
    closingsOver: numberIn(typed.closingsOver),
    closingsShareOver: withoutNoise(numberIn(typed.closingsShareOver) / 100),
    noneLeftOf: numberIn(typed.noneLeftOf),
    creationsShareOver: withoutNoise(numberIn(typed.creationsShareOver) / 100),
  };
}

/** An emptied field isn't 0. */
export const numberIn = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));

/** 0.29 * 100 is 28.999999999999996. */
const withoutNoise = (value: number): number => Number(value.toPrecision(12));

const inPercent = (share: number): string => String(withoutNoise(share * 100));
