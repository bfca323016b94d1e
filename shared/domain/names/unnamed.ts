import { createHash } from 'node:crypto';
import type { RepositoryKey } from './ids.ts';

/** Tells a repository from others where several teams may look, and nobody which one it is. */
export function unnamed({ teamId, repositoryId }: RepositoryKey): string {
  return createHash('sha256').update(`${teamId}#${repositoryId}`).digest('base64url');
}
