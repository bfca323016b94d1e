import { type NoteAttentionDependencies, requestAllThatWaited } from '../../shared/connection/note-attention.ts';
import type { RepositoryKey } from '../../shared/domain/names/ids.ts';
import type { Connection } from '../../shared/domain/team/connection.ts';
import type { Mapping } from '../../shared/domain/team/mapping.ts';

/** Takes the marks back after a run that went well. When the connection recovered, everything that waited for it is synced. */
export async function noteRecovery(
  dependencies: NoteAttentionDependencies,
  key: RepositoryKey,
  { connection, mapping }: { connection: Connection; mapping: Mapping },
): Promise<void> {
  const { teams } = dependencies;
  if (mapping.attention) await teams.noteMapping(key, undefined);
  if (connection.status !== 'needs_attention') return;
  await requestAllThatWaited(dependencies, key.teamId, key);
  await teams.noteConnection(key.teamId, undefined);
}
