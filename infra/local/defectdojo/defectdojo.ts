import type { Hono } from 'hono';
import type { Controls } from '../stand-in/controls.ts';
import type { AbandonedUploads } from './abandoned-uploads.ts';
import type { BusyTime } from './busy-time.ts';
import type { Store } from './model/store.ts';
import type { DefectDojoVersion } from './model/traits.ts';
import type { Wait } from './pace.ts';
import type { Hands } from './people/hands.ts';

export interface DefectDojoOptions {
  /** The release to play; 3.2.0 if left out. */
  version?: DefectDojoVersion;
  now?: () => Date;
  /** The superuser's key. */
  apiKey?: string;
  /** How slow to be: 1 = as a real server was measured; 0, the default, = as fast as it goes. */
  pace?: number;
  /** How the time passes that `pace` asks for; real time if left out. */
  wait?: Wait;
}

/** A stand-in for one DefectDojo: an app to call, and what it holds. */
export interface DefectDojo {
  app: Hono;
  apiKey: string;
  controls: Controls;
  /** Uploads that go on without their client. */
  abandoned: AbandonedUploads;
  /** What people do in the moment before a request. */
  hands: Hands;
  busy: BusyTime;
  /** The instance as it is now; another object after it was reset. */
  readonly store: Store;
  /**
   * Replaces the instance by a fresh one, as if another had been put behind the same URL, and forgets faults, abandoned
   * uploads and counters too, unless told `instanceOnly`. `apiKey` is the superuser's key from then on.
   */
  reset(options?: ResetOptions): Store;
}

export interface ResetOptions {
  apiKey?: string;
  instanceOnly?: boolean;
}
