import { describe, expect, test } from 'vitest';
import { contributionTable } from './contribution-columns.ts';
import { canonicalHeading, HeadingBook, isOneSlipAway } from './headings.ts';
import { memberTable } from './member-columns.ts';

describe('member headings', () => {
  const book = new HeadingBook(memberTable.columns);

  test.each([
    ['Nom', 'familyName'],
    ['NOM DE FAMILLE', 'familyName'],
    ['Prénom(s)', 'givenNames'],
    ['Prenoms', 'givenNames'],
    ['PRENOM', 'givenNames'],
    ['Nom et prénom(s)', 'fullName'],
    ['Noms et Prénoms', 'fullName'],
    ['Prénoms et noms', 'fullName'],
    ['Nom & Prénom', 'fullName'],
    ['Sexe', 'sex'],
    ['Sexe (M/F)', 'sex'],
    ['GENRE', 'sex'],
    ['Date ou année de naissance', 'birth'],
    ['Date de naissance (jj/mm/aaaa)', 'birth'],
    ['Né(e) le', 'birth'],
    ['Année naiss.', 'birth'],
    ['Date naiss', 'birth'],
    ['Dte de\nnaissance', 'birth'],
    ['Âge', 'age'],
    ['Age (ans)', 'age'],
    ['Chef de ménage', 'head'],
    ['Nom du CM', 'head'],
    ['N° ménage', 'household'],
    ['N°ménage', 'household'],
    ['Nº Ménage', 'household'],
    ['Numero menage', 'household'],
    ['Numéro du ménage', 'household'],
    ['n° de famille', 'household'],
    ['Lien', 'relation'],
    ['Lien de parenté', 'relation'],
    ['Lien parenté avec le chef de ménage', 'relation'],
    ['Village', 'village'],
    ['Quartier/Village', 'village'],
    ['Téléphone', 'phone'],
    ['Tel', 'phone'],
    ['N° Tél.', 'phone'],
    ['Contact', 'phone'],
    ['NINA', 'nina'],
    ['Mutuelle', 'mutuelle'],
    ['Photo', 'photo'],
    ['N°', 'rowKey'],
    ["N° d'ordre", 'rowKey'],
    ['N° d’ordre', 'rowKey'],
    ['Matricule', 'rowKey'],
    ["Date d'adhésion", 'joined'],
  ])('%s: %s', (heading, field) => {
    expect(book.find(heading)?.field).toBe(field);
  });

  test.each(['Observations', 'Profession', '', 'Lieu de naissance', 'Nom du père', 'constructor', '???'])(
    '%j is none of them',
    (heading) => {
      expect(book.find(heading)).toBeUndefined();
    },
  );

  test('one slip of the keyboard is understood, two are not', () => {
    expect(book.findNear('Prenon')?.field).toBe('givenNames');
    expect(book.findNear('Vilage')?.field).toBe('village');
    expect(book.findNear('Date de naissnace')?.field).toBe('birth');
    expect(book.findNear('Vlage s')).toBeUndefined();
    expect(book.findNear('Nim')).toBeUndefined();
  });
});

test('headings of collectors', () => {
  const book = new HeadingBook(contributionTable.columns);
  const fields = [
    'Date',
    'Montant (FCFA)',
    'Du',
    'Au',
    'N° de reçu',
    'Nombre de mois',
    'Mois',
    "Jusqu'au",
  ].map((heading) => book.find(heading)?.field);
  expect(fields).toEqual(['paidOn', 'amount', 'from', 'through', 'receipt', 'months', 'period', 'through']);
});

test('no spelling stands for two fields', () => {
  for (const { columns } of [memberTable, contributionTable]) {
    const owners = new Map<string, string>();
    for (const [field, { heading, spellings }] of Object.entries(columns))
      for (const spelling of [heading, ...spellings]) {
        const owner = owners.get(canonicalHeading(spelling)) ?? field;
        expect(`${spelling}: ${owner}`).toBe(`${spelling}: ${field}`);
        owners.set(canonicalHeading(spelling), field);
      }
  }
});

test('one slip', () => {
  for (const other of ['village', 'vilage', 'villlage', 'vilalge', 'billage', 'villag', 'villages'])
    expect(isOneSlipAway('village', other)).toBe(true);
  for (const other of ['vilag', 'vlilaeg', 'vigilla', 'ville'])
    expect(isOneSlipAway('village', other)).toBe(false);
});
