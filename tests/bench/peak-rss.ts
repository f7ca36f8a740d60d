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
