import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkTemplate } from './check-template.ts';

const TEMPLATES = fileURLToPath(new URL('../../../templates/', import.meta.url));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'check-'));
  await cp(join(TEMPLATES, 'compact'), folder, { recursive: true });
});
afterEach(async () => await rm(folder, { recursive: true, force: true }));

async function faultsOf(change: (text: string) => string): Promise<string[]> {
  const path = join(folder, 'template.json');
  await writeFile(path, change(await readFile(path, 'utf8')));
  return (await checkTemplate(folder)).map(({ level, code, where }) => `${level} ${code} ${where}`);
}

it.each(['passeport', 'compact', 'menage'])('finds nothing in %s but words to read over', async (name) => {
  expect(await checkTemplate(join(TEMPLATES, name))).toStrictEqual([
    { code: 'words-to-review', level: 'warning', where: 'toReview', details: 'bm' },
  ]);
});

it('tells all that is wrong, and where', async () => {
  const wrong = await faultsOf((text) =>
    text
      .replace('"style": "title"', '"style": "titre"')
      .replace('"bind": "memberNumber"', '"bind": "mutuelle"')
      .replace('"xMm": 42.9', '"xMm": 50')
      .replace('"xMm": 26.9', '"xMm": 1'),
  );
  expect(wrong).toStrictEqual([
    'error template-name front.fields.0.style',
    'warning near-edge front.fields.4.box',
    'error box-outside front.fields.15.box',
    'error field-missing front.fields',
    'warning words-to-review toReview',
  ]);
});

it('tells a code that would be too fine to print, and a drawing that is not there', async () => {
  expect(await faultsOf((text) => text.replace('"sideMm": 41.5', '"sideMm": 30'))).toContain(
    'warning qr-small front.fields.15.box',
  );
  await rm(join(folder, 'no-photo.svg'));
  expect(await faultsOf((text) => text)).toContain('error template-file no-photo.svg');
});

it('tells a key that is not known, and a file that is no JSON', async () => {
  expect(await faultsOf((text) => text.replace('"bleedMm"', '"bleed"'))).toContain(
    'error template-key card.bleedMm',
  );
  expect(await faultsOf(() => '{')).toStrictEqual(['error template-unreadable template.json']);
  expect(await checkTemplate(join(folder, 'none'))).toHaveLength(1);
});
