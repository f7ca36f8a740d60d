import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readTable } from '@passeport/intake';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from './office.ts';

/** Three mutuelles of two unions; nine persons, to be counted on two hands. */
const REGISTER = [
  'Mutuelle;N° ménage;Nom;Prénom;Sexe;Date de naissance;Lien;Village;Délégué',
  '0400;1;Diarra;Awa;F;1985-01-02;Chef;Kokry;Sékou',
  '0400;1;Diarra;Issa;M;2014-04-30;Fils;Kokry;Sékou',
  '0400;1;Diarra;Fanta;F;2011-11-16;Fille;Kokry;Sékou',
  '0400;2;Traoré;Ɲɛlɛ;F;1946;Chef;kokry ;Sékou',
  '0400;3;Keïta;Bakary;M;1990;Chef;Touna;Sékou',
  '0400;3;Keïta;Oumou;F;2024;Fille;Touna;Sékou',
  '0401;1;Maïga;Adama;M;1970;Chef;Kokry;',
  '0401;1;Maïga;Hawa;F;1972;Épouse;Kokry;',
  '0402;1;Sidibé;Sira;F;1960;Chef;;',
].join('\n');

const Cell = v.optional(v.nullable(v.union([v.string(), v.number()])));
const Answer = v.object({
  files: v.array(v.string()),
  reports: v.array(
    v.object({
      topics: v.array(
        v.object({
          title: v.string(),
          figures: v.array(v.object({ label: v.string(), value: v.number() })),
          tables: v.array(
            v.object({ title: v.string(), rows: v.array(v.array(Cell)), total: v.optional(v.array(Cell)) }),
          ),
        }),
      ),
    }),
  ),
});

/** Figures for the assembly of a mutuelle, against figures counted by hand. */
describe('reports', () => {
  let desk: Desk;
  let members: string[];
  beforeAll(async () => {
    desk = openDesk('2026-03-15T09:00:00Z');
    await desk.passeport('init', '--number', '4', '--name', 'UTM Ségou', '--mutuelles', '0400-0409');
    for (const [name, union] of [
      ['Benkadi', 'Bla'],
      ['Sigida', 'Bla'],
      ['Jigi', 'San'],
    ] as const)
      await desk.passeport('mutuelle', 'add', name, '--union', union, '--plan', 'AMV');
    writeFileSync(join(desk.folder, 'registre.csv'), REGISTER);
    await desk.passeport('import', 'members', 'registre.csv');
    const issued = await desk.ask('card', 'issue', '--all', '--without-photo');
    members = v
      .parse(v.object({ cards: v.array(v.string()) }), issued)
      .cards.map((card) => card.slice(0, 16));
    const pay = (household: string, amount: number, paidOn: string, ...rest: string[]) =>
      desk.passeport('contribution', 'add', household, '--amount', `${amount}`, '--paid-on', paidOn, ...rest);
    const cash = ['--method', 'especes', '--collector', 'Sékou'];
    // Three persons from January to December, one in March alone, two from December to March.
    await pay('0400-00001', 3 * 12 * 575, '2026-01-10', '--from', '2026-01', '--months', '12', ...cash);
    await pay('0400-00002', 575, '2026-03-02', '--from', '2026-03', '--months', '1', ...cash);
    await pay(
      '0401-00001',
      2 * 4 * 575,
      '2025-12-20',
      '--from',
      '2025-12',
      '--months',
      '4',
      '--method',
      'mobile',
    );
    await pay('0402-00001', 575, '2026-03-03', '--from', '2026-03', '--months', '1', '--receipt', 'R-9');
    await desk.passeport('contribution', 'cancel', 'R-9', '--mutuelle', '0402', '--reason', 'deux fois');
    await desk.passeport('print', 'batch', '--layout', 'a4-2x5', '--mutuelle', '0400', '--out', 'cartes.pdf');
    await desk.passeport('print', 'confirm', '1', '--except', `${members[5]}/1`, '--reason', 'paper-jam');
    await desk.passeport('card', 'handed-over', `${members[0]}/1`, `${members[3]}/1`, '--on', '2026-03-15');
    await desk.passeport('card', 'revoke', `${members[6]}/1`, '--reason', 'lost');
    // Fanta leaves in March: covered to its end. Two months later cards have waited for more than thirty days.
    await desk.passeport('person', 'left', members[2] ?? '', '--since', '2026-03-15');
  });
  afterAll(() => desk.close());

  const read = async (...args: string[]) => {
    const answer = v.parse(Answer, await desk.ask('report', ...args));
    const topics = answer.reports.flatMap((report) => report.topics);
    const figures = Object.fromEntries(
      topics.flatMap((topic) => topic.figures.map(({ label, value }) => [label, value])),
    );
    const table = (title: string) =>
      topics.flatMap(({ tables }) => tables).find((one) => one.title === title);
    return { files: answer.files, reports: answer.reports, topics, figures, table };
  };

  it('members: by sex, age, union, mutuelle and village', async () => {
    const { figures, table } = await read('members', '--out', 'assemblee');
    expect(figures).toMatchObject({
      Membres: 8,
      Ménages: 5,
      'Part des femmes': 5 / 8,
      'Ont moins de 15 ans': 2 / 8,
    });
    expect(table('Membres par union')?.rows).toEqual([
      ['Bla', 4, 7, 4, 3, 2, 1],
      ['San', 1, 1, 1, 0, 0, 0],
    ]);
    expect(table('Membres par village')?.rows).toEqual([
      ['Kokry', 'Benkadi', 2, 3, 2, 1, 1, 1],
      ['Touna', 'Benkadi', 1, 2, 1, 1, 1, 0],
      ['Kokry', 'Sigida', 1, 2, 1, 1, 0, 0],
      ['village non précisé', 'Jigi', 1, 1, 1, 0, 0, 0],
    ]);
    const ages = table('Membres par âge')?.rows.filter(([, , , all]) => all !== 0);
    expect(ages?.map(([age, women, men]) => [age, women, men])).toEqual([
      ['0–4', 1, 0],
      ['10–14', 0, 1],
      ['35–39', 0, 1],
      ['40–44', 1, 0],
      ['50–54', 1, 0],
      ['55–59', 0, 1],
      ['65–69', 1, 0],
      ['80+', 1, 0],
    ]);
  });

  it('cards and their hand-over, reasons among them', async () => {
    const cards = await read('cards', '--out', 'assemblee', '--format', 'xlsx');
    expect(cards.figures).toMatchObject({
      'Cartes en vigueur': 7,
      'Membres sans carte': 1,
      'Cartes annulées': 1,
    });
    expect(cards.table('Cartes par mutuelle')?.rows).toEqual([
      ['Benkadi', '0400', 5, 0, 1, 2, 2, 0, 1],
      ['Sigida', '0401', 2, 0, 1, 0, 0, 1, 0.5],
      ['Jigi', '0402', 1, 0, 1, 0, 0, 0, 1],
    ]);
    expect(cards.table('Cartes annulées par motif')?.rows).toEqual([['perdue', 1]]);
    expect(cards.table('Réimpressions par motif')?.rows).toEqual([['bourrage de papier', 1]]);
    const handOver = await read('handover', '--out', 'remise.pdf', '--union', 'bla');
    expect(handOver.figures).toMatchObject({ Remises: 2, 'À remettre': 2, 'Depuis plus de 30 jours': 0 });
    expect(handOver.table('Remise par mois')?.rows.at(-1)).toEqual(['mars 2026', 2]);
    expect(handOver.files).toEqual([join(desk.folder, 'remise.pdf')]);
  });

  it('coverage: this month by place, and month by month, who left in it to its end', async () => {
    const { figures, table } = await read(
      'coverage',
      '--out',
      'assemblee',
      '--from',
      '2025-12',
      '--to',
      '2026-04',
    );
    expect(table('Couverture par mois')?.rows).toEqual([
      ['décembre 2025', 1, 2],
      ['janvier 2026', 2, 5],
      ['février 2026', 2, 5],
      ['mars 2026', 3, 6],
      ['avril 2026', 1, 2],
    ]);
    expect(figures).toMatchObject({ 'Couverts en avril 2026': 2, 'Des membres, couverts': 2 / 8 });
    const march = await read('coverage', '--out', 'assemblee');
    expect(march.table('Couverture par mutuelle')?.rows).toEqual([
      ['Benkadi', '0400', 3, 2, 6, 4, 4 / 6, 1],
      ['Sigida', '0401', 1, 1, 2, 2, 1, 1],
      ['Jigi', '0402', 1, 0, 1, 0, 0, 0],
    ]);
  });

  it('contributions by month, method and collector, without what was cancelled', async () => {
    const { figures, table } = await read('contributions', '--out', 'assemblee');
    expect(figures).toMatchObject({ Collecté: 20_700 + 575 + 4_600, Reçus: 3 });
    expect(
      table('Cotisations par mois')
        ?.rows.slice(-4)
        .map((row) => row.slice(0, 3)),
    ).toEqual([
      ['décembre 2025', 1, 4_600],
      ['janvier 2026', 1, 20_700],
      ['février 2026', 0, 0],
      ['mars 2026', 1, 575],
    ]);
    expect(table('Cotisations par mode')?.rows.map((row) => row.slice(0, 3))).toEqual([
      ['espèces', 2, 21_275],
      ['mobile', 1, 4_600],
    ]);
    const collectors = table('Cotisations par collecteur')?.rows;
    expect(collectors?.map(([name]) => name)).toEqual(['Sékou', 'non précisé']);
    // Receipts, all of it, in cash, otherwise: what is to be in the cash box.
    expect(collectors?.map(([, , ...money]) => money)).toEqual([
      [21_275, 21_275, 0],
      [4_600, 0, 4_600],
    ]);
  });

  it('who owes what, by name and village, for the office’s eyes', async () => {
    const { figures, table, files } = await read('dues', '--out', 'dues.pdf');
    // Two persons who never paid, and one whose receipt was cancelled, for March alone.
    expect(figures).toEqual({ 'Dû à ce jour': 3 * 575, 'Ménages qui doivent': 2, 'Ménages à jour': 3 });
    expect(table('Cotisations dues par mutuelle')?.rows).toEqual([
      ['Benkadi', '0400', 3, 1, 1_150, 0],
      ['Sigida', '0401', 1, 0, 0, 0],
      ['Jigi', '0402', 1, 1, 575, 0],
    ]);
    expect(table('Qui doit combien : Benkadi')?.rows).toEqual([
      ['Touna', '0400-00003', 'Bakary Keïta', null, 2, 'rien de payé', 1, 1_150],
    ]);
    expect(table('Qui doit combien : Sigida')).toBeUndefined();
    expect(statSync(files[0] ?? '').mode & 0o777).toBe(0o600);
    const kokry = await read('dues', '--out', 'dues.pdf', '--village', 'kokry');
    expect(kokry.figures).toEqual({ 'Dû à ce jour': 0, 'Ménages qui doivent': 0, 'Ménages à jour': 3 });
  });

  it('the workbook read back: numbers are numbers, days are days, totals last', async () => {
    await read('members', '--out', 'membres.xlsx');
    const { sheets } = await readTable(readFileSync(join(desk.folder, 'membres.xlsx')), 'membres.xlsx');
    expect(sheets.map(({ name }) => name)).toEqual([
      'Résumé',
      'Membres par âge',
      'Membres par union',
      'Membres par mutuelle',
      'Membres par village',
    ]);
    expect(sheets[0]?.rows).toContainEqual(['Les membres', 'Part des femmes', '0.625']);
    expect(sheets[3]?.rows).toEqual([
      ['Mutuelle', 'Numéro', 'Ménages', 'Membres', 'Femmes', 'Hommes', 'Moins de 15 ans', 'Sortis'],
      ['Benkadi', '0400', '3', '5', '3', '2', '2', '1'],
      ['Sigida', '0401', '1', '2', '1', '1', '0', '0'],
      ['Jigi', '0402', '1', '1', '1', '0', '0', '0'],
      ['Total', '', '5', '8', '5', '3', '2', '1'],
    ]);
  });

  it('no name is in what is for all, for the office’s eyes', async () => {
    const { table } = await read('warnings', '--out', 'suivi');
    expect(table('Ménages en fin de droits')?.rows).toEqual([
      ['0400-00002', 'Ɲɛlɛ Traoré', 'Benkadi', 'kokry', null, 1, 'mars 2026'],
      ['0401-00001', 'Adama Maïga', 'Sigida', 'Kokry', null, 2, 'mars 2026'],
    ]);
    desk.setNow('2026-05-15T09:00:00Z');
    const { reports, figures, files } = await read('all', '--out', 'tout');
    expect(files.map((file) => basename(file))).toEqual([
      'rapport.pdf',
      'rapport.xlsx',
      'cotisations-dues.pdf',
      'cotisations-dues.xlsx',
      'points-a-suivre.pdf',
      'points-a-suivre.xlsx',
    ]);
    expect(files.map((file) => statSync(file).mode & 0o777)).toEqual([
      0o644, 0o644, 0o600, 0o600, 0o600, 0o600,
    ]);
    expect(figures).toMatchObject({
      'Membres sans photo': 8,
      'Cartes qui attendent': 2,
      'Ménages en fin de droits': 0,
    });
    const [forAll, dues, warnings] = reports.map((report) => JSON.stringify(report));
    for (const name of ['Diarra', 'Traoré', 'Keïta', 'Maïga', 'Sidibé', 'Awa', 'Sira'])
      expect(forAll).not.toContain(name);
    for (const forOffice of [dues, warnings]) expect(forOffice).toContain('Traoré');
    expect(warnings).toContain('Awa Diarra');
    const { sheets } = await readTable(readFileSync(files[5] ?? ''), 'points-a-suivre.xlsx');
    expect(sheets[0]?.rows[1]?.[0]).toMatch(/^Contient des noms : ne pas afficher/);
    // A day is a day, and a number of days a number.
    const waiting = sheets.find(({ name }) => name === 'Cartes qui attendent')?.rows;
    expect(waiting?.[1]?.slice(0, 2)).toEqual([`${members[1]}/1`, 'Issa Diarra']);
    expect(waiting?.[1]?.slice(5)).toEqual([expect.objectContaining({ date: '2026-03-15' }), '61']);
    desk.setNow('2026-03-15T09:00:00Z');
  });

  it.each([
    [['members', '--union', 'Kayes'], 'union-missing'],
    [['members', '--village', 'Bamako'], 'village-missing'],
    [['members', '--mutuelle', '0499'], 'mutuelle-missing'],
    [['coverage', '--from', '2026-04', '--to', '2026-03'], 'period-wrong'],
    [['coverage', '--from', '2020-01', '--to', '2026-03'], 'period-wrong'],
  ])('%j is refused in a sentence, and nothing is written', async (args, code) => {
    expect(await desk.ask('report', ...args, '--out', 'rien')).toMatchObject({ error: { code } });
    expect(existsSync(join(desk.folder, 'rien'))).toBe(false);
  });

  it('a village of one mutuelle, in English', async () => {
    const one = ['members', '--mutuelle', '0400', '--village', 'KOKRY', '--out', 'kokry.pdf'] as const;
    const said = await desk.passeport('--lang', 'en', 'report', ...one);
    expect(said).toMatchObject({ exitCode: 0, stderr: '' });
    expect(said.stdout).toContain('Members: 3\n  Households: 2\n');
    expect(readFileSync(join(desk.folder, 'kokry.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  });
});
