import type { TargetRules } from '../../../shared/http/target/target-rules.ts';
import type { Log } from '../../../shared/observability/log.ts';
import type { AsvsStore } from '../../../shared/ports/asvs-store.ts';
import type { AuditLog } from '../../../shared/ports/audit-log.ts';
import type { Clock } from '../../../shared/ports/clock.ts';
import type { OpenDefectDojo } from '../../../shared/ports/defectdojo.ts';
import type { OpenGecko } from '../../../shared/ports/gecko-repositories.ts';
import type { HoldStore } from '../../../shared/ports/hold-store.ts';
import type { InstanceLine } from '../../../shared/ports/instance-line.ts';
import type { InstanceSlots } from '../../../shared/ports/instance-slots.ts';
import type { DefectDojoTarget, KeyKeeper } from '../../../shared/ports/key-store.ts';
import type { Pauses } from '../../../shared/ports/pauses.ts';
import type { PreviewStore } from '../../../shared/ports/preview-store.ts';
import type { PreviewQueue, SyncQueue } from '../../../shared/ports/sync-queue.ts';
import type { SyncStore } from '../../../shared/ports/sync-store.ts';
import type { TeamEraser } from '../../../shared/ports/team-eraser.ts';
import type { TeamStore } from '../../../shared/ports/team-store.ts';

/** Everything a route may use. */
export interface Services {
  readonly teams: TeamStore;
  readonly syncs: SyncStore;
  readonly holds: HoldStore;
  readonly asvs: Omit<AsvsStore, 'putDetection' | 'putOpenFindings'>;
  readonly previews: Pick<PreviewStore, 'preview'>;
  readonly pauses: Pick<Pauses, 'pauseOf'>;
  readonly slots: Pick<InstanceSlots, 'slots' | 'perInstance' | 'uploadGate'>;
  readonly line: InstanceLine;
  readonly audit: AuditLog;
  readonly eraser: TeamEraser;
  readonly keys: KeyKeeper;
  readonly queue: SyncQueue & PreviewQueue;
  readonly clock: Clock;
  readonly log: Log;
  /** A new UUIDv7: sorts by time. */
  readonly newId: () => string;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** Which URLs customers may connect. */
  readonly targetRules: TargetRules;
  /** Where Gecko's console is. */
  readonly geckoAppUrl: string;
  /** Opens a DefectDojo whose calls all end at an instant, milliseconds since the epoch. */
  readonly openDefectDojo: (target: DefectDojoTarget & { endsAtMs: number }) => Promise<OpenDefectDojo>;
  /** Opens Gecko with an API key. */
  readonly openGecko: (apiKey: string) => Promise<OpenGecko>;
}
