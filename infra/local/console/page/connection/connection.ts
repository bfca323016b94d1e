import { signal } from '@preact/signals';
import type {
  ChangedConnection,
  Connection,
  ConnectionSettingsInput,
} from '../../../../../functions/api/client/api-types.ts';
import { answerOf, api } from '../api/api.ts';
import { type Trouble, troubleOf } from '../api/trouble.ts';

/** The team's connection, as the API told it last; nothing before that. */
export const connection = signal<Connection | undefined>(undefined);

/** Why the connection could not be shown. */
export const connectionTrouble = signal<Trouble | undefined>(undefined);

/** Asks how the connection stands. */
export async function loadConnection(): Promise<void> {
  try {
    connection.value = await answerOf(api.GET('/v1/connection'));
    connectionTrouble.value = undefined;
  } catch (thrown) {
    connectionTrouble.value = troubleOf(thrown);
  }
}

/** Connects, or replaces URL or key. The API verifies both and saves nothing where one is wrong. */
export async function connect(url: string, apiKey: string): Promise<void> {
  connection.value = await answerOf(api.PUT('/v1/connection', { body: { url, apiKey } }));
}

/** Changes some settings and leaves the others as they are. */
export async function changeSettings(body: ConnectionSettingsInput): Promise<ChangedConnection> {
  const changed = await answerOf(api.PATCH('/v1/connection/settings', { body }));
  connection.value = changed;
  return changed;
}

/** Verifies the stored key again. */
export async function verify(): Promise<void> {
  try {
    connection.value = await answerOf(api.POST('/v1/connection/verify'));
  } catch (thrown) {
    await loadConnection();
    throw thrown;
  }
}

/** Disconnects; with mappings to remove, again until none is left. */
export async function disconnect(mappings: 'keep' | 'remove'): Promise<void> {
  for (;;) {
    const { complete = true } =
      (await answerOf<{ complete?: boolean } | undefined>(
        api.DELETE('/v1/connection', { params: { query: { mappings } } }),
      )) ?? {};
    if (complete) break;
  }
  await loadConnection();
}
