import type { Exchange, Topic } from '../recordings/exchange.ts';
import { readTopics } from '../recordings/read-topics.ts';
import type { GivenRole, RecordedVersion } from '../recordings/topic-file.ts';
import { type TopicName, topicOrder } from '../recordings/topic-order.ts';
import type { Server } from '../servers/server.ts';
import type { Difference } from './comparison.ts';
import { replay } from './replay.ts';
import { seedRole } from './role-seeds.ts';
import type { Seed } from './seeds.ts';
import { topicSettings } from './topics.ts';
import { createWorld, type World } from './world.ts';

/** What came of one exchange. */
export interface Played {
  topic: TopicName;
  exchange: Exchange;
  differences: Difference[];
  /** Why it was not played, if it wasn't. */
  leftOut: string | undefined;
}

/** What of the recordings is played. */
export interface Selection {
  /** All topics unless it says otherwise; each goes on with what the topics left behind that it follows. */
  names?: readonly TopicName[];
  /** Asked before each topic and each exchange: why it is left out, or `undefined`. */
  leaveOut?: (topic: TopicName, exchange?: Exchange) => Promise<string | undefined>;
}

/** Plays topics against one server, in the order of the recording; tells of each exchange as it comes. */
export async function* playTopics(
  server: Server,
  version: RecordedVersion,
  { names = topicOrder, leaveOut = async () => undefined }: Selection = {},
): AsyncGenerator<Played> {
  const world = createWorld(server);
  for (const topic of readTopics(version).filter(({ name }) => names.includes(name))) {
    const reason = await leaveOut(topic.name);
    yield* reason === undefined ? playTopic(world, topic, leaveOut) : leftOut(topic, reason);
  }
}

function leftOut({ name: topic, exchanges }: Topic, reason: string): Played[] {
  return exchanges.map((exchange) => ({ topic, exchange, differences: [], leftOut: reason }));
}

async function* playTopic(
  world: World,
  { name: topic, exchanges }: Topic,
  leaveOut: NonNullable<Selection['leaveOut']>,
): AsyncGenerator<Played> {
  const seeds = topicSettings[topic].seeds ?? {};
  const { ids } = world;
  let role: Exchange['role'];
  for (const exchange of exchanges) {
    const turn = exchange.role !== undefined && exchange.role.name !== role?.name ? exchange.role : undefined;
    role = exchange.role;
    const reason = await leaveOut(topic, exchange);
    const play = () => playExchange(world, exchange, seeds[exchange.name] ?? [], turn);
    yield { topic, exchange, differences: reason === undefined ? await orSay(play) : [], leftOut: reason };
  }
  // What a role was tried on has numbers of its own, so those from before go on from here.
  world.ids = ids;
}

async function playExchange(
  world: World,
  exchange: Exchange,
  seeds: readonly Seed[],
  newRole: GivenRole | undefined,
): Promise<Difference[]> {
  for (const seed of seeds) await seed(world);
  if (newRole) await seedRole(world, newRole);
  return await replay(world, exchange);
}

/** An exchange that can't be played is one that differs. */
async function orSay(differences: () => Promise<Difference[]>): Promise<Difference[]> {
  try {
    return await differences();
  } catch (error) {
    return [{ path: 'request', recorded: 'an answer', live: String(error) }];
  }
}
