import { syncRequestedDetailType } from '../../shared/domain/events/sync-message.ts';
import type { ConnectionSettings } from '../../shared/domain/team/connection.ts';
import { leaveLine } from '../../shared/line/leave-line.ts';
import { createInMemoryPauses } from '../support/in-memory-pauses.ts';
import { silentLog } from '../support/sync-fixtures.ts';
import { datedAhead, letInAhead } from './dated-ahead.ts';
import { envelope, scan, scanAgain, setStatus } from './gecko-moves.ts';
import type { Change, Step } from './history.ts';
import { otherInstance } from './instances.ts';
import { deleteOurTest, editAsPerson } from './people.ts';
import { queueOver } from './push-function.ts';
import { geckoIds, repositoryId, teamId } from './scene.ts';
import { makeTrouble } from './server-trouble.ts';
import type { Stage } from './stage.ts';

/** Makes a change happen, and sends the message that follows from it on its way. */
export async function applyChange(
  stage: Stage,
  change: Change,
  { delayMinutes, twice }: Pick<Step, 'delayMinutes' | 'twice'>,
): Promise<void> {
  const body = await make(stage, change);
  if (body === undefined) return;
  stage.queue.send(body, stage.nowMs() + delayMinutes * 60_000);
  if (twice) stage.queue.send(body, stage.nowMs() + (delayMinutes + 1) * 60_000);
}

async function make(stage: Stage, change: Change): Promise<string | undefined> {
  switch (change.kind) {
    case 'scan':
      return scan(stage, change);
    case 'scan_again':
      return scanAgain(stage);
    case 'status':
      return setStatus(stage, change);
    case 'dated_ahead':
      return datedAhead(stage, change);
    case 'let_in_ahead':
      await letInAhead(stage, change);
      return wish(stage, 'manual');
    case 'wish':
      return wish(stage, change.reason);
    case 'include_resolved':
      return changeSettings(stage, { includeResolvedFindings: change.on });
    case 'push':
      return changeSettings(stage, { pushOnScanComplete: change.on });
    case 'mark_verified':
      return changeSettings(stage, { markVerified: change.on });
    case 'map':
      await stage.map(change.product + 1);
      return wish(stage, 'mapping_created');
    case 'unmap':
      return unmap(stage);
    case 'key':
      return changeKey(stage, change.does);
    case 'person':
      await editAsPerson(stage, change.edit, change.finding);
      return undefined;
    case 'test_deleted':
      await deleteOurTest(stage);
      return undefined;
    case 'server':
      makeTrouble(stage, change.trouble);
      return undefined;
    case 'other_instance':
      return otherInstance(stage);
    case 'poison':
      stage.poisoned.set(geckoIds[change.finding] ?? '', stage.nowMs() + change.minutes * 60_000);
      return undefined;
    case 'unreadable':
      stage.unreadable.set(geckoIds[change.finding] ?? '', stage.nowMs() + change.minutes * 60_000);
      return undefined;
    case 'neighbour':
      await stage.neighbours.move(change.does);
      return undefined;
    case 'nothing':
      return undefined;
  }
}

/** The message of the API and the sweep. */
export function wish(stage: Stage, reason: string): string {
  return envelope(stage, syncRequestedDetailType, { version: '1', teamId, repositoryId, reason });
}

/** Changes settings as the API does: the connection's version rises, and every mapping is synced. */
export async function changeSettings(stage: Stage, settings: Partial<ConnectionSettings>): Promise<string> {
  const { teams, key, ledger } = stage;
  const connection = await teams.connection(key.teamId);
  if (connection === undefined) throw new Error('not connected');
  const changed = { ...connection.settings, ...settings };
  await teams.putConnection({ ...connection, settings: changed, version: connection.version + 1 });
  if (settings.pushOnScanComplete === false) await leave(stage);
  const { includeResolvedFindings: includeResolved, markVerified } = changed;
  stage.settings.set(ledger.next(), { includeResolved, markVerified });
  return wish(stage, 'settings_changed');
}

/** As the API does it. */
async function leave(stage: Stage): Promise<void> {
  const { slots, line, clock, key } = stage;
  const pauses = createInMemoryPauses();
  await leaveLine({ slots, line, clock, pauses, queue: queueOver(stage), log: silentLog }, key);
}

async function unmap(stage: Stage): Promise<undefined> {
  const { teams, key, mapped, ledger } = stage;
  const mapping = await teams.mapping(key);
  if (mapping !== undefined) await teams.deleteMapping(mapping);
  await leave(stage);
  mapped.set(ledger.next(), undefined);
}

async function changeKey(stage: Stage, does: 'revoked' | 'restored' | 'replaced'): Promise<string | undefined> {
  const { dojo, teams, key } = stage;
  const record = dojo.store.keys.get(stage.apiKey);
  if (record === undefined) throw new Error('The key is unknown.');
  if (does !== 'replaced') {
    record.revoked = does === 'revoked';
    return undefined;
  }
  record.revoked = true;
  stage.secretVersion += 1;
  stage.apiKey = `key-${stage.secretVersion}`.padEnd(40, '0');
  dojo.store.keys.set(stage.apiKey, { key: stage.apiKey, user: record.user, revoked: false });
  const connection = await teams.connection(key.teamId);
  if (connection === undefined) throw new Error('not connected');
  await teams.putConnection({ ...connection, version: connection.version + 1, secretVersion: stage.secretVersion });
  return wish(stage, 'key_replaced');
}
