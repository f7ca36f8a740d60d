import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { ListedCard } from './hand-over-layout.ts';
import { printHandOverList, type HandOverJob } from './hand-over-list.ts';
import { loadTemplate } from './load-template.ts';

let folder: string;
let fonts: HandOverJob['fonts'];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'passeport-hand-over-'));
  const { fontFiles } = await loadTemplate(
    fileURLToPath(new URL('../../../templates/passeport', import.meta.url)),
  );
  const font = (name: string) => fontFiles.get(name) ?? new Uint8Array();
  fonts = { regular: font('regular'), bold: font('bold') };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const words: HandOverJob['words'] = {
  title: 'Bordereau de remise des cartes',
  subtitle: 'UTM Ségou',
  columns: {
    number: 'N°',
    photo: 'Photo',
    person: 'Nom et numéro de carte',
    day: 'Remise le',
    signature: 'Signature ou empreinte',
  },
  noPhoto: 'sans photo',
  total: (cards) => `Total : ${cards}`,
  handedOver: 'Cartes remises',
  notHandedOver: 'Cartes rapportées',
  delegateSigns: 'Le délégué',
  officeSigns: 'Le bureau',
  foot: 'Comparez la photo et la personne.',
  page: (page, pages) => `page ${page} de ${pages}`,
};
const facts = [
  { label: 'Mutuelle', value: 'Ɲɛtaa ka kɛnɛya jɛkulu, Union de cercle de Barouéli et de ses environs' },
  { label: 'Village', value: 'Wuro Ɓooyi' },
];
const photo = readFileSync(new URL('../testing/portrait.jpg', import.meta.url));
const longest = 'Ɲɛnɛkɔrɔ Ŋuna Aminata Fatoumata Bintou Ɓah-Ɗembélé Wedrao';

function listOf(count: number): ListedCard[] {
  return Array.from({ length: count }, (_, at) => ({
    card: `0417-00123-${String(at + 1).padStart(2, '0')}-57/1`,
    name: at === 0 ? longest : `Awa Traoré ${at}`,
    ...(at % 3 === 2 ? {} : { photo }),
  }));
}

async function print(name: string, ...counts: number[]) {
  const output = join(folder, name);
  const sections = counts.map((count) => ({ facts, cards: listOf(count) }));
  const created = new Date('2026-11-15T09:00:00Z');
  const { pages } = await printHandOverList({
    sections,
    words,
    fonts,
    created,
    author: 'UTM',
    language: 'en',
    output,
  });
  return { pages, pdf: readFileSync(output, 'latin1') };
}

test('every village begins on a page of its own, and signatures never stand alone on one', async () => {
  expect((await print('one.pdf', 1)).pages).toBe(1);
  const { pages: two, pdf: whole } = await print('two.pdf', 1, 5);
  expect([two, whole.match(/\/Lang \(\w+\)/)?.[0]]).toEqual([2, '/Lang (en)']);
  for (let count = 9; count <= 16; count++) {
    const { pages, pdf } = await print('some.pdf', count);
    expect(pages).toBe(count <= 11 ? 1 : 2);
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(pages);
  }
  expect((await print('hundred.pdf', 100)).pages).toBe(8);
});

test('a list that cannot be finished leaves no file', async () => {
  const output = join(folder, 'broken.pdf');
  const cards = [{ card: '1', name: 'Awa', photo: new Uint8Array([1, 2, 3]) }];
  const job = {
    sections: [{ facts, cards }],
    words,
    fonts,
    created: new Date(),
    author: 'UTM',
    language: 'fr' as const,
    output,
  };
  await expect(printHandOverList(job)).rejects.toThrow('image');
  expect(existsSync(output)).toBe(false);
  expect(readdirSync(folder).filter((name) => name.includes('broken'))).toEqual([]);
});
