import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as pass } from 'node:timers/promises';

const kibibyte = 1024;

/** Measures by how much the memory of this process rises above what it holds when idle, bytes of resident memory. */
export interface MemoryWatch {
  peakAboveIdle(): number;
}

/** Starts watching after a garbage collection (`node --expose-gc`). Linux forgets its high-water mark when asked; elsewhere the peak is that of the whole process. */
export async function watchMemory(): Promise<MemoryWatch> {
  for (let round = 0; round < 3; round += 1) {
    globalThis.gc?.();
    await pass(20);
  }
  const idle = process.memoryUsage.rss();
  forgetPeak();
  return { peakAboveIdle: () => Math.max(0, peak() - idle) };
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
