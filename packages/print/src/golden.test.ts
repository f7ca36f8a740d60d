import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseBirthDate } from '@passeport/calendar';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { differenceFrom } from '../testing/compare-picture.ts';
import { openSheet } from '../testing/open-sheet.ts';
import { rasterise } from '../testing/rasterise.ts';
import { sampleCard } from '../testing/sample-cards.ts';
import { loadTemplate } from './load-template.ts';
import { printCards } from './print-cards.ts';
import type { PrintableCard, PrintLanguage } from './printable-card.ts';

/**
 * How the templates look, as pictures in `testing/golden`: after a change that is wanted, `UPDATE_GOLDEN=1` draws them anew, and
 * a person looks at each.
 */
const portrait = new Uint8Array(await readFile(new URL('../testing/portrait.jpg', import.meta.url)));
const TOLERANCE = 0.004;

/** The least and the most that a card may say, and letters of every script. */
const PERSONS: Record<string, PrintableCard> = {
  usual: sampleCard(1, { photo: portrait, name: 'Fatoumata Coulibaly', emergency: '+223 20 12 34 56' }),
  longest: sampleCard(2, {
    photo: portrait,
    name: 'Fatoumata Bintou Mariam Ramatoulaye Coulibaly-Diarra Konaté',
    birth: parseBirthDate('1962'),
    mutuelle: 'Mutuelle interprofessionnelle des artisans et cultivateurs de Ségou',
    union: 'Union des mutuelles du cercle de Barouéli et environs',
    plan: 'Assurance maladie volontaire',
    emergency: '15 ou +223 20 12 34 56, jour et nuit',
  }),
  letters: sampleCard(3, { photo: portrait, name: 'Ɛsɛtu Ɔlɔ Ɲamɔgɔ Ŋɔni ƁɓƊɗƳƴ', mutuelle: 'Jɛkulu ɲɛtaa' }),
  least: leastOf(sampleCard(4, { name: 'Ñi Bâ', sex: 'M' })),
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'passeport-golden-'));
});
afterAll(async () => await rm(folder, { recursive: true, force: true }));

const DRAWN: [string, string, string, number, PrintLanguage][] = [
  ['passeport', 'id1', 'usual', 110, 'fr'],
  ['passeport', 'id1', 'longest', 110, 'fr'],
  ['passeport', 'id1', 'letters', 110, 'bm'],
  ['passeport', 'id1', 'least', 110, 'en'],
  ['compact', 'id1', 'usual', 110, 'fr'],
  ['compact', 'id1', 'longest', 110, 'fr'],
  ['compact', 'id1', 'letters', 110, 'bm'],
  ['compact', 'id1', 'least', 110, 'en'],
  ['menage', 'menage', 'all', 72, 'fr'],
  ['menage', 'menage', 'letters', 72, 'bm'],
  ['menage', 'menage', 'least', 72, 'en'],
];

it.each(DRAWN)('draws %s on %s, %s, as it was looked at', async (name, sheet, which, dpi, language) => {
  const output = join(folder, `${name}-${which}.pdf`);
  const person = PERSONS[which];
  await printCards({
    template: await loadTemplate(fileURLToPath(new URL(`../../../templates/${name}`, import.meta.url))),
    layout: await openSheet(sheet),
    cards: person === undefined ? Object.values(PERSONS) : [person],
    output,
    batch: { number: 7, label: 'UTM Ségou' },
    created: new Date('2026-11-22T08:00:00Z'),
    language,
  });
  const pages = await rasterise(output, dpi);
  for (const [index, page] of pages.entries()) {
    const picture = new URL(`../testing/golden/${name}-${which}-${index + 1}.png`, import.meta.url);
    expect(await differenceFrom(picture, page)).toBeLessThan(TOLERANCE);
  }
});

function leastOf({ photo: _, union: __, plan: ___, ...least }: PrintableCard): PrintableCard {
  return least;
}
