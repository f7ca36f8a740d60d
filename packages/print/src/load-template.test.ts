import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Ajv } from 'ajv';
import { JSON_SCHEMAS } from '../testing/json-schemas.ts';
import { loadTemplate } from './load-template.ts';
import { parseTranslation } from './load-translation.ts';

const TEMPLATES = fileURLToPath(new URL('../../../templates/', import.meta.url));
const PASSEPORT = join(TEMPLATES, 'passeport');

it('ships the JSON Schemas of what it reads', async () => {
  for (const { file, text } of JSON_SCHEMAS) {
    expect(JSON.parse(await readFile(file, 'utf8'))).toStrictEqual(JSON.parse(text));
  }
});

describe('the JSON Schemas', () => {
  const validators = JSON_SCHEMAS.map(({ text }) => new Ajv({ strict: false }).compile(JSON.parse(text)));
  const [isTemplate, isSheet] = validators;
  const read = async (path: string): Promise<unknown> =>
    JSON.parse(await readFile(join(TEMPLATES, path), 'utf8'));

  it('accept every template and sheet that ships', async () => {
    for (const name of ['passeport', 'compact', 'menage']) {
      expect([isTemplate?.(await read(`${name}/template.json`)), isTemplate?.errors]).toStrictEqual([
        true,
        null,
      ]);
    }
    for (const name of await readdir(join(TEMPLATES, 'sheets'))) {
      expect([isSheet?.(await read(`sheets/${name}`)), isSheet?.errors]).toStrictEqual([true, null]);
    }
  });

  it('say what an editor is to underline', async () => {
    const template = Object.assign({}, await read('compact/template.json'), { card: { widthMm: '85' } });
    expect(isTemplate?.(template)).toBe(false);
    expect(isTemplate?.errors?.[0]).toMatchObject({ instancePath: '/card' });
    const sheet = Object.assign({}, await read('sheets/a4-2x5.json'), { columns: 2 });
    expect(isSheet?.(sheet)).toBe(false);
    expect(isSheet?.errors?.[0]).toMatchObject({ params: { additionalProperty: 'columns' } });
  });
});

describe('the words in Bambara', () => {
  it('are those of the templates, all of them and no others', async () => {
    const { words } = parseTranslation(
      JSON.parse(await readFile(join(TEMPLATES, 'words.bm.json'), 'utf8')),
      '',
    );
    const said = new Set(['Née le', 'Née en', 'Né le', 'Né en']);
    for (const name of ['passeport', 'compact', 'menage']) {
      const { front, back, sheet } = await loadTemplate(join(TEMPLATES, name));
      for (const { fields } of [front, back, sheet].filter((part) => part !== undefined))
        for (const field of fields) if (field.kind === 'text' && field.words) said.add(field.words.fr);
    }
    // A name, and a line for the office.
    said.delete('Union Technique de la Mutualité Malienne');
    said.delete('{batch} · {office} · imprimée le {printed}');
    expect([...words.keys()].toSorted(compare)).toStrictEqual([...said].toSorted(compare));
  });

  it.each([
    [[], /words/],
    [{ words: { Carte: 7 } }, /words\.Carte/],
    [{ words: { 'Carte n° {edition}': 'Karti' } }, /words\.Carte n° \{edition\}: not the same/],
    [{ words: { Carte: '{name}' } }, /not the same/],
  ])('are refused as %j', (content, where) => {
    expect(() => parseTranslation(content, 'words.bm.json')).toThrow(
      expect.objectContaining({ code: 'template-invalid', details: { where: expect.stringMatching(where) } }),
    );
  });
});

function compare(a: string, b: string): number {
  return a.localeCompare(b);
}

it('reads a copy that lies elsewhere, with fonts and words of the templates that ship', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'template-copy-'));
  await cp(PASSEPORT, folder, { recursive: true });
  const copy = await loadTemplate(folder, PASSEPORT);
  expect(copy).toStrictEqual(await loadTemplate(PASSEPORT));
  await rm(folder, { recursive: true, force: true });
});

it('reads the passeport template with its files', async () => {
  const template = await loadTemplate(PASSEPORT);
  expect(template).toMatchObject({ name: 'passeport', card: { widthMm: 85.6, heightMm: 53.98 } });
  expect([...template.drawings.keys()]).toStrictEqual(['front.svg', 'no-photo.svg', 'back.svg']);
  expect([...template.fontFiles.keys()]).toStrictEqual(['regular', 'semibold', 'bold']);
});

describe('refuses, and says where', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'template-'));
    await cp(PASSEPORT, folder, { recursive: true });
  });
  afterEach(async () => await rm(folder, { recursive: true, force: true }));

  type Json = Record<string, never>;
  async function changed(change: (template: Json) => unknown): Promise<unknown> {
    const path = join(folder, 'template.json');
    const template: Json = JSON.parse(await readFile(path, 'utf8'));
    const result = change(template);
    await writeFile(path, typeof result === 'string' ? result : JSON.stringify(template));
    return await loadTemplate(folder).catch((error: unknown) => error);
  }
  const set = (path: string, value: unknown) => (template: Json) => {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    const parent: unknown = keys.reduce<Record<string, unknown>>((at, key) => at[key] as Json, template);
    Object.assign(parent as object, { [last]: value });
  };

  it.each([
    ['a field that is unknown', set('front.fields.0.colour', 'red'), /^front\.fields\.0/],
    [
      'a box without a width',
      set('front.fields.0.box', { xMm: 1, yMm: 1, heightMm: 3 }),
      /front\.fields\.0\.box\.widthMm/,
    ],
    ['a binding that is unknown', set('front.fields.3.bind', 'password'), /front\.fields\.3/],
    [
      'a placeholder that is unknown',
      set('front.fields.0.words', { fr: '{nom}', en: '' }),
      /front\.fields\.0\.words: no binding named nom/,
    ],
    ['words and a binding', set('front.fields.0.bind', 'name'), /front\.fields\.0: words or bind/],
    [
      'a style that is not there',
      set('front.fields.0.style', 'toString'),
      /front\.fields\.0\.style: no style named toString/,
    ],
    [
      'a font that is not there',
      set('styles.label.font', 'gothic'),
      /styles\.label\.font: no font named gothic/,
    ],
    ['a colour', set('styles.label.colour', 'green'), /styles\.label\.colour: a colour is written #rrggbb/],
    [
      'artwork outside the folder',
      set('front.artwork', '../front.svg'),
      /front\.artwork: an SVG file of this folder/,
    ],
    ['a font outside', set('fonts.bold', '/etc/fonts/bold.ttf'), /fonts\.bold/],
    ['a condition that is of sheets only', set('front.fields.3.when', 'head'), /front\.fields\.3\.when/],
    ['what is no JSON', () => '{', /^template\.json$/],
  ])('%s', async (_, change, where) => {
    expect(await changed(change)).toMatchObject({
      name: 'PrintError',
      code: 'template-invalid',
      details: { where: expect.stringMatching(where) },
    });
  });

  it('a file that is not there', async () => {
    await rm(join(folder, 'back.svg'));
    await expect(loadTemplate(join(folder, 'none'))).rejects.toMatchObject({
      code: 'template-invalid',
      details: { where: 'template.json: no such file' },
    });
    await expect(loadTemplate(folder)).rejects.toMatchObject({
      code: 'template-invalid',
      details: { where: 'back.svg: no such file' },
    });
  });

  it.each([
    ['<image href="/etc/hosts" width="9" height="9"/>'],
    ['<image xlink:href="file:///home/awa/photo.jpg"/>'],
    ['<use href="other.svg#mark"/>'],
    ['<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hosts">]>'],
    [' '.repeat(2_000_000)],
  ])('a drawing that reaches out of its folder, or without end: %.30s', async (inside) => {
    const path = join(folder, 'front.svg');
    await writeFile(path, (await readFile(path, 'utf8')).replace('</svg>', `${inside}</svg>`));
    await expect(loadTemplate(folder)).rejects.toMatchObject({
      code: 'template-invalid',
      details: { where: expect.stringMatching(/^front\.svg: (?:names another file|too big)$/) },
    });
  });
});
