import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAmount } from './read-amount.ts';
import { householdKeyOf } from './read-household-key.ts';
import { readNamePart, splitFullName } from './read-name.ts';
import { readNina, readPhone } from './read-phone.ts';
import { readMark, readRelation } from './read-relation.ts';
import { readSex } from './read-sex.ts';
import { readText } from './read-text.ts';

test('sexes', () => {
  for (const text of ['M', 'm', 'H', 'Masculin', 'MASC.', 'Homme', 'garçon'])
    expect(readSex(text)).toEqual({ ok: true, value: 'M' });
  for (const text of ['F', 'f.', 'Féminin', 'Feminin', 'FEMME', 'Fille'])
    expect(readSex(text)).toEqual({ ok: true, value: 'F' });
  for (const text of ['1', 'X', 'MF', 'constructor'])
    expect(readSex(text)).toEqual({ ok: false, code: 'sex-unknown' });
});

describe('telephones', () => {
  test.each([
    '76123456',
    '76 12 34 56',
    '76-12-34-56',
    '76.12.34.56',
    '+223 76123456',
    '00223 76 12 34 56',
    '22376123456',
    '(+223) 76123456',
  ])('%s', (text) => {
    expect(readPhone(text)).toEqual({ ok: true, value: '+22376123456' });
  });

  test('of two, the first that is one', () => {
    for (const text of ['76123456/66001122', '76 12 34 56 ou 66 00 11 22', 'néant; 76123456'])
      expect(readPhone(text)).toEqual({ ok: true, value: '+22376123456', warning: 'phone-second-left-out' });
  });

  test.each(['7612345', '761234567', '12345678', '0612345678', '+33612345678', 'son frère'])(
    '%s is none',
    (text) => {
      expect(readPhone(text)).toEqual({ ok: true, value: undefined, warning: 'phone-unreadable' });
    },
  );
});

test('NINA', () => {
  expect(readNina('1 850 341 200 312 k')).toMatchObject({ warning: 'nina-unreadable' });
  expect(readNina('18503412003124 k')).toEqual({ ok: true, value: '18503412003124K' });
});

describe('relations', () => {
  test.each([
    ['Chef', 'head'],
    ['CM', 'head'],
    ['Chef de ménage', 'head'],
    ['Adhérent', 'head'],
    ['Épouse', 'spouse'],
    ['EPOUSE 2', 'spouse'],
    ['2e épouse', 'spouse'],
    ['Conjoint(e)', 'spouse'],
    ['Fils', 'child'],
    ['fille du CM', 'child'],
    ['Enfant 3', 'child'],
    ['Mère', 'parent'],
    ['Petite-fille', 'grandchild'],
    ['Belle-sœur', 'sibling'],
    ['Autre', 'other'],
    ['Neveu/nièce', 'other'],
  ])('%s: %s', (text, relation) => {
    expect(readRelation(text)?.relation).toBe(relation);
  });

  test('unknown words are not guessed', () => {
    for (const text of ['cultivateur', 'toString', '']) expect(readRelation(text)).toBeUndefined();
  });

  test('marks', () => {
    expect(['Oui', 'x', 'VRAI', '1'].map((text) => readMark(text))).toEqual([true, true, true, true]);
    expect(['non', 'Faux', '0'].map((text) => readMark(text))).toEqual([false, false, false]);
    expect(readMark('Amadou Traoré')).toBeUndefined();
  });
});

describe('names', () => {
  test.each([
    'Ɲarɛ',
    'Sɔgɔba',
    'N’Tji',
    "N'Golo",
    'Ɓooyi',
    'Ɗiko',
    'Ƴero',
    'Fàtu',
    'Aïssata (dite Fanta)',
    'Ba',
    'El-Hadj',
    'M. Lamine',
  ])('%s is kept as given', (name) => {
    expect(readNamePart(name)).toEqual({ ok: true, value: name });
  });

  test('white space is folded and letters composed', () => {
    expect(readNamePart('  Aï\u0073sata \u00a0 Ta\u0308ll\t')).toEqual({ ok: true, value: 'Aïssata Täll' });
  });

  test.each([
    ['=cmd()', 'text-formula'],
    ['+22376123456', 'text-formula'],
    ['-Awa', 'text-formula'],
    ['@Awa', 'text-formula'],
    ['Awa\u202Eatas', 'text-characters'],
    ['Awa\u200B', 'text-characters'],
    ['Awa\u034F', 'text-characters'],
    ['Awa\uFE0F Keita', 'text-characters'],
    ['Awa\u0007', 'text-characters'],
    ['Awa 2', 'text-characters'],
    ['S?kou', 'text-characters'],
    ['Сow', 'text-characters'],
    ['<b>Awa</b>', 'text-characters'],
    ["'", 'text-characters'],
    ['TraorÃ©', 'text-garbled'],
    ['Traor\uFFFD', 'text-garbled'],
    ['É›', 'text-garbled'],
    ['#N/A', 'cell-error'],
    ['#NOM?', 'cell-error'],
    ['A'.repeat(61), 'name-too-long'],
    ['ḍ'.repeat(41), 'name-too-long'],
  ])('%j is refused: %s', (name, code) => {
    expect(readNamePart(name)).toEqual({ ok: false, code });
  });

  test.each([
    ['TRAORÉ Amadou', 'TRAORÉ', 'Amadou'],
    ['Amadou TRAORÉ', 'TRAORÉ', 'Amadou'],
    ['Mamadou Lamine Traoré', 'Traoré', 'Mamadou Lamine'],
    ['Kulibali Sɛku', 'Kulibali', 'Sɛku'],
    ['Traore Awa', 'Traore', 'Awa'],
    ['BA Ɓooyi', 'BA', 'Ɓooyi'],
    ['EL HADJ OUMAR tall', 'EL HADJ OUMAR', 'tall'],
  ])('%s: family name %s, given names %s', (text, familyName, givenNames) => {
    for (const familyFirst of [true, false])
      expect(splitFullName(text, familyFirst)).toEqual({ ok: true, value: { familyName, givenNames } });
  });

  test('when nothing tells, the heading does, with a warning', () => {
    const warning = 'name-order-assumed';
    const names = (familyName: string, givenNames: string): unknown => ({
      ok: true,
      value: { familyName, givenNames },
      warning,
    });
    expect(splitFullName('Mohamed Ag Intalla', false)).toEqual(names('Ag Intalla', 'Mohamed'));
    expect(splitFullName('Zan Bugu', true)).toEqual(names('Zan', 'Bugu'));
    expect(splitFullName('TRAORÉ DIARRA', true)).toEqual(names('TRAORÉ', 'DIARRA'));
    expect(splitFullName('Awa', true)).toEqual(names('Awa', ''));
  });
});

test('no text that is accepted starts a formula or hides a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
      const read = readText(text, 80);
      if (read.ok) expect(read.value).toMatch(/^(?![=+\-@])[^\p{C}\p{Default_Ignorable_Code_Point}]*$/u);
    }),
    { numRuns: 1000 },
  );
});

const keys = (...texts: string[]): string[] => texts.map((text) => householdKeyOf(text));

test('household numbers', () => {
  expect(keys('007', ' 7 ', '7.')).toEqual(['7', '7', '7']);
  expect(keys('M-012', 'm 012')).toEqual(['m 012', 'm 012']);
  expect(keys('0417-00123', '041700123', '0417 00123')).toEqual(['0417-00123', '0417-00123', '0417-00123']);
  expect(keys('0', '', '--')).toEqual(['0', '', '']);
});

describe('amounts', () => {
  test.each([
    ['6900', 6900],
    ['6 900', 6900],
    ['6 900 F', 6900],
    ['6\u00a0900 FCFA', 6900],
    ['6\u202f900 F CFA', 6900],
    ['6.900', 6900],
    ['6,900', 6900],
    ['6900,00', 6900],
    ['6900.0', 6900],
    ['6.900,00', 6900],
    ['1.150.000 francs', 1_150_000],
    ['6900 XOF', 6900],
    ['27 600 frs', 27_600],
  ])('%j is %i', (text, amount) => {
    expect(readAmount(text)).toEqual({ ok: true, value: amount });
  });

  test.each([
    ['0', 'amount-zero'],
    ['0 F CFA', 'amount-zero'],
    ['-6900', 'amount-negative'],
    ['− 6 900 F', 'amount-negative'],
    ['(6 900) F', 'amount-negative'],
  ])('%j is refused by its own name', (text, code) => {
    expect(readAmount(text)).toEqual({ ok: false, code });
  });

  test.each([
    '-',
    '(6900',
    '6900,50',
    '69.00.0',
    '6 9OO',
    'gratuit',
    '100000001',
    '1e9',
    '6,90',
    '0.500',
    '0,500 F',
  ])('%j is refused', (text) => {
    expect(readAmount(text)).toEqual({ ok: false, code: 'amount-unreadable' });
  });
});
