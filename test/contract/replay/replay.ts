import type { Exchange, RecordedAnswer } from '../recordings/exchange.ts';
import { isFields } from '../recordings/rows.ts';
import type { ServerAnswer } from '../servers/server.ts';
import { type Difference, differences } from './comparison.ts';
import { type Ids, type Kind, kindOfResource } from './ids.ts';
import { liveRequest } from './request.ts';
import type { World } from './world.ts';

/** Plays one recorded request against a server; returns what differs between its recorded answer and the live one. */
export async function replay(world: World, { request, answer, base, isOwn }: Exchange): Promise<Difference[]> {
  const { ids, server } = world;
  const live = await server.send(liveRequest(world, request, answer.status === 404 ? orMissing(ids) : ids));
  if (live.status !== answer.status) {
    await learnTestType(world, { request, answer });
    return [
      { path: 'status', recorded: String(answer.status), live: `${live.status} ${live.text.slice(0, 300)}`.trimEnd() },
    ];
  }
  if (!live.type.includes('json') || live.text === '') return compareOther(answer, live);
  const circumstances = { ids, today: server.today() };
  const json: unknown = JSON.parse(live.text);
  // Of an answer that was kept in part the rest has to be learnt all the same: later requests go by its ids.
  if (base && isOwn) differences(circumstances, rootKind(request.path), base.body, json);
  return differences(circumstances, rootKind(request.path), answer.body, json);
}

/** A test type can't be deleted by the API: one from an earlier time stands for the one that should have been made. */
async function learnTestType({ ids, find }: World, { request, answer }: Pick<Exchange, 'request' | 'answer'>) {
  if (request.path !== '/api/v2/test_types/' || !isFields(request.json) || !isFields(answer.body)) return;
  const [row] = await find(`/test_types/?name=${encodeURIComponent(String(request.json['name']))}`);
  if (row) ids.bind('test_type', Number(answer.body['id']), row.id);
}

/** Where nothing was found, an id may stand for nothing here either. */
function orMissing(ids: Ids): Ids {
  return { ...ids, live: (kind, recorded) => ids.live(kind, recorded) ?? 99_999_999 };
}

function compareOther(recorded: RecordedAnswer, live: ServerAnswer): Difference[] {
  if (recorded.status === 204) return [];
  if (recorded.body !== undefined) return [{ path: '', recorded: 'a body', live: live.type || 'nothing' }];
  const found: Difference[] = [];
  const [expected, location] = [pathOf(recorded.location ?? ''), pathOf(live.location ?? '')];
  if (expected !== location) found.push({ path: 'location', recorded: expected, live: location });
  const [type = ''] = live.type.split(';');
  if (recorded.type !== type) found.push({ path: 'content-type', recorded: recorded.type ?? 'nothing', live: type });
  return found;
}

/** A location without its host and port, which differ; the scheme stays. */
function pathOf(location: string): string {
  return location.replace(/^(https?:)\/\/[^/]+/, '$1');
}

function rootKind(path: string): Kind | undefined {
  if (path.includes('/user_profile') || path.includes('/users')) return 'user';
  return kindOfResource[/^\/api\/v2\/(\w+)/.exec(path)?.[1] ?? ''];
}
