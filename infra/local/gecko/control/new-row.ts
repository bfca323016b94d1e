import { nameUuid } from '../name-uuid.ts';
import type { RowFields } from '../state.ts';

/** A row in which everything that the script left out is filled in; what it gave stays as it is, even if wrong. */
export function newRow(given: RowFields, seed: string): RowFields {
  return {
    id: nameUuid(`finding ${seed}`),
    severity: 6.5,
    confidenceScore: 10,
    title: `IDOR in order lookup exposes other customers' orders (${nameUuid(seed).slice(0, 8)})`,
    type: 'IDOR',
    cwe: 'CWE-639',
    filePath: 'apps/api/src/orders/orders.controller.ts',
    shortDescription:
      'The handler loads the order by its id alone and never compares its owner with the signed-in customer.',
    cvssVector: 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N',
    ...given,
  };
}
