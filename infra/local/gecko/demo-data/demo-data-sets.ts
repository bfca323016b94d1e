import type { DataSet } from '../data-set.ts';
import { nameUuid } from '../name-uuid.ts';
import { type Area, sceneOf } from './area.ts';
import { areasOfAccounts } from './areas-of-accounts.ts';
import { areasOfBilling, areasOfLoyalty } from './areas-of-billing.ts';
import { areasOfBuying } from './areas-of-buying.ts';
import { areasOfTheBackOffice } from './areas-of-the-back-office.ts';
import { billingEndpoints, loyaltyEndpoints, webshopEndpoints } from './demo-endpoints.ts';
import { billingWiki, loyaltyWiki, webshopWiki } from './demo-wikis.ts';
import { flawsNamed } from './flaws.ts';
import { oddFindings } from './odd-findings.ts';
import { type DemoFinding, toldFinding } from './told-finding.ts';

/** What `team-demo` starts with: invented findings, the same on every start. */
export function dataSetsOfTheDemoTeam(): DataSet[] {
  return [webshop(), billing()];
}

/** What `team-other` starts with. */
export function dataSetsOfTheOtherTeam(): DataSet[] {
  return [loyalty()];
}

function webshop(): DataSet {
  const areas = [...areasOfBuying, ...areasOfAccounts, ...areasOfTheBackOffice];
  const root = 'apps/api/src';
  const project = { repository: 'acme/webshop', branch: 'main', commit: '4be1d02', language: 'typescript' };
  const scan = demoScan(project.repository, '2026-11-16T01:30:00.000Z');
  const odd = oddFindings().map((fields) => ({ fields, richer: {} }));
  const findings = split([...findingsOf(project.repository, root, areas, scan), ...odd]);
  return { ...project, scan, ...findings, endpoints: webshopEndpoints(areas, root), wiki: webshopWiki };
}

function billing(): DataSet {
  const areas = areasOfBilling;
  const root = 'services/billing/src';
  const project = {
    repository: 'gitlab:acme/platform/billing',
    branch: 'main',
    commit: '9c07fa1',
    language: 'typescript',
  };
  const scan = demoScan(project.repository, '2026-11-17T03:00:00.000Z');
  const findings = split(findingsOf(project.repository, root, areas, scan));
  return { ...project, scan, ...findings, endpoints: billingEndpoints(areas, root), wiki: billingWiki };
}

function loyalty(): DataSet {
  const areas = areasOfLoyalty;
  const project = { repository: 'umbra/loyalty-api', branch: 'develop', language: 'typescript' };
  const scan = demoScan(project.repository, '2026-11-12T22:10:00.000Z');
  const findings = split(findingsOf(project.repository, 'src', areas, scan));
  return { ...project, scan, ...findings, endpoints: loyaltyEndpoints(areas, 'src'), wiki: loyaltyWiki };
}

function demoScan(repository: string, createdAt: string): DataSet['scan'] {
  return { id: nameUuid(`demo scan ${repository}`), name: `Weekly deep scan of ${repository}`, createdAt };
}

function findingsOf(repository: string, root: string, areas: readonly Area[], scan: DataSet['scan']): DemoFinding[] {
  return areas.flatMap((area) => {
    const scene = sceneOf(area, root);
    return flawsNamed(area.flaws).map((named) => toldFinding(repository, scene, named, scan));
  });
}

function split(findings: DemoFinding[]): Pick<DataSet, 'rows' | 'richer'> {
  return {
    rows: findings.map(({ fields }) => fields),
    richer: Object.fromEntries(findings.map(({ fields, richer }) => [fields.id, richer])),
  };
}
