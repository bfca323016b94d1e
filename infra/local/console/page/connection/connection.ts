import { effect, signal } from '@preact/signals';
import type {
  ChangedConnection,
  ConnectBody,
  Connection,
  ConnectionSettingsInput,
  GatewayBody,
} from '../../../../../functions/api/client/api-types.ts';
import { answerOf, api } from '../api/api.ts';
import { session } from '../api/session.ts';
import { type Trouble, troubleOf } from '../api/trouble.ts';

/** The team's connection, as the API told it last; nothing before that. */
export const connection = signal<Connection | undefined>(undefined);

/** Why the connection could not be shown. */
export const connectionTrouble = signal<Trouble | undefined>(undefined);

// Nothing of one person's team is shown to the next.
effect(() => {
  void session.value;
  connection.value = undefined;
  connectionTrouble.value = undefined;
});

/** Asks how the connection stands. */
export async function loadConnection(): Promise<void> {
  const askedAs = session.peek();
  try {
    await shown(api.GET('/v1/connection'));
    if (askedAs === session.peek()) connectionTrouble.value = undefined;
  } catch (thrown) {
    if (askedAs === session.peek()) connectionTrouble.value = troubleOf(thrown);
  }
}

/** Connects, or replaces URL or key. The API verifies both and saves nothing where one is wrong. */
export async function connect(body: ConnectBody): Promise<void> {
  await shown(api.PUT('/v1/connection', { body }));
}

/** Changes what stands in front of DefectDojo. The API verifies it with the stored key and saves nothing where it is wrong. */
export async function changeGateway(body: GatewayBody): Promise<void> {
  await shown(api.PATCH('/v1/connection/gateway', { body }));
}

/** Changes some settings and leaves the others as they are. */
export function changeSettings(body: ConnectionSettingsInput): Promise<ChangedConnection> {
  return shown(api.PATCH('/v1/connection/settings', { body }));
}

/** Verifies the stored key again. */
export async function verify(): Promise<void> {
  try {
    await shown(api.POST('/v1/connection/verify'));
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

/** Shows the connection that a call answers with, unless somebody else signed in meanwhile. */
async function shown<T extends Connection>(call: Parameters<typeof answerOf<T>>[0]): Promise<T> {
  const askedAs = session.peek();
  const answer = await answerOf(call);
  if (askedAs === session.peek()) connection.value = answer;
  return answer;
}
