import type { DeadLetter } from './dead-letter.ts';

/** What stands in a queue, for people. */
export function describeQueue(title: string, letters: readonly DeadLetter[]): string {
  const count = letters.length === 1 ? '1 message' : `${letters.length} messages`;
  return [`${title}: ${count}`, ...letters.map(describeLetter)].join('\n');
}

function describeLetter({ id, kind, code, reason, about, sentAt }: DeadLetter): string {
  return printable(`  ${id}  ${kind}: ${code}`, `    ${about} · sent ${sentAt.toISOString()}`, `    ${reason}`);
}

/** A message in full, so that what was deleted can still be looked at. */
export function describeBody({ id, body }: DeadLetter): string {
  return printable(`  ${id} held: ${body}`);
}

/** Lines whose control characters, which anybody may have put into an event, can't speak to the terminal. */
function printable(...lines: readonly string[]): string {
  return lines.map((line) => line.replaceAll(/[\p{Cc}\p{Cf}]/gu, '\uFFFD')).join('\n');
}
