import { outsideWorldOf } from '../../functions/push/outside-world.ts';
import type { Clock } from '../../shared/ports/clock.ts';

/**
 * How the push function reaches Gecko and DefectDojo, where both are on this machine.
 *
 * @param version what `User-Agent` calls the version of the service
 */
export function localOutsideWorld(geckoUrl: string, clock: Clock, version = 'test') {
  return outsideWorldOf(
    { SERVICE_VERSION: version, OUTBOUND_TARGETS: 'public-and-loopback', GECKO_API_URL: geckoUrl },
    clock,
  );
}
