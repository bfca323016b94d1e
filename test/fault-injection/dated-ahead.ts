import { randomUUID } from 'node:crypto';
import { envelope } from './gecko-moves.ts';
import type { Change } from './history.ts';
import { geckoIds, repositoryId, teamId } from './scene.ts';
import type { Stage } from './stage.ts';

type Of<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>;

const ahead = '2099-01-01T00:00:00.000Z';

/** A clock at Gecko is wrong by decades. Returns the message, which is to be rejected. */
export function datedAhead(stage: Stage, { of, finding, status }: Of<'dated_ahead'>): string {
  const body = of === 'scan' ? scanAhead(stage) : statusAhead(stage, finding, status);
  stage.datedAhead.add((JSON.parse(body) as { id: string }).id);
  return body;
}

/** As a version left it that trusted every clock, which nobody would see but by what comes later. */
export async function letInAhead(stage: Stage, { of, finding, status }: Of<'let_in_ahead'>): Promise<void> {
  if (of === 'scan') await redateBaseline(stage);
  else await raiseAhead(stage, geckoIds[finding % geckoIds.length] ?? '', status);
}

/** The newest scan is remembered as one of decades ahead. Nobody at work may know better. */
async function redateBaseline(stage: Stage): Promise<void> {
  const { store, key, truth } = stage;
  const { baselineScan, lease } = await store.state(key);
  if (baselineScan === undefined || lease !== undefined) return;
  const isPending = (await store.triggers(key)).some((one) => one.kind === 'scan');
  if (isPending || truth.baseline()?.scanId !== baselineScan.scanId) return;
  await store.rememberBaseline(key, { ...baselineScan, completedAt: ahead }, new Date(ahead));
  truth.redate(baselineScan.scanId);
  stage.noteSaid();
}

/** With statuses in its rows Gecko says itself what is newest. */
async function raiseAhead(stage: Stage, findingId: string, status: Of<'status'>['status']): Promise<void> {
  const { store, key, truth, clock, setting } = stage;
  if (setting.richerRows) return;
  const id = `ahead-${stage.ledger.next()}`;
  await store.raise(key, { kind: 'status_change', id, findingId, status, changedAt: ahead }, clock.now());
  truth.statuses.push({ geckoId: findingId, status, changedAt: '', acceptedUntil: null, told: true });
  stage.noteSaid();
}

function scanAhead(stage: Stage): string {
  const scan = { scanId: randomUUID(), kind: 'deep', status: 'completed', completedAt: ahead };
  const repositories = [{ id: repositoryId, provider: 'github', branch: 'main', defaultBranch: 'main' }];
  return envelope(stage, 'Scan Completed', { version: '1', teamId, ...scan, repositories });
}

function statusAhead(stage: Stage, finding: number, status: Of<'status'>['status']): string {
  const detail = { version: '1', teamId, repositoryId, findingId: geckoIds[finding % geckoIds.length], status };
  return envelope(stage, 'Finding Status Changed', { ...detail, changedAt: ahead });
}
