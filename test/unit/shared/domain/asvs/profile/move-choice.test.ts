import { describe, expect, it } from 'vitest';
import { moveChoice } from '../../../../../../shared/domain/asvs/profile/move-choice.ts';
import type { ChapterId } from '../../../../../../shared/domain/asvs/standard/chapter.ts';

const added = (chapter: ChapterId) => ({ chapter, choice: 'added' as const, change: 1 });
const removed = (chapter: ChapterId) => ({ chapter, choice: 'removed' as const, change: 1 });

describe('what a person added, in the other version', () => {
  it('is the one chapter that succeeds it, and what took over a smaller part is offered', () => {
    expect(moveChoice(added('V2'), '4.0.3')).toEqual({
      chapter: 'V2',
      choice: 'added',
      outcome: 'moved',
      to: ['V6'],
      offered: ['V13'],
      pleaseCheck: false,
      why: expect.stringContaining('43 of 49'),
    });
    expect(moveChoice(added('V6'), '5.0.0')).toMatchObject({ outcome: 'moved', to: ['V2'], offered: [] });
  });

  it('is every chapter that it was split into, for a person to check', () => {
    expect(moveChoice(added('V5'), '4.0.3')).toMatchObject({
      outcome: 'split',
      to: ['V1', 'V2'],
      offered: ['V3', 'V15'],
      pleaseCheck: true,
    });
  });

  it('counts as split where it has one successor and others took over parts of it', () => {
    expect(moveChoice(added('V14'), '4.0.3')).toMatchObject({
      outcome: 'split',
      to: ['V13'],
      offered: ['V3', 'V15'],
      pleaseCheck: true,
    });
  });

  it('is its one successor, for a person to check, where that keeps little of it', () => {
    expect(moveChoice(added('V9'), '5.0.0')).toMatchObject({ outcome: 'moved', to: ['V3'], pleaseCheck: true });
  });

  it('is nothing where it has no counterpart, but what is near to it is offered', () => {
    expect(moveChoice(added('V17'), '5.0.0')).toMatchObject({
      outcome: 'no_counterpart',
      to: [],
      offered: [],
      pleaseCheck: true,
    });
    expect(moveChoice(added('V10'), '5.0.0')).toMatchObject({ outcome: 'no_counterpart', offered: ['V2', 'V3'] });
    expect(moveChoice(added('V1'), '4.0.3')).toMatchObject({ outcome: 'no_counterpart', to: [] });
  });
});

describe('what a person removed, in the other version', () => {
  it('is the chapter that succeeds it, and nothing is offered', () => {
    expect(moveChoice(removed('V2'), '4.0.3')).toMatchObject({
      outcome: 'moved',
      to: ['V6'],
      offered: [],
      pleaseCheck: false,
    });
  });

  it('is nothing where the successor holds more or less than it', () => {
    for (const chapter of ['V3', 'V5', 'V13', 'V14'] as const) {
      expect(moveChoice(removed(chapter), '4.0.3')).toMatchObject({
        outcome: 'not_moved',
        to: [],
        offered: [],
        pleaseCheck: true,
      });
    }
  });

  it('is nothing where it has no counterpart', () => {
    expect(moveChoice(removed('V17'), '5.0.0')).toMatchObject({ outcome: 'no_counterpart', to: [], offered: [] });
  });
});

describe('a chapter that the mapping does not know', () => {
  it.each(['V18', 'V99'] as const)('has no counterpart: %s', (chapter) => {
    for (const version of ['5.0.0', '4.0.3'] as const) {
      for (const choice of [added(chapter), removed(chapter)]) {
        expect(moveChoice(choice, version)).toMatchObject({
          outcome: 'no_counterpart',
          to: [],
          offered: [],
          pleaseCheck: true,
          why: expect.stringContaining('does not know'),
        });
      }
    }
  });
});
