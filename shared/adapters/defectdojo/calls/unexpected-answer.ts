import { OutsideFailure } from '../../../domain/failures/outside-failure.ts';

/** An answer in the right shape that can't be the one to our question. `what` names the mismatch without values of findings. */
export function unexpectedAnswer(what: string): OutsideFailure {
  return new OutsideFailure({
    system: 'defectdojo',
    kind: 'setup',
    code: 'unexpected_answer',
    message: `DefectDojo answered something else than was asked: ${what}. Check that nothing between us and DefectDojo changes or caches requests.`,
    sent: 'maybe',
  });
}
