import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

// The other packages' examples need a photo, a template's cards or a PDF.
const RUN_BY_THEMSELVES = [
  'calendar',
  'codes',
  'credential',
  'eligibility',
  'fountain',
  'intake',
  'photo-sheets',
  'registry',
  'reports',
  'status-list',
];

test.each(RUN_BY_THEMSELVES)('the example of %s runs, and prints what its README says', async (name) => {
  const readme = await readFile(new URL(`../../packages/${name}/README.md`, import.meta.url), 'utf8');
  const [, example = ''] = /```ts\n(import [\s\S]*?)```/.exec(readme) ?? [];
  const [, printed] = /```text\n([\s\S]*?)```/.exec(readme) ?? [];
  expect(example).toContain(`'@passeport/${name}'`);
  // Outside of the workspace bare names mean nothing.
  const program = example.replaceAll(/'@passeport\/([a-z-]+)'/g, (_, bare: string) =>
    JSON.stringify(new URL(`../../packages/${bare}/src/index.ts`, import.meta.url).href),
  );
  const folder = await mkdtemp(join(tmpdir(), 'passeport-readme-'));
  try {
    await writeFile(join(folder, 'example.ts'), program);
    const { stdout } = await promisify(execFile)(process.execPath, ['example.ts'], { cwd: folder });
    if (printed !== undefined) expect(stdout).toBe(printed);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
