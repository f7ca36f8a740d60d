/** Run by `Desk.start`: INSTANT ARGS…, the command line at the desk's own time instead of the machine's. */
import { runCli } from '@passeport/cli/run';

const [now = '', ...args] = process.argv.slice(2);
const { env, stdin, stdout, stderr } = process;
process.exitCode = await runCli(args, {
  env,
  cwd: process.cwd(),
  now: () => new Date(now),
  stdin,
  stdout,
  stderr,
});
