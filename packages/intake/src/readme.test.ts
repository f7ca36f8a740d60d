import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { contributionTable } from './contribution-columns.ts';
import type { ColumnKind } from './headings.ts';
import { memberTable } from './member-columns.ts';
import { mutuelleTable } from './mutuelle-columns.ts';

const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');

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
