import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

test('the example in the README runs, and prints what it says', async () => {
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  const [, example = ''] = /```ts\n(import [\s\S]*?)```/.exec(readme) ?? [];
  const [, printed = ''] = /```text\n([\s\S]*?)```/.exec(readme) ?? [];
  expect(example).toContain('openRegistry');
  // Outside of this package its bare names mean nothing.
  const program = example.replaceAll(/'(@passeport\/[a-z]+)'/g, (_, name: string) =>
    JSON.stringify(
      name === '@passeport/registry'
        ? new URL('./index.ts', import.meta.url).href
        : import.meta.resolve(name),
    ),
  );
  const folder = await mkdtemp(join(tmpdir(), 'passeport-readme-'));
  try {
    await writeFile(join(folder, 'example.ts'), program);
    const { stdout } = await promisify(execFile)(process.execPath, ['example.ts'], { cwd: folder });
    expect(stdout).toBe(printed);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
