import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { contributionTable } from './contribution-columns.ts';
import type { ColumnKind } from './headings.ts';
import { memberTable } from './member-columns.ts';
import { mutuelleTable } from './mutuelle-columns.ts';

const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');

test('the example runs, and prints what the README says', async () => {
  const [, example = ''] = /```ts\n(import [\s\S]*?)```/.exec(readme) ?? [];
  const [, printed = ''] = /```text\n([\s\S]*?)```/.exec(readme) ?? [];
  // Outside of this package its bare names mean nothing.
  const program = example
    .replace("'@passeport/intake'", JSON.stringify(new URL('./index.ts', import.meta.url).href))
    .replace("'@passeport/calendar'", JSON.stringify(import.meta.resolve('@passeport/calendar')));
  const folder = await mkdtemp(join(tmpdir(), 'passeport-readme-'));
  try {
    await writeFile(join(folder, 'example.ts'), program);
    const { stdout } = await promisify(execFile)(process.execPath, ['example.ts'], { cwd: folder });
    expect(stdout).toBe(printed);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test.each<[string, Record<string, ColumnKind>]>([
  ['members', memberTable.columns],
  ['mutuelles', mutuelleTable.columns],
  ['contributions', contributionTable.columns],
])('the headings of %s are those that are read', (name, columns) => {
  const lines = Object.entries(columns).map(
    ([field, { heading, spellings }]) => `- \`${field}\`: **${heading}** · ${spellings.join(' · ')}`,
  );
  expect(readme).toContain(`<!-- headings: ${name} -->\n\n${lines.join('\n')}\n`.replaceAll(' · \n', '\n'));
});
