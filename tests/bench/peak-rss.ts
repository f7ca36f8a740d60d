import { readFileSync } from 'node:fs';

const SAMPLE_MS = 20;

/** Runs `work` and says how much memory this process had at most meanwhile (resident set, worker threads included), in MB. */
export async function withPeakRss<T>(work: () => Promise<T>): Promise<{ peakRssMb: number; result: T }> {
  let peak = process.memoryUsage.rss();
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, SAMPLE_MS);
  try {
    const result = await work();
    return { peakRssMb: Math.max(peak, process.memoryUsage.rss()) / 1e6, result };
  } finally {
    clearInterval(timer);
  }
}

/**
 * The most memory that this process had since its program began (resident set, worker threads included), in MB. What
 * `process.resourceUsage` says is at least what the process had that started it, on Linux.
 */
export function peakRssMb(): number {
  if (process.platform !== 'linux') return (process.resourceUsage().maxRSS * 1024) / 1e6;
  const [, kibibytes = ''] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return (Number(kibibytes) * 1024) / 1e6;
}
