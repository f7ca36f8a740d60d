import { expect, test } from 'vitest';
import { BookletError } from './errors.ts';
import { printBooklet } from './print-booklet.ts';

const words = { contents: 'Sommaire', page: (number: number, count: number) => `${number} / ${count}` };
const created = new Date('2026-11-15T09:00:00Z');

const print = async (markdown: string) =>
  await printBooklet({
    markdown,
    openPicture: (href) => {
      throw new Error(`no ${href}`);
    },
    contentsDepth: 3,
    words,
    created,
  });

test('pages are filled and counted; the same text makes the same file', async () => {
  const chapter = '## Un chapitre\n\n### Une tâche\n\nDes **mots** et `des commandes`.\n\n- un\n- deux\n';
  const long = `# Titre\n\nPour qui.\n\n${chapter}\n| a | b |\n| - | - |\n| 🟢 | oui |\n\n> 🔴 Gardez la carte.\n\n${'Encore une phrase. '.repeat(900)}`;
  const [once, twice] = [await print(long), await print(long)];
  expect(once.pages).toBeGreaterThan(4);
  expect(Buffer.from(once.pdf).equals(Buffer.from(twice.pdf))).toBe(true);
  expect(Buffer.from(once.pdf).toString('latin1')).toContain(`/Count ${once.pages}`);
});

test.each([
  ['Sans titre.', 'markdown-unsupported'],
  ['# T\n\n<b>html</b>', 'markdown-unsupported'],
  ['# T\n\n![absente](rien.png)', 'picture-missing'],
])('%j is refused', async (markdown, code) => {
  await expect(print(markdown)).rejects.toThrow(BookletError);
  await expect(print(markdown)).rejects.toMatchObject({ code });
});
