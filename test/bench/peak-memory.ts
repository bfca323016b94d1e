import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as pass } from 'node:timers/promises';

const kibibyte = 1024;

/** Measures by how much the memory of this process rises above what it holds when idle, bytes of resident memory. */
export interface MemoryWatch {
  /** Forgets earlier peaks. Linux does when asked; elsewhere the peak stays that of the whole process. */
  begin(): void;
  peakAboveIdle(): number;
}

/** What this process holds now, after a garbage collection (`node --expose-gc`), counts as idle from now on. */
export async function watchMemory(): Promise<MemoryWatch> {
  for (let round = 0; round < 3; round += 1) {
    globalThis.gc?.();
    await pass(20);
  }
  const idle = process.memoryUsage.rss();
  return { begin: forgetPeak, peakAboveIdle: () => Math.max(0, peak() - idle) };
}

function forgetPeak(): void {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    // Not Linux: the peak stays that of the whole process.
  }
}

function peak(): number {
  try {
    const kibibytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    if (kibibytes !== undefined) return Number(kibibytes) * kibibyte;
  } catch {
    // Not Linux.
  }
  return process.resourceUsage().maxRSS * kibibyte;
}
