import { type Loopback, openLoopback } from './loopback.ts';
import { type WatchedWire, watchWire } from './wire.ts';

/** What the stand-ins of one history after the other speak through: their two servers, and what is on its way to them. */
export interface Lines {
  readonly gecko: Loopback;
  readonly defectDojo: Loopback;
  readonly wire: WatchedWire;
}

/** Opens them. Call `closeLines` when done. */
export async function openLines(): Promise<Lines> {
  const [gecko, defectDojo] = await Promise.all([openLoopback(), openLoopback()]);
  return { gecko, defectDojo, wire: watchWire() };
}

export async function closeLines({ gecko, defectDojo, wire }: Lines): Promise<void> {
  wire.stop();
  await Promise.all([gecko.stop(), defectDojo.stop()]);
}
