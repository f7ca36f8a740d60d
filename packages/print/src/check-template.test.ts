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
    { code: 'words-to-review', level: 'warning', where: 'translations.bm', details: 'bm' },
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
    'error key-missing card.bleedMm',
  );
  expect(await faultsOf(() => '{')).toStrictEqual(['error template-unreadable template.json']);
  expect(await faultsOf((text) => text.replace('"style": "title"', '"style": ,'))).toHaveLength(1);
  expect(await checkTemplate(join(folder, 'none'))).toMatchObject([{ code: 'template-absent' }]);
});

it.each<[string, string, (text: string) => string]>([
  [
    'key-unknown',
    'front.fields.0.colour',
    (text) => text.replace('"kind": "text"', '"kind": "text", "colour": "red"'),
  ],
  ['value-choices', 'front.fields.0.kind', (text) => text.replace('"kind": "text"', '"kind": "texte"')],
  ['value-choices', 'front.fields.12.bind', (text) => text.replace('"bind": "name"', '"bind": "nom"')],
  ['template-key', 'styles.title.colour', (text) => text.replace('#ffffff', 'white')],
  ['template-file', 'fonts.bold', (text) => text.replace(/"bold": ".*"/, '"bold": "gras.ttf"')],
  ['file-unusable', 'words.json', (text) => text.replace('@passeport/templates/words.bm.json', 'words.json')],
])('tells %s at %s', async (code, where, change) => {
  await writeFile(join(folder, 'words.json'), '{"words":{"Carte n° {edition} · {mutuelle}":"Karti"}}');
  expect(await faultsOf(change)).toContain(`error ${code} ${where}`);
});

it.each([
  ['file-unusable', 'front.svg', '<svg'],
  ['file-unusable', 'front.svg', '<svg viewBox="0 0 9 9"><path'],
  ['drawing-reaches-out', 'front.svg', '<svg viewBox="0 0 9 9"><image href="a.png"/></svg>'],
])('tells %s of a drawing: %s %s', async (code, where, svg) => {
  await writeFile(join(folder, 'front.svg'), svg);
  expect(await faultsOf((text) => text)).toContain(`error ${code} ${where}`);
});

it('tells a font that is none', async () => {
  await writeFile(join(folder, 'gras.ttf'), 'hello');
  expect(await faultsOf((text) => text.replace(/"bold": ".*"/, '"bold": "gras.ttf"'))).toContain(
    'error file-unusable fonts.bold',
  );
});
