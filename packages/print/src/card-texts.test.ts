import { parseBirthDate } from '@passeport/calendar';
import { expect, it } from 'vitest';
import { sampleCard } from '../testing/sample-cards.ts';
import { cardText, fillIn, placeholdersIn } from './card-texts.ts';
import { bindings } from './template-schema.ts';

it('says what the card says, in every binding', () => {
  const card = sampleCard(2);
  expect(bindings.map((binding) => cardText(card, binding, 'fr'))).toStrictEqual([
    'Ɲɛnɛ Coulibaly',
    '0417-00001-02-67',
    '0417-00001-02-67/1',
    '1',
    'Née le',
    '12/03/1985',
    'F',
    'Benkadi de Siribala',
    'Union de Ségou',
    'AMV',
    '22/11/2026',
    '21/11/2031',
    'UTM Ségou',
  ]);
});

it('words the birth by sex, and by what is known of the date', () => {
  const label = (birth: string, sex: 'F' | 'M', language: 'fr' | 'en') =>
    cardText(sampleCard(1, { birth: parseBirthDate(birth), sex }), 'birthLabel', language);
  expect(label('1962', 'M', 'fr')).toBe('Né en');
  expect(label('1962-01-02', 'M', 'fr')).toBe('Né le');
  expect(label('1962', 'F', 'en')).toBe('Born in');
  expect(cardText(sampleCard(1, { birth: parseBirthDate('1962') }), 'birth', 'fr')).toBe('1962');
});

it('composes what comes as letters and marks', () => {
  expect(cardText(sampleCard(1, { name: 'Traore\u0301' }), 'name', 'fr')).toBe('Traoré');
});

it('fills words in', () => {
  expect(placeholdersIn('Carte {edition}, {mutuelle}')).toStrictEqual(['edition', 'mutuelle']);
  expect(fillIn('Carte {edition}, {mutuelle}{plan}', sampleCard(1), 'fr')).toBe(
    'Carte 1, Benkadi de SiribalaAMV',
  );
});
