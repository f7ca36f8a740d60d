import { spawnSync } from 'node:child_process';

/** Empty when the program is on this machine; else words for the title of the test that is skipped. */
export function whyToolIsMissing(program: string): string {
  const { error } = spawnSync(program, ['--version'], { stdio: 'ignore' });
  return error === undefined ? '' : ` (skipped: ${program} is not on this machine)`;
}

export function runTool(program: string, args: string[]): { status: number | null; output: string } {
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8' });
  return { status, output: stdout };
}
