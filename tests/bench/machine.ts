import { availableParallelism, cpus } from 'node:os';

/** Processor, cores and Node version: figures mean little without them. */
export function describeMachine(): string {
  return `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}`;
}
