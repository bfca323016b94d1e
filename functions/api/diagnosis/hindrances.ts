import type { DiagnosisItem } from '../../../shared/contracts/management-api/diagnosis.ts';
import { problemCatalogue } from '../../../shared/contracts/management-api/problem-catalogue.ts';
import type { Attention } from '../../../shared/domain/failures/attention.ts';
import { type Pause, pausedByOperator, pauseSentence } from '../../../shared/domain/sync/pause.ts';
import {
  authorityEndRemedy,
  authorityEndSentence,
  authorityEndsSoon,
} from '../../../shared/domain/team/authority-end.ts';
import type { Connection } from '../../../shared/domain/team/connection.ts';
import { endsSoon, keyEndRemedy, keyEndSentence } from '../../../shared/domain/team/key-end.ts';
import { mappingPath } from '../core/links.ts';
import type { DiagnosisFacts } from './diagnosis-facts.ts';

const connectionPath = '/v1/connection';

/** What hinders everybody's exports, or all those to one DefectDojo. */
export function diagnosePause(pause: Pause | undefined): DiagnosisItem[] {
  if (!pause) return [];
  const remedy = 'Nothing. What waits is exported once the operator lets exports go on.';
  const { since } = pause;
  return [{ kind: 'waiting', code: pausedByOperator, sentence: pauseSentence(pause), remedy, since, links: {} }];
}

/** What hinders all of the team's exports. */
export function diagnoseConnection(connection: Connection | undefined): DiagnosisItem[] {
  if (!connection || connection.status === 'disconnected') {
    return [
      {
        kind: 'problem',
        code: 'not_connected',
        sentence: 'The team is not connected to a DefectDojo.',
        remedy: 'Connect DefectDojo with its URL and an API v2 key.',
        links: { see: connectionPath },
      },
    ];
  }
  const paused: DiagnosisItem = {
    kind: 'problem',
    code: 'paused',
    sentence: '"Push on scan complete" is off, which pauses all exports of the team.',
    remedy: 'Turn on "Push on scan complete". Everything that was missed is then pushed without a fresh scan.',
    links: { see: connectionPath },
  };
  return [
    ...(connection.attention ? [needsAttention(connection.attention, connectionPath)] : []),
    ...(connection.settings.pushOnScanComplete ? [] : [paused]),
  ];
}

/** What will hinder all of the team's exports soon. */
export function diagnoseEnds(connection: Connection | undefined, now: Date): DiagnosisItem[] {
  return [...diagnoseKeyEnd(connection, now), ...diagnoseAuthorityEnd(connection, now)];
}

function diagnoseAuthorityEnd(connection: Connection | undefined, now: Date): DiagnosisItem[] {
  if (!connection || !authorityEndsSoon(connection, now)) return [];
  const sentence = authorityEndSentence(connection);
  const links = { see: connectionPath };
  return [{ kind: 'note', code: 'certificate_authority_ends_soon', sentence, remedy: authorityEndRemedy, links }];
}

function diagnoseKeyEnd(connection: Connection | undefined, now: Date): DiagnosisItem[] {
  if (!connection || !endsSoon(connection, now)) return [];
  const sentence = keyEndSentence(connection);
  return [{ kind: 'note', code: 'key_expires_soon', sentence, remedy: keyEndRemedy, links: { see: connectionPath } }];
}

/** What hinders the exports of this repository. */
export function diagnoseMapping({ connection, mapping, key, sync }: DiagnosisFacts): DiagnosisItem[] {
  const see = mappingPath(key.repositoryId);
  if (!mapping) {
    return [
      {
        kind: 'problem',
        code: 'unmapped',
        sentence: 'The repository is not mapped to a product.',
        remedy: 'Map it to a product. The first push follows at once, if a complete deep scan was told before.',
        links: { see: '/v1/mappings' },
      },
    ];
  }
  const elsewhere: DiagnosisItem[] =
    connection && mapping.baseUrl !== undefined && mapping.baseUrl !== connection.baseUrl
      ? [
          {
            kind: 'problem',
            code: 'other_instance',
            sentence: `The product was chosen on ${mapping.baseUrl}, but the team is connected to ${connection.baseUrl}.`,
            remedy: 'Choose a product on the connected instance.',
            links: { see },
          },
        ]
      : [];
  const unscanned: DiagnosisItem = {
    kind: 'problem',
    code: 'no_complete_scan',
    sentence: 'No complete deep scan of the tracked branch has been told yet.',
    remedy: 'Run a scan of the repository.',
    links: { see },
  };
  return [
    ...elsewhere,
    ...(mapping.attention ? [needsAttention(mapping.attention, see)] : []),
    ...(sync.baselineScan ? [] : [unscanned]),
  ];
}

function needsAttention({ code, reason, since }: Attention, see: string): DiagnosisItem {
  const remedy = adviceOf(code) ?? 'Mend what the reason names, then push now.';
  return { kind: 'problem', code, sentence: reason, remedy, since, links: { see } };
}

function adviceOf(code: string): string | undefined {
  return Object.entries(problemCatalogue).find(([known]) => known === code)?.[1].advice;
}
