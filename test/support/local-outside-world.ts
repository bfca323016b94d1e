import { outsideWorldOf } from '../../functions/push/outside-world.ts';
import type { Clock } from '../../shared/ports/clock.ts';

/** How the push function reaches Gecko and DefectDojo, where both are on this machine. */
export function localOutsideWorld(geckoUrl: string, clock: Clock) {
  const settings = {
    SERVICE_VERSION: 'test',
    OUTBOUND_TARGETS: 'public-and-loopback',
    GECKO_API_URL: geckoUrl,
  } as const;
  return outsideWorldOf(settings, clock);
}
