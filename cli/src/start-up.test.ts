import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

/** Writes the URL of every module that is loaded to the standard error output. */
const TELL_MODULES = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  import { writeSync } from 'node:fs';
  registerHooks({ load(url, context, next) { writeSync(2, url + '\\n'); return next(url, context); } });
`)}`;

/** Each is for a few commands only, and would be waited for by all. */
const HEAVY = [
  '@tensorflow',
  'jsbarcode',
  'node_modules/pg/',
  'packages/booklet',
  'packages/intake/src/index.ts',
  'packages/photo',
  'packages/print',
  'packages/reports',
  'packages/scan',
  'pdfkit',
  'qrcode',
  'read-excel-file',
  'sharp',
  'sirv',
  'node_modules/vite',
  'write-excel-file',
  'zxing',
];

test('a command that draws, reads and prints nothing loads nothing that does', async () => {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [
    '--import',
    TELL_MODULES,
    MAIN,
    '--help',
  ]);
  const modules = stderr.split('\n');
  expect(stdout).toContain('passeport');
  expect(modules).toContainEqual(expect.stringContaining('commands/card.ts'));
  expect(HEAVY.filter((name) => modules.some((url) => url.includes(name)))).toEqual([]);
});
