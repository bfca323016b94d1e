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
  exchange: Exchange;
  differences: Difference[];
}

/** Plays topics against one server, in the order of the recording; tells of each exchange as it comes. */
export async function* playTopics(
  server: Server,
  version: RecordedVersion,
  names: readonly TopicName[] = topicOrder,
): AsyncGenerator<Played> {
  const world = createWorld(server);
  const topics = readTopics(version);
  for (const topic of topics.filter(({ name }) => names.includes(name))) yield* playTopic(world, topic);
}

async function* playTopic(world: World, topic: Topic): AsyncGenerator<Played> {
  const seeds = topicSettings[topic.name].seeds ?? {};
  const { ids } = world;
  let role: Exchange['role'];
  for (const exchange of topic.exchanges) {
    const turn = exchange.role !== undefined && exchange.role.name !== role?.name ? exchange.role : undefined;
    role = exchange.role;
    yield { exchange, differences: await orSay(() => playExchange(world, exchange, seeds[exchange.name] ?? [], turn)) };
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
