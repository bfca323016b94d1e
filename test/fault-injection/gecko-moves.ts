import { changeFinding } from '../../infra/local/gecko/control/findings.ts';
import { addScan } from '../../infra/local/gecko/control/scans.ts';
import { scanCompletedDetail } from '../../infra/local/gecko/events.ts';
import type { Change } from './history.ts';
import { geckoIds, repositoryId, teamId } from './scene.ts';
import type { Stage } from './stage.ts';

type Of<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>;

const dayMs = 86_400_000;

/** Wording of a finding: each version differs in title, severity, place and text. */
export function wordingOf(geckoId: string, version: number) {
  return {
    title: `IDOR ${version} in orders of ${geckoId}`,
    severity: 5 + (version % 3) * 2,
    filePath: `src/${version}/orders.ts`,
    shortDescription: `The handler loads any order, wording ${version}.`,
    ...storedOtherwise[geckoId]?.(version),
  };
}

const vectors = [
  'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H',
  'CVSS:3.1/E:X/A:H/I:H/C:H/S:C/UI:N/PR:L/AC:L/AV:N',
  'CVSS:4.0/E:P/SA:N/SI:N/SC:N/VA:H/VI:H/VC:H/UI:N/PR:N/AT:N/AC:L/AV:N/U:Amber/CR:X',
];

const oddType = 'Odd, "type"';

/** The tag of a finding's type, in the letters that every DefectDojo keeps. */
export function tagOfType(geckoId: string): string {
  return geckoId === 'g-1' ? 'gecko-type:odd-type' : 'gecko-type:idor';
}

/** What DefectDojo shows otherwise than it is sent, of some findings. */
const storedOtherwise: Readonly<Record<string, (version: number) => object>> = {
  'g-0': (version) => ({ cvssVector: vectors[version % vectors.length] }),
  'g-1': (version) => ({ title: `ıdor ${version} IN ıssues of "g-1"`, type: oddType }),
  'g-2': (version) => ({ remediation: `1. Stop.\r\n\`\`\`\r\ncode ${version}\r\n\`\`\`\r\n2. Go on.\r\n` }),
};

/** Gecko ends a scan. Returns the message about it. */
export function scan(stage: Stage, { scan: kind, status, branch, tookMinutes, listed }: Of<'scan'>): string {
  const { truth, gecko } = stage;
  const team = gecko.team(teamId);
  const countsForAll = kind === 'deep' && status === 'completed' && branch === 'main';
  const found = geckoIds.flatMap((geckoId, index) => {
    const version = listed[index];
    if (version === null || version === undefined) return [];
    // Which of several rows is a finding's wording is left open where a newer scan is of another branch.
    return [[geckoId, countsForAll ? version : (truth.wording(geckoId) ?? version)] as const];
  });
  const startedAt = startOf(stage, tookMinutes);
  if (stage.setting.richerRows && countsForAll) {
    for (const [geckoId] of found) reopenFixed(stage, geckoId, startedAt);
  }
  const rows = found.map(([id, version]) => ({ id, ...wordingOf(id, version), ...ownStatus(stage, id) }));
  const order = { kind, status, createdAt: startedAt, repositories: [{ id: repositoryId, branch, rows }] };
  const added = addScan(team, order, stage.geckoNow());
  truth.scans.push({
    scanId: added.id,
    kind,
    status,
    branch,
    startedAt,
    completedAt: added.completedAt ?? startedAt,
    rows: new Map(found),
    told: false,
  });
  stage.noteSaid();
  const repositories = [{ id: repositoryId, provider: 'github', branch, defaultBranch: 'main' }];
  return envelope(stage, 'Scan Completed', { ...scanCompletedDetail(team, added), repositories });
}

/** Gecko ends one more scan that finds what the one before found. */
export function scanAgain(stage: Stage): string | undefined {
  const { scans } = stage.truth;
  const last = scans.findLast(
    ({ kind, status, branch }) => kind === 'deep' && status === 'completed' && branch === 'main',
  );
  if (last === undefined) return undefined;
  const listed = geckoIds.map((geckoId) => last.rows.get(geckoId) ?? null);
  const { kind, status, branch } = { kind: 'scan', status: 'completed', branch: 'main' } as const;
  return scan(stage, { kind, scan: 'deep', status, branch, tookMinutes: 0, listed });
}

/** Somebody triages a finding in Gecko. Returns the message about it. */
export function setStatus(stage: Stage, { finding, status, acceptedDays, minutesAgo }: Of<'status'>): string {
  const geckoId = geckoIds[finding % geckoIds.length] ?? '';
  const ago = stage.setting.richerRows ? 0 : minutesAgo * 60_000;
  const nowMs = stage.geckoNow().getTime();
  const changedAt = new Date(nowMs - ago).toISOString();
  const acceptedUntil =
    status === 'accepted_risk' && acceptedDays !== null ? new Date(nowMs + acceptedDays * dayMs).toISOString() : null;
  stage.truth.statuses.push({ geckoId, status, changedAt, acceptedUntil, told: false });
  changeFinding(
    stage.gecko.team(teamId),
    geckoId,
    { status, statusChangedAt: changedAt, acceptedUntil },
    stage.geckoNow(),
  );
  stage.noteSaid();
  const detail = { version: '1', teamId, repositoryId, findingId: geckoId, status, changedAt };
  return envelope(stage, 'Finding Status Changed', acceptedUntil === null ? detail : { ...detail, acceptedUntil });
}

/** A message on the sync queue; each has an id of its own. */
export function envelope(stage: Stage, detailType: string, detail: object): string {
  const id = `event-${String(stage.ledger.next()).padStart(6, '0')}`;
  return JSON.stringify({ id, source: 'gecko.scanner', 'detail-type': detailType, detail });
}

/** Scans of one repository start one after the other, at times of their own. */
function startOf(stage: Stage, tookMinutes: number): string {
  const newest = Math.max(0, ...stage.truth.scans.map(({ startedAt }) => Date.parse(startedAt)));
  return new Date(Math.max(newest + 1000, stage.geckoNow().getTime() - tookMinutes * 60_000)).toISOString();
}

/** A Gecko with statuses in its rows reopens what it finds again. */
function reopenFixed(stage: Stage, geckoId: string, changedAt: string): void {
  const status = stage.truth.newestStatus(geckoId, true)?.status;
  if (status !== 'fixed' && status !== 'fix_verified') return;
  stage.truth.statuses.push({ geckoId, status: 'open', changedAt, acceptedUntil: null, told: false });
  const own = { status: 'open', statusChangedAt: changedAt, acceptedUntil: null };
  changeFinding(stage.gecko.team(teamId), geckoId, own, stage.geckoNow());
}

function ownStatus({ setting, truth }: Stage, geckoId: string): Record<string, string | null> {
  if (!setting.richerRows) return {};
  const own = truth.newestStatus(geckoId, true);
  return {
    status: own?.status ?? 'open',
    statusChangedAt: own?.changedAt ?? null,
    acceptedUntil: own?.acceptedUntil ?? null,
  };
}
