import type { inLineCode } from '../../../shared/domain/sync/in-line.ts';
import type { pausedByOperator } from '../../../shared/domain/sync/pause.ts';

/** A run can't go on now and nothing is wrong: it is to be taken up again at an instant. */
export class Postponed extends Error {
  override readonly name = 'Postponed';
  readonly code: 'upload_settling' | 'repository_renamed' | typeof inLineCode | typeof pausedByOperator;
  readonly until: Date;

  constructor(code: Postponed['code'], message: string, until: Date) {
    super(message);
    this.code = code;
    this.until = until;
  }
}
