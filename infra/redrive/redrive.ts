import type { SQSClient } from '@aws-sdk/client-sqs';
import type { DeadLetter } from './dead-letter.ts';
import { giveBack, takeLetters } from './letters-in.ts';
import type { RedriveOptions } from './options.ts';
import { discard, replay } from './replay.ts';
import { describeQueue } from './report.ts';
import type { StageQueues } from './stage-queues.ts';

/** Where the command writes. */
export type Print = (text: string) => void;

/**
 * Shows the dead letters of a stage, and puts them on the sync queue again or deletes them if that is asked for. All are
 * taken before the first one moves, so that a message that is rejected once more is not replayed for ever.
 */
export async function redrive(
  sqs: SQSClient,
  { syncQueueUrl, deadLetterQueues }: StageQueues,
  options: RedriveOptions,
  print: Print,
): Promise<void> {
  let chosen = 0;
  for (const { title, url } of deadLetterQueues) {
    const taken = await takeLetters(sqs, url, options.limit);
    const waiting = new Set(taken);
    try {
      const letters = taken.filter((letter) => isWanted(letter, options));
      chosen += letters.length;
      print(describeQueue(title, letters));
      if (taken.length === options.limit) print(`  There may be more: --limit is ${options.limit}.`);
      if (options.action === 'show') continue;
      for (const letter of letters) {
        if (options.action === 'replay') await replay(sqs, letter, { from: url, to: syncQueueUrl });
        else await discard(sqs, letter, { from: url, print });
        waiting.delete(letter);
      }
    } finally {
      await giveBack(sqs, url, [...waiting]);
    }
  }
  print(conclusion(options, chosen));
}

function isWanted({ id, kind }: DeadLetter, { only, messageIds }: RedriveOptions): boolean {
  return (only === undefined || kind === only) && (messageIds.length === 0 || messageIds.includes(id));
}

function conclusion({ action }: RedriveOptions, count: number): string {
  if (count === 0) return `Nothing to ${action === 'discard' ? action : 'replay'}.`;
  if (action === 'replay')
    return `Replayed ${count} to the sync queue. What is rejected again comes back with its reason.`;
  if (action === 'discard') return `Deleted ${count}, as printed above.`;
  return `Nothing was moved. --replay puts ${count === 1 ? 'it' : `these ${count}`} on the sync queue again.`;
}
