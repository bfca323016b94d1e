import type { SweepMeasures } from '../../shared/observability/sweep-metrics.ts';
import type { Census } from '../../shared/ports/census.ts';

/** Of fewer connections a share says nothing: one team's mistake would look like an outage. */
const fewestForShare = 10;

/** Counts what waits for somebody. */
export async function takeCensus(census: Census): Promise<SweepMeasures> {
  const { total, needingAttention, instances } = await census.connections();
  return {
    heldRepositories: await census.heldRepositories(),
    connectionsNeedingAttention: needingAttention,
    instancesNeedingAttention: instances,
    ...(total < fewestForShare ? {} : { connectionsFailing: (100 * needingAttention) / total }),
  };
}
