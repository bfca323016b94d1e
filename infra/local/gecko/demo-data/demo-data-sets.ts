import type { DataSet } from '../data-set.ts';
import { nameUuid } from '../name-uuid.ts';

/** What each team starts with. */
export function demoDataSets(): { 'team-demo': DataSet[]; 'team-other': DataSet[] } {
  return {
    'team-demo': [dataSet('acme/webshop', 420), dataSet('gitlab:acme/platform/billing', 24)],
    'team-other': [dataSet('umbra/loyalty-api', 9)],
  };
}

function dataSet(repository: string, count: number): DataSet {
  return {
    repository,
    branch: 'main',
    scan: {
      id: nameUuid(`scan ${repository}`),
      name: `Deep scan of ${repository}`,
      createdAt: '2026-11-16T01:30:00.000Z',
    },
    rows: Array.from({ length: count }, (_, index) => row(`${repository} ${index}`)),
  };
}

function row(name: string) {
  return {
    id: nameUuid(`finding ${name}`),
    severity: 6.5,
    confidenceScore: 10,
    title: 'IDOR in order lookup exposes the orders of other customers',
    type: 'IDOR',
    cwe: 'CWE-639',
    filePath: 'apps/api/src/orders/orders.controller.ts',
    shortDescription:
      'The handler `OrdersController.findOne` loads the order by its id alone and never compares its owner.',
    cvssVector: 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N',
  };
}
