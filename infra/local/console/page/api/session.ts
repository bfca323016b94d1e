import { signal } from '@preact/signals';

/** Somebody whom the local stage can sign in. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

/** Who is signed in. The token is kept in memory alone: reloading the page forgets it. */
export const session = signal<{ readonly person: Person; readonly token: string } | undefined>(undefined);

/** Everybody whom the local stage can sign in. */
export async function listPeople(): Promise<readonly Person[]> {
  return (await fetch('/people')).json();
}

/** Signs somebody in at the local stage, in the place of Gecko's own sign-in; whom the page begins with unless told. */
export async function signIn(person?: string): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch('/sign-in', { method: 'POST', headers, body: JSON.stringify({ person }) });
  const { id, name, token } = (await answer.json()) as Person & { token: string };
  session.value = { person: { id, name }, token };
}
