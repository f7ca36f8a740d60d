/** `pnpm test`: every check, one after the other, then one line that counts them all. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countTests } from './count-tests.ts';

const repository = new URL('../../', import.meta.url);
const scratch = mkdtempSync(join(tmpdir(), 'passeport-check-'));
const testReport = join(scratch, 'vitest.json');

const checks: { name: string; command: string[] }[] = [
  { name: 'format', command: ['oxfmt', '--check'] },
  { name: 'lint', command: ['oxlint', '--type-aware'] },
  { name: 'types', command: ['tsc', '-p', 'tsconfig.json'] },
  { name: 'types of what runs in browser and Node', command: ['tsc', '-p', 'tsconfig.portable.json'] },
  { name: 'types of the verifier', command: ['tsc', '-p', 'verifier-web/tsconfig.json'] },
  { name: 'dead code and dependencies', command: ['knip'] },
];
const tests = ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${testReport}`];

function run([program = '', ...args]: string[]): boolean {
  // pnpm puts node_modules/.bin on the path of its scripts; a shell finds the .cmd files of Windows.
  const shell = process.platform === 'win32';
  return spawnSync(program, args, { cwd: repository, stdio: 'inherit', shell }).status === 0;
}

try {
  const failed: string[] = [];
  for (const check of checks) {
    console.log(`\n── ${check.name}`);
    if (!run(check.command)) failed.push(check.name);
  }
  console.log('\n── tests');
  const testsSucceeded = run(tests);
  const counted = countTests(readFileSync(testReport, 'utf8'));
  // A run that ends badly without a failed test (an unhandled error, say) is a failure too.
  if (!testsSucceeded && counted.failed === 0) failed.push('tests');

  for (const title of counted.skipped) console.log(`skipped: ${title}`);
  for (const name of failed) console.log(`failed: ${name}`);
  const totalFailed = failed.length + counted.failed;
  const totalPassed = checks.length - failed.filter((name) => name !== 'tests').length + counted.passed;
  console.log(`\n${totalPassed} passed, ${totalFailed} failed, ${counted.skipped.length} skipped`);
  process.exitCode = totalFailed === 0 ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
