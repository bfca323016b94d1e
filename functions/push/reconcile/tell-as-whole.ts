import type { DecidedUpdate } from './apply-decisions.ts';
import type { Telling } from './tell-outcomes.ts';

interface Outcome {
  readonly part: DecidedUpdate;
  readonly kind: 'finished' | 'gone';
}

/** Holds back what is told of the parts of changes, so that a change of which no part was refused is told once. */
export function tellAsWhole(telling: Telling) {
  const outcomes = new Map<string, Outcome[]>();
  const add = (kind: Outcome['kind']) => (part: DecidedUpdate) => {
    const { geckoId } = part.operation;
    outcomes.set(geckoId, [...(outcomes.get(geckoId) ?? []), { kind, part }]);
  };
  return {
    /** Is told of the parts. */
    parts: {
      finished: add('finished'),
      gone: add('gone'),
      quarantined: telling.quarantined,
      warned: telling.warned,
    } satisfies Telling,

    /** Tells what was held back of a change that consists of so many parts. */
    tell(whole: DecidedUpdate, parts: number): void {
      const told = outcomes.get(whole.operation.geckoId) ?? [];
      const finished = told.filter(({ kind }) => kind === 'finished').map(({ part }) => part);
      if (finished.length < told.length) telling.gone(whole);
      else if (finished.length === parts) telling.finished(asDone(whole, finished));
      else for (const part of finished) telling.finished(part);
    },
  };
}

/** The change as it was decided, with the reasons that its parts had for leaving something out. */
function asDone(whole: DecidedUpdate, parts: readonly DecidedUpdate[]): DecidedUpdate {
  const leftOut = [...new Set(parts.flatMap(({ decision }) => decision.leftOut))];
  return { ...whole, decision: { ...whole.decision, leftOut } };
}
