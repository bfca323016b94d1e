import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Names the code of the function: the one file that it is bundled into, and the Node that runs it. */
export function ownCode(): string {
  return `${hash('sha256', readFileSync(import.meta.filename), 'base64url')} ${process.version}`;
}
