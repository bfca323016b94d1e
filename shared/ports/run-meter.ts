import type { Run } from '../domain/runs/run.ts';
import type { DefectDojoUsage } from './defectdojo-usage.ts';

/** A run that is over, as it is measured. */
export interface MeasuredRun {
  readonly run: Run;
  readonly usage: DefectDojoUsage;
  /** Milliseconds; undefined where it says nothing about the service. */
  readonly lagMs: number | undefined;
}

/** Measures runs for those who watch the service. */
export type MeasureRun = (measured: MeasuredRun) => void;
