import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSheet } from '../testing/open-sheet.ts';
import { imposeCards } from './impose.ts';
import { loadSheet } from './load-sheet.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sheets-'));
});
afterAll(async () => await rm(folder, { recursive: true, force: true }));

it('reads every sheet that ships, and cards fit on it', async () => {
  const files = await readdir(new URL('../../../templates/sheets', import.meta.url));
  expect(files).toContain('a4-2x5.json');
  for (const file of files) {
    const sheet = await openSheet(file.replace('.json', ''));
    expect(`${sheet.name}.json`).toBe(file);
    expect(imposeCards(sheet, { widthMm: 85.6, heightMm: 53.98, bleedMm: 2 }).slots.length).toBeGreaterThan(
      0,
    );
  }
});

it.each([
  ['what is no JSON', '{', /not JSON/],
  ['a key that is not known', JSON.stringify({ ...(await openSheet('id1')), colour: 1 }), /colour/],
  [
    'a page of no size',
    JSON.stringify({ ...(await openSheet('a4-2x5')), page: { widthMm: 0, heightMm: 9 } }),
    /page/,
  ],
  [
    'a million cards',
    JSON.stringify({ ...(await openSheet('a4-2x5')), grid: { columns: 1e6, rows: 1 } }),
    /grid/,
  ],
  ['a file that is too big', ' '.repeat(300_000), /too big/],
])('refuses %s', async (_, text, where) => {
  const path = join(folder, 'sheet.json');
  await writeFile(path, text);
  await expect(loadSheet(path)).rejects.toMatchObject({
    code: 'sheet-invalid',
    details: { path, where: expect.stringMatching(where) },
  });
});

it('says that it is not there', async () => {
  await expect(loadSheet(join(folder, 'none.json'))).rejects.toMatchObject({ code: 'sheet-invalid' });
});
