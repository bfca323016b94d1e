import type { RepositoryKey } from '../../../shared/domain/names/ids.ts';
import type { Due, DueList } from '../../../shared/ports/due-list.ts';
import { at } from './under-test.ts';

/** What is due, part by part. */
export function everyDue(due: DueList<RepositoryKey>, now: Date): Promise<Array<Array<Due<RepositoryKey>>>> {
  const collect = async (part: number) => {
    const all: Array<Due<RepositoryKey>> = [];
    for await (const one of due.due(part, now)) all.push(one);
    return all;
  };
  return Promise.all(Array.from({ length: due.parts }, (_, part) => collect(part)));
}

/** When a repository is due. */
export async function instantDue(
  due: DueList<RepositoryKey>,
  key: RepositoryKey,
  now = at(59),
): Promise<string | undefined> {
  const all = (await everyDue(due, now)).flat();
  return all.find((one) => one.key.repositoryId === key.repositoryId)?.dueAt;
}
