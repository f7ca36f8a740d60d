import { parseBirthDate } from '@passeport/calendar';
import { expect, it } from 'vitest';
import { sampleCard } from '../testing/sample-cards.ts';
import { cardText, fillIn, placeholdersIn, wordsIn } from './card-texts.ts';
import { bindings } from './template-schema.ts';

it('says what the card says, in every binding', () => {
  const card = sampleCard(2, { emergency: '+223 20 12 34 56' });
  const sheet = {
    head: 'Awa Coulibaly',
    cards: [card],
    sheet: '1/2',
    batch: 'Lot 0007',
    printed: card.validFrom,
  };
  expect(bindings.map((binding) => cardText({ card, sheet }, binding, 'fr'))).toStrictEqual([
    'Ɲɛnɛ Coulibaly',
    '0417-00001-02-67',
    '0417-00001-02-67/1',
    '1',
    '0417-00001',
    'Née le',
    '12/03/1985',
    'F',
    'Benkadi de Siribala',
    'Union de Ségou',
    'AMV',
    '22/11/2026',
    '21/11/2031',
    'UTM Ségou',
    '+223 20 12 34 56',
    'Awa Coulibaly',
    '1',
    '1/2',
    'Lot 0007',
    '22/11/2026',
  ]);
  expect(cardText({ card: sampleCard(1) }, 'emergency', 'fr')).toBeUndefined();
  expect(cardText({ card }, 'sheet', 'fr')).toBeUndefined();
});

it('words the birth by sex, and by what is known of the date', () => {
  const label = (birth: string, sex: 'F' | 'M', language: 'fr' | 'en') =>
    cardText({ card: sampleCard(1, { birth: parseBirthDate(birth), sex }) }, 'birthLabel', language);
  expect(label('1962', 'M', 'fr')).toBe('Né en');
  expect(label('1962-01-02', 'M', 'fr')).toBe('Né le');
  expect(label('1962', 'F', 'en')).toBe('Born in');
  expect(cardText({ card: sampleCard(1, { birth: parseBirthDate('1962') }) }, 'birth', 'fr')).toBe('1962');
});

it('composes what comes as letters and marks', () => {
  expect(cardText({ card: sampleCard(1, { name: 'Traore\u0301' }) }, 'name', 'fr')).toBe('Traoré');
});

it('fills words in', () => {
  expect(placeholdersIn('Carte {edition}, {mutuelle}')).toStrictEqual(['edition', 'mutuelle']);
  expect(fillIn('Carte {edition}, {mutuelle}{plan}', { card: sampleCard(1) }, 'fr')).toBe(
    'Carte 1, Benkadi de SiribalaAMV',
  );
});

it('speaks French where there are no words in Bambara', () => {
  expect(wordsIn({ fr: 'Nom', en: 'Name' }, 'bm')).toBe('Nom');
  const bambara = new Map([['Nom', 'Tɔgɔ']]);
  expect(wordsIn({ fr: 'Nom', en: 'Name' }, 'bm', bambara)).toBe('Tɔgɔ');
  expect(wordsIn({ fr: 'Nom', en: 'Name' }, 'fr', bambara)).toBe('Nom');
  expect(wordsIn({ fr: 'Nom', en: 'Name', bm: 'Tɔgɔ' }, 'bm')).toBe('Tɔgɔ');
});
