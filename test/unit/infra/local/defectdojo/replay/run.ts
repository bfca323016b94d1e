import type { DefectDojoVersion } from '../../../../../../infra/local/defectdojo/model/traits.ts';
import { leftOut, tolerated } from './exceptions.ts';
import type { Ids } from './ids.ts';
import { type Exchange, readRecording } from './recordings.ts';
import { grant, isGrant, roleSeeds } from './role-seeds.ts';
import type { Script } from './scripts.ts';
import type { Seed } from './seeds.ts';
import { createWorld, type RecordedAnswer, replay, shippedIds, type World } from './world.ts';

/** How a replay went: the exchanges that were replayed, as `folder/name#index`, and each difference as a sentence. */
export interface Outcome {
  replayed: Set<string>;
  failures: string[];
}

/**
 * Replays scripts in their order against one stand-in. `overrides` are the exchanges that answered otherwise on another
 * release than the one the scripts were recorded on, with their own ids.
 */
export async function runScripts(
  version: DefectDojoVersion,
  folder: string,
  scripts: readonly Script[],
  overrides: ReadonlyMap<string, { key: string; exchange: Exchange }> = new Map(),
): Promise<Outcome> {
  const run: Run = { version, folder, overrides, world: createWorld(version), otherIds: shippedIds() };
  const outcome: Outcome = { replayed: new Set(), failures: [] };
  for (const script of scripts) await runScript(run, script, outcome);
  return outcome;
}

interface Run {
  version: DefectDojoVersion;
  folder: string;
  overrides: ReadonlyMap<string, { key: string; exchange: Exchange }>;
  world: World;
  otherIds: Ids;
}

async function runScript(run: Run, { name, seeds = {} }: Script, outcome: Outcome): Promise<void> {
  const { exchanges } = readRecording(`${run.folder}/${name}.json`);
  const roles = name === 'q1-rbac-matrix' ? roleSeeds(exchanges) : {};
  for (const [index, exchange] of exchanges.entries()) {
    await sow(run.world, [...(seeds[index] ?? []), ...(roles[index] ? [roles[index]] : [])]);
    if (isGrant(exchange)) await sow(run.world, [grant(exchange)]);
    const key = `${run.folder}/${name}#${index}`;
    if (!leftOut(key, exchange)) await runExchange(run, key, exchange, outcome);
  }
}

async function runExchange(run: Run, key: string, exchange: Exchange, outcome: Outcome): Promise<void> {
  const other = run.overrides.get(key);
  const expected = other && { response: other.exchange.response, ids: run.otherIds };
  const found = await replayOne(run.world, exchange, expected);
  outcome.failures.push(...report(run.version, other?.key ?? key, exchange, found));
  outcome.replayed.add(key);
  if (other) outcome.replayed.add(other.key);
}

/** The exchanges of a differences file by the exchange of the base scripts that each repeats. */
export function overridesOf(folder: string, name: string): Map<string, { key: string; exchange: Exchange }> {
  const { exchanges } = readRecording(`${folder}/${name}.json`);
  const seen = new Map<string, number>();
  return new Map(
    exchanges.map((exchange, position) => {
      const file = (exchange.file ?? '').replace('.json', '');
      // The extra probes carry no index: they are all there, in their order.
      const index = exchange.index ?? seen.get(file) ?? 0;
      seen.set(file, index + 1);
      return [`${folder}/${file}#${index}`, { key: `${folder}/${name}#${position}`, exchange }];
    }),
  );
}

async function replayOne(world: World, { request, response }: Exchange, expected?: RecordedAnswer): Promise<string[]> {
  try {
    return await replay(world, request, { response, ids: world.ids }, expected);
  } catch (error) {
    return [String(error)];
  }
}

function report(
  version: DefectDojoVersion,
  key: string,
  { note, request }: Exchange,
  found: readonly string[],
): string[] {
  const serious = found.filter((difference) => !tolerated(version, key, difference));
  if (serious.length === 0) return [];
  return [`${version} ${key} (${note}) ${request.method} ${request.path}\n  ${serious.slice(0, 8).join('\n  ')}`];
}

async function sow(world: World, seeds: readonly Seed[]): Promise<void> {
  for (const seed of seeds) await seed({ world, bind: world.ids.bind });
}
