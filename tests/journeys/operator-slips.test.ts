import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { openDesk, type Desk } from './office.ts';

const HEADINGS = ['Nom', 'Prénom(s)', 'Sexe', 'Année de naissance', 'N° ménage', 'Lien', 'Tél'];
const AWA = ['Traoré', 'Awa', 'F', '1985', '1', 'chef', '76 12 34 56'];
const ISSA = ['Diarra', 'Issa', 'M', '1970', '2', 'chef', ''];

/** What a busy operator does by mistake: nothing is lost or doubled by it, and each time she is told. */
describe('a slip of the operator', () => {
  let desk: Desk;

  beforeEach(async () => {
    desk = openDesk();
    await desk.passeport('init', '--name', 'UTM Ségou', '--mutuelles', '0400-0499');
    await desk.passeport('mutuelle', 'add', 'Benkadi', '--union', 'Union de Bla');
    writeCsv('registre.csv', [HEADINGS, AWA, ISSA]);
    await desk.passeport('import', 'members', 'registre.csv');
  });
  afterEach(() => desk.close());

  const writeCsv = (name: string, rows: string[][]): void =>
    writeFileSync(join(desk.folder, name), rows.map((row) => row.join(';')).join('\n'));

  it('a mutuelle added twice has one number', async () => {
    const said = await desk.passeport('mutuelle', 'add', 'benkadi');
    expect(said.stdout).toMatch(/^Déjà connue sous le numéro 0400 : Benkadi\n.*--union\.\n$/);
    expect(await desk.ask('mutuelle', 'list')).toHaveLength(1);
  });

  it.each([
    [['card', 'issue', '--mutuelle', '0477']],
    [['card', 'list', '--mutuelle', '0477']],
    [['print', 'batch', '--mutuelle', '0477']],
    [['contribution', 'list', '--mutuelle', '0477']],
    [['import', 'photos', '.', '--mutuelle', '0477']],
    [['import', 'members', 'registre.csv', '--mutuelle', '0477']],
  ])('a mutuelle that is not there is not a mutuelle with nothing to do: %s', async (args) => {
    const said = await desk.passeport(...args);
    expect(said).toMatchObject({ exitCode: 1, stdout: '' });
    expect(said.stderr).toContain('[mutuelle-missing]');
  });

  it('a receipt of another payment is refused, not taken for known', async () => {
    const pay = async (household: string, amount: string) => {
      const what = ['--from', '2026-01', '--months', '12', '--amount', amount, '--receipt', 'R7'];
      return await desk.passeport('contribution', 'add', household, ...what);
    };
    expect((await pay('0400-00001', '6 900')).exitCode).toBe(0);
    expect((await pay('0400-00001', '6 900')).stdout).toContain('déjà enregistrée');
    expect((await pay('0400-00002', '6 900')).stderr).toContain('R7');
    expect((await pay('0400-00001', '7 000')).exitCode).toBe(1);
    expect(await desk.ask('contribution', 'list')).toHaveLength(1);

    const payments = [
      ['N° ménage', 'Date', 'Montant', 'Période', 'Reçu'],
      ['1', '12/01/2026', '6 900', 'janvier 2026 – décembre 2026', 'R8'],
    ];
    writeCsv('cotisations.csv', payments);
    await desk.passeport('import', 'contributions', 'cotisations.csv');
    writeCsv(
      'autres.csv',
      payments.map((row) => row.map((cell) => cell.replace('6 900', '9 000'))),
    );
    expect(await desk.ask('import', 'contributions', 'autres.csv')).toMatchObject({
      added: 0,
      already: 0,
      refused: [{ rowNumber: 2, reason: expect.stringContaining('R8') }],
    });
  });

  it('a corrected cell of somebody who is known is said not to be taken', async () => {
    expect(await desk.ask('import', 'members', 'registre.csv')).toMatchObject({ already: 2, warnings: [] });
    writeCsv('corrige.csv', [HEADINGS, AWA.with(6, '66 00 11 22'), ISSA]);
    const said = await desk.passeport('import', 'members', 'corrige.csv');
    expect(said.stdout).toContain('attention, ligne 2, Tél : diffère de ce qui est enregistré');
  });

  it('a second sheet is not passed over in silence', async () => {
    const sheets = [
      { sheet: 'Registre', data: [HEADINGS, AWA].map(toCells) },
      { sheet: 'Nouveaux', data: [HEADINGS.slice(0, 5), ['Koné', 'Sira', 'F', '1990', '3']].map(toCells) },
    ];
    await writeExcelFile(sheets).toFile(join(desk.folder, 'classeur.xlsx'));
    const said = await desk.passeport('import', 'members', 'classeur.xlsx');
    expect(said.stdout).toContain('d’autres feuilles n’ont pas été lues : Nouveaux');
    const args = ['import', 'members', 'classeur.xlsx', '--sheet'];
    expect(await desk.ask(...args, 'Nouveaux')).toMatchObject({ added: 1 });
    expect((await desk.passeport(...args, 'Zut')).stderr).toMatch(
      /« Zut » : donnez avec --sheet l’une de celles-ci : Registre, Nouveaux/,
    );
  });

  it('a number mistyped at verification is not a bad card', async () => {
    await desk.passeport('publish');
    const said = await desk.passeport('verify', '0400-00001-01-67');
    expect(said).toMatchObject({
      exitCode: 1,
      stdout: expect.stringContaining('Il y a une faute dans le numéro'),
    });
  });
});

function toCells(row: string[]): { type: StringConstructor; value: string }[] {
  return row.map((value) => ({ type: String, value }));
}
