/** One benchmark. `scale` (0 to 1) shrinks the work for a quick look; figures keep their names and units. */
export type Benchmark = (options: {
  scale: number;
  /** Tells how far it is. */
  report: (line: string) => void;
}) => Promise<Record<string, number | string>>;

/** Runs `work` and says how long it took, in seconds. */
export async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; result: T }> {
  const started = performance.now();
  const result = await work();
  return { seconds: (performance.now() - started) / 1000, result };
}
