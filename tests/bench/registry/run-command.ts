/** One command of an office, as a process of its own and on the made-up country's day; tells its parent what it took. */
import { runCli } from '@passeport/cli/run';
import { NOW } from '../country.ts';
import { peakRssMb } from '../peak-rss.ts';

const exitCode = await runCli(process.argv.slice(2), {
  env: process.env,
  cwd: process.cwd(),
  now: () => NOW,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
});
const { userCPUTime, systemCPUTime } = process.resourceUsage();
// In microseconds.
process.send?.({
  exitCode,
  peakRssMb: peakRssMb(),
  cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
});
