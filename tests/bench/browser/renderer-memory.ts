import { readFile, writeFile } from 'node:fs/promises';
import type { CDPSession } from 'playwright-core';
import * as v from 'valibot';

const processes = v.object({
  processInfo: v.array(v.object({ type: v.string(), id: v.number() })),
});

/** The process that runs the browser's one page. `session`: the browser's, not the page's. */
export async function findRenderers(session: CDPSession): Promise<number[]> {
  const { processInfo } = v.parse(processes, await session.send('SystemInfo.getProcessInfo'));
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
}

/** Memory of a process in bytes, as Linux counts it: now, and at most since `forgetPeak`. */
export async function readMemory(pid: number): Promise<{ residentBytes: number; peakBytes: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const kilobytes = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1] ?? NaN);
  return { residentBytes: kilobytes('VmRSS') * 1024, peakBytes: kilobytes('VmHWM') * 1024 };
}

/** The peak counts from now on (proc(5), clear_refs). */
export async function forgetPeak(pid: number): Promise<void> {
  await writeFile(`/proc/${pid}/clear_refs`, '5');
}
