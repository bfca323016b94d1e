import type { DefectDojoVersion } from '../../infra/local/defectdojo/model/traits.ts';
import type { RecordedVersion } from './recordings/topic-file.ts';
import type { TopicName } from './recordings/topic-order.ts';
import type { Difference } from './replay/comparison.ts';
import { toleranceFor } from './replay/exceptions.ts';
import { type Played, playTopics } from './replay/run.ts';
import { topicSettings, withFollowed } from './replay/topics.ts';
import type { RealServer } from './servers/real.ts';
import { standIn } from './servers/stand-in.ts';
import type { SystemDeduplication } from './system-deduplication.ts';

/** Which answers are compared: a real server's, those recorded of a release, and those of the stand-in. */
export interface Contract {
  real: RealServer;
  /** The release whose recordings are played, and what the stand-in plays: the nearest to the real server's. */
  recorded: RecordedVersion;
  played: DefectDojoVersion;
  /** Topics to tell of; what they follow is played as well. */
  topics: readonly TopicName[];
  deduplication: SystemDeduplication;
  /** Asked before each exchange; what is left is then not played. */
  isOver: () => boolean;
}

/** One place of one answer where not all say the same. */
export interface Disagreement {
  path: string;
  recorded: string;
  standIn: string;
  real: string;
  /** Why that is known, if it is. */
  known: string | undefined;
}

/** What came of one exchange. */
export interface Compared {
  topic: TopicName;
  key: string;
  leftOut: string | undefined;
  disagreements: Disagreement[];
}

/** Plays the recordings against the real server and compares each answer with the recorded one and the stand-in's. */
export async function* compareAll(contract: Contract): AsyncGenerator<Compared> {
  const { real, recorded, topics } = contract;
  const names = withFollowed(topics);
  const own = new Map<string, Played>();
  for await (const one of playTopics(standIn(contract.played), recorded, { names })) own.set(one.exchange.key, one);
  for await (const one of playTopics(real, recorded, { names, leaveOut: leaveOutOf(contract) })) {
    if (topics.includes(one.topic)) yield compared(contract, one, own.get(one.exchange.key)?.differences ?? []);
  }
}

function leaveOutOf({ deduplication, isOver }: Contract) {
  return async (topic: TopicName, exchange?: Played['exchange']): Promise<string | undefined> => {
    if (isOver()) return timeIsUp;
    const { onlyHere, deduplication: needed } = topicSettings[topic];
    if (!exchange) return onlyHere ?? (needed === undefined ? undefined : await deduplication.provide(needed));
    const changesSettings = exchange.request.method !== 'GET' && exchange.request.path.includes('/system_settings/');
    return changesSettings && !deduplication.mayChange ? 'it changes a setting of the whole instance' : undefined;
  };
}

function compared({ recorded, played }: Contract, real: Played, standInDiffers: Difference[]): Compared {
  const { topic, exchange, leftOut } = real;
  const compare = { topic, key: exchange.key, leftOut };
  if (leftOut !== undefined) return { ...compare, disagreements: [] };
  const paths = [...new Set([...real.differences, ...standInDiffers].map(({ path }) => path))];
  const disagreements = paths.flatMap((path) => {
    const [its, own] = [real.differences, standInDiffers].map((all) => all.find((one) => one.path === path));
    const tolerated = (difference: Difference, isReal: boolean) =>
      toleranceFor(recorded, { version: played, isReal }, exchange, difference)?.reason;
    // Where only the stand-in differs, for a known reason, the real server bears the recording out.
    if (!its && own && tolerated(own, false) !== undefined) return [];
    const difference = its ?? own;
    if (!difference) return [];
    const told = { recorded: difference.recorded, standIn: own?.live ?? asRecorded, real: its?.live ?? asRecorded };
    return [{ path, ...told, known: tolerated(difference, its !== undefined) }];
  });
  return { ...compare, disagreements };
}

const asRecorded = 'as recorded';

/** Why exchanges are left out once it is over. */
export const timeIsUp = 'it was stopped before';
