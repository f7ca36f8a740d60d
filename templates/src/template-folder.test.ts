import { isAbsolute, join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { sheetFile, sheetNames, templateFolder, templateNames } from './template-folder.ts';

it('finds a template that ships', async () => {
  const folder = templateFolder('passeport');
  expect(isAbsolute(folder)).toBe(true);
  expect(JSON.parse(await readFile(join(folder, 'template.json'), 'utf8'))).toMatchObject({
    name: 'passeport',
  });
});

it.each([
  '',
  'none',
  'src',
  '../templates/passeport',
  'passeport/',
  './passeport',
  'passeport\0',
  'Passeport',
  'p'.repeat(999),
])('has none named %j', (name) => {
  expect(() => templateFolder(name)).toThrow(
    expect.objectContaining({
      code: 'template-missing',
      details: { name: name.slice(0, 40), known: 'compact, menage, passeport' },
    }),
  );
  expect(() => sheetFile(name)).toThrow(expect.objectContaining({ code: 'sheet-missing' }));
});

it('lists what ships', async () => {
  expect(templateNames()).toStrictEqual(['compact', 'menage', 'passeport']);
  expect(sheetNames()).toContain('a4-2x5');
  for (const name of sheetNames()) {
    expect(JSON.parse(await readFile(sheetFile(name), 'utf8'))).toMatchObject({ name });
  }
});
