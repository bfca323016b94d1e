import type { Placement } from '../../../../shared/domain/placement/placement.ts';
import type { Work } from '../work.ts';
import type { ComparedBy } from './comparison-digest.ts';

/** What a sync's comparison goes by where the findings are in this place. */
export function comparedBy({ code, connection, mapping, policy }: Work, placement: Placement): ComparedBy {
  const { version, secretVersion, baseUrl, settings, defectDojo } = connection;
  return {
    code,
    facts: { policy, mapping, placement, connection: { version, secretVersion, baseUrl, settings, defectDojo } },
  };
}
