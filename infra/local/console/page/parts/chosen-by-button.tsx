import { useState } from 'preact/hooks';
import { Choice, type ChoiceProps } from './choice.tsx';

interface ChosenByButtonProps<T extends string> extends ChoiceProps<T> {
  /** What the button does, as it says; `what` is for those who hear it without the choice. */
  readonly button: string;
  readonly what: string;
  readonly isBusy?: boolean;
}

/**
 * One of a few, taken by a button: with the keyboard, a list of choices is walked through choice by choice, and none of those
 * on the way is meant.
 */
export function ChosenByButton<T extends string>(props: ChosenByButtonProps<T>) {
  const { button, what, isBusy = false, value, onChoose, compact, ...choice } = props;
  const [picked, setPicked] = useState<{ readonly insteadOf: T; readonly chosen: T }>();
  // What was picked instead of an earlier value is over.
  const chosen = picked?.insteadOf === value ? picked.chosen : value;
  const canTake = !isBusy && chosen !== value;
  const pick = (one: T) => setPicked({ insteadOf: value, chosen: one });
  return (
    <div class={compact ? 'chosen-by-button compact' : 'chosen-by-button'}>
      <Choice {...choice} {...(compact && { compact })} value={chosen} onChoose={pick} />
      <button type="button" aria-busy={isBusy} aria-disabled={!canTake} onClick={() => canTake && onChoose(chosen)}>
        {button}
        <span class="unseen"> {what}</span>
      </button>
    </div>
  );
}
