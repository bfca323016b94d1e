/** Stops whoever does something before each call to a port, until it is their turn. */
export type Stopping = <Port extends object>(name: string, port: Port) => Port;

/** People or functions that do something at the same time, by their names. */
export type Actors = Readonly<Record<string, () => Promise<unknown>>>;

/** More than there are steps of the program between two calls to what is in memory. */
const stepsBetweenCalls = 25;

/** Between two actors of ten calls each, there are some thousand orders with so many switches; what goes wrong mostly takes two. */
const switchesMax = 4;

/**
 * Plays a scene once for each order in which the calls of its actors can follow each other, where one is interrupted by another at
 * most {@link switchesMax} times.
 *
 * @param scene sets everything up anew, and gives the actors and what must be so in the end; those who do something together with
 * an actor get their ports by `stopping` with its name
 * @returns how many orders there are
 */
export async function inEveryOrder(
  scene: (stopping: Stopping) => Promise<{ readonly actors: Actors; readonly inTheEnd: () => Promise<void> }>,
): Promise<number> {
  let orders = 0;
  for (let choices: number[] | undefined = []; choices !== undefined; orders += 1) {
    const taken: { readonly choice: number; readonly of: number }[] = [];
    await play(scene, (of) => {
      const choice = choices?.[taken.length] ?? 0;
      taken.push({ choice, of });
      return choice;
    });
    choices = nextChoices(taken);
  }
  return orders;
}

async function play(scene: Parameters<typeof inEveryOrder>[0], choose: (of: number) => number): Promise<void> {
  const waiting = new Map<string, () => void>();
  let isPlaying = false;
  const stopping: Stopping = (name, port) =>
    new Proxy(port, {
      get(target, method) {
        const value: unknown = Reflect.get(target, method);
        if (typeof value !== 'function') return value;
        return async (...parameters: unknown[]) => {
          if (isPlaying) await new Promise<void>((goOn) => waiting.set(name, goOn));
          return value.apply(target, parameters);
        };
      },
    });
  const { actors, inTheEnd } = await scene(stopping);
  isPlaying = true;
  let ended = 0;
  let last = '';
  let switches = 0;
  const playing = Object.values(actors).map(async (act) => {
    await act();
    ended += 1;
  });
  for (;;) {
    // Whoever goes on comes to their next call, or to their end.
    for (let left = stepsBetweenCalls; left > 0 || waiting.size + ended < playing.length; left -= 1) await undefined;
    if (waiting.size === 0) break;
    // Whoever made the last call first: to go on with another one is a switch.
    const names = [...waiting.keys()].toSorted(
      (one, other) => Number(other === last) - Number(one === last) || (one < other ? -1 : 1),
    );
    const mayGoOn = names[0] === last;
    const name = names[choose(mayGoOn && switches === switchesMax ? 1 : names.length)] ?? '';
    if (mayGoOn && name !== last) switches += 1;
    last = name;
    const goOn = waiting.get(name);
    waiting.delete(name);
    goOn?.();
  }
  await Promise.all(playing);
  isPlaying = false;
  await inTheEnd();
}

/** The next order: another choice at the last place where there is one left. */
function nextChoices(taken: readonly { readonly choice: number; readonly of: number }[]): number[] | undefined {
  const last = taken.findLastIndex(({ choice, of }) => choice + 1 < of);
  if (last < 0) return undefined;
  const before = taken.slice(0, last).map(({ choice }) => choice);
  return [...before, (taken[last]?.choice ?? 0) + 1];
}
