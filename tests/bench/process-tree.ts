import { readdir, readFile } from 'node:fs/promises';

/** What the system counts time in (USER_HZ): hundredths of a second on all Linuxes. */
const MS_A_TICK = 10;

/**
 * Processor time and memory (resident sets; pages that they share are counted for each) of this process and its
 * children, as Linux' /proc says; elsewhere of this process alone.
 */
export async function measureProcessTree(): Promise<{ cpuMs: number; rssMb: number }> {
  const { user, system } = process.cpuUsage();
  const tree = { cpuMs: (user + system) / 1000, rssMb: process.memoryUsage.rss() / 1e6 };
  for (const child of await listChildren()) {
    const [stat, status] = await Promise.all(
      ['stat', 'status'].map(
        async (file) => await readFile(`/proc/${child}/${file}`, 'utf8').catch(() => ''),
      ),
    );
    // After the name, which is in parentheses: fields 3 to the end of proc(5); 14 and 15 are user and system time.
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
    tree.cpuMs += (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * MS_A_TICK;
    tree.rssMb += (Number(/^VmRSS:\s+(\d+) kB$/m.exec(status ?? '')?.[1] ?? 0) * 1024) / 1e6;
  }
  return tree;
}

async function listChildren(): Promise<string[]> {
  const threads = await readdir('/proc/self/task').catch(() => []);
  const lists = await Promise.all(
    threads.map(
      async (thread) => await readFile(`/proc/self/task/${thread}/children`, 'utf8').catch(() => ''),
    ),
  );
  return lists.flatMap((list) => list.split(' ').filter((pid) => pid !== ''));
}
