import type { DiagnosisItem } from '../../../shared/contracts/management-api/diagnosis.ts';
import { holdSentence } from '../../../shared/domain/holds/hold-sentence.ts';
import { inLineCode, inLineSentence } from '../../../shared/domain/sync/in-line.ts';
import type { SyncState } from '../../../shared/domain/sync/sync-state.ts';
import { whatItWaitsFor } from '../../../shared/domain/sync/what-it-waits-for.ts';
import type { Connection } from '../../../shared/domain/team/connection.ts';
import { mappingPath } from '../core/links.ts';
import type { DiagnosisFacts } from './diagnosis-facts.ts';
import { diagnoseDrift } from './drift.ts';
import { diagnoseConnection, diagnoseEnds, diagnoseMapping, diagnosePause } from './hindrances.ts';
import { diagnoseLastRun } from './last-run.ts';
import { diagnoseGate, diagnoseSlowRows } from './uploads.ts';

/** Answers "Why aren't my findings there?": every reason that is known, the most important first. */
export function diagnose(facts: DiagnosisFacts, now: Date): DiagnosisItem[] {
  const items = [
    ...diagnosePause(facts.pause),
    ...diagnoseConnection(facts.connection),
    ...diagnoseMapping(facts),
    ...diagnoseHold(facts),
    ...diagnoseSlowRows(facts, now),
    ...diagnoseProgress(facts, now),
    ...diagnoseLastRun(facts),
    ...diagnoseDrift(facts),
    ...diagnoseEnds(facts.connection, now),
    ...diagnoseGate(facts),
    ...settingNotes(facts.connection),
  ];
  const isWell = items.every(({ kind }) => kind === 'note') && facts.sync.lastInSyncAt !== undefined;
  return isWell ? [inSync(facts.sync), ...items] : items;
}

function inSync({ lastInSyncAt }: SyncState): DiagnosisItem {
  const sentence = 'DefectDojo shows what Gecko says.';
  return { kind: 'well', code: 'in_sync', sentence, ...(lastInSyncAt ? { since: lastInSyncAt } : {}), links: {} };
}

function diagnoseHold({ hold, key }: DiagnosisFacts): DiagnosisItem[] {
  if (!hold) return [];
  const links = { see: `${mappingPath(key.repositoryId)}/hold` };
  if (hold.decision) {
    const sentence = `What waited was ${hold.decision.kind}; the next sync carries that out.`;
    return [{ kind: 'waiting', code: 'hold_decided', sentence, since: hold.decision.at, links }];
  }
  const remedy = 'Look at what waits, then approve or discard it. Everything else goes on meanwhile.';
  return [{ kind: 'problem', code: hold.code, sentence: holdSentence(hold), remedy, since: hold.since, links }];
}

function diagnoseProgress({ sync, connection, mapping, pause, place }: DiagnosisFacts, now: Date): DiagnosisItem[] {
  const { lease, requested, completed, waitsInLine } = sync;
  if (lease && Date.parse(lease.expiresAt) > now.getTime()) {
    return [{ kind: 'waiting', code: 'syncing', sentence: 'A sync is under way.', links: {} }];
  }
  if (mapping === undefined || pause !== undefined || requested === completed) return [];
  if (waitsInLine) {
    const remedy = 'Nothing. "Push now" moves it before those of the team that nobody waits for.';
    const { since } = waitsInLine;
    return [{ kind: 'waiting', code: inLineCode, sentence: inLineSentence(place), remedy, since, links: {} }];
  }
  const waiting = whatItWaitsFor(sync, { connection, mapping }, now);
  if (waiting) {
    const { code, message, at: since } = waiting.error;
    const again =
      waiting.until === undefined ? 'about to be tried again' : `tried again at ${waiting.until.toISOString()}`;
    const remedy =
      'Nothing, unless it stays. "Push now" ends a wait that the server asked for, and one for what a person has mended.';
    return [{ kind: 'waiting', code, sentence: `${message} It is ${again}.`, remedy, since, links: {} }];
  }
  return [{ kind: 'waiting', code: 'queued', sentence: 'A sync is about to start.', links: {} }];
}

function settingNotes(connection: Connection | undefined): DiagnosisItem[] {
  const { includeResolvedFindings, minimumSeverity } = connection?.settings ?? {};
  const links = { see: '/v1/connection' };
  const resolved: DiagnosisItem = {
    kind: 'note',
    code: 'resolved_not_included',
    sentence: '"Include resolved findings" is off: what is resolved in Gecko stays in DefectDojo as it is.',
    remedy: 'Turn it on to have resolved findings marked as mitigated.',
    links,
  };
  const severity: DiagnosisItem = {
    kind: 'note',
    code: 'below_minimum_severity',
    sentence: `Findings below the severity ${minimumSeverity} are not exported.`,
    remedy: 'Lower the minimum severity to export them as well.',
    links,
  };
  return [
    ...(includeResolvedFindings === false ? [resolved] : []),
    ...(minimumSeverity === undefined ? [] : [severity]),
  ];
}
