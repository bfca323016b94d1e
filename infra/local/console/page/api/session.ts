import { signal } from '@preact/signals';
import { turnedAway } from './trouble.ts';

/** Somebody whom the local stage can sign in. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

/** Who is signed in. The token is kept in memory alone: reloading the page forgets it. */
export const session = signal<{ readonly person: Person; readonly token: string } | undefined>(undefined);

/** Everybody whom the local stage can sign in. */
export async function listPeople(): Promise<readonly Person[]> {
  const answer = await fetch('/people');
  if (!answer.ok) throw turnedAway(answer.status);
  return answer.json();
}

/** Signs somebody in at the local stage, in the place of Gecko's own sign-in; whom the page begins with unless told. */
export async function signIn(person?: string): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch('/sign-in', { method: 'POST', headers, body: JSON.stringify({ person }) });
  if (!answer.ok) throw turnedAway(answer.status);
  const { id, name, token } = (await answer.json()) as Person & { token: string };
  session.value = { person: { id, name }, token };
}
