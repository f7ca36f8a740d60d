import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk, type Desk } from '../journeys/office.ts';

/** Awa's household has three persons; a month of the AMV costs it 1,725 F. */
const REGISTER = [
  'N° ménage;Nom;Prénom;Sexe;Date de naissance;Lien',
  '1;Diarra;Awa;F;1985;Chef',
  '1;Diarra;Issa;M;2001-04-30;Fils',
  '1;Diarra;Fanta;F;2010;Fille',
  '2;Traoré;Moussa;M;1970;Chef',
].join('\n');

let desk: Desk;
beforeAll(async () => {
  desk = openDesk('2026-11-15T09:00:00Z');
  await desk.passeport('init', '--number', '4', '--name', 'UTM Ségou', '--mutuelles', '0400-0401');
  await desk.passeport('mutuelle', 'add', 'Benkadi', '--plan', 'AMV');
  writeFileSync(join(desk.folder, 'registre.csv'), REGISTER);
  await desk.passeport('import', 'members', 'registre.csv');
});
afterAll(() => desk.close());

test('a collector who writes that one person paid: whole months for all of them are not bought unseen', async () => {
  const sheet = [
    'N° reçu;Date;Ménage;Montant payé;Nombre de personnes;Période',
    'A-1;05/11/2026;1;575;1;novembre 2026',
    'A-2;05/11/2026;2;575;1;novembre 2026',
  ];
  writeFileSync(join(desk.folder, 'cahier.csv'), sheet.join('\n'));
  for (const step of [['--dry-run'], []]) {
    expect(await desk.ask('import', 'contributions', 'cahier.csv', ...step)).toMatchObject({
      added: 2,
      warnings: [
        {
          rowNumber: 2,
          reason: 'payé pour 1 personne, alors que le ménage en compte 3 et que tous seront couverts',
        },
      ],
    });
  }
});

test.each(['a-1', 'Ａ－１', 'A‑1', 'A–1', ' A - 1', 'A\u200b-1', '\u2060A-1'])(
  'a paper that was paid in comes again as %j, for another household',
  async (receipt) => {
    const again = ['contribution', 'add', '0400-00002', '--amount', '575', '--receipt', receipt];
    expect(await desk.ask(...again)).toMatchObject({ error: { code: 'contribution-refused' } });
  },
);

test('the office’s own series is nobody else’s, however it is written', async () => {
  for (const receipt of ['BUR-000001', 'bur-7', 'ＢＵＲ-000001', 'BUR‐000001', 'B\u200bUR-000001']) {
    const forged = ['contribution', 'add', '0400-00002', '--amount', '575', '--receipt', receipt];
    expect(await desk.ask(...forged)).toMatchObject({ error: { code: 'contribution-refused' } });
  }
  expect(await desk.ask('contribution', 'list', '--household', '0400-00002')).toHaveLength(1);
});
