import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from './office.ts';

const REGISTER = [
  'Ménage;Nom;Prénoms;Sexe;Année de naissance;Lien;Village;Téléphone',
  'M1;COULIBALY;Awa Mariam;F;1988;chef;Bla;76 12 34 56',
  'M1;COULIBALY;Moussa;M;2012;enfant;Bla;',
  'M2;DIARRA;Ousmane;M;1960;chef;Touna;66 00 11 22',
  'M2;TRAORÉ;Kadidia;F;1971;épouse;Touna;',
].join('\n');

const Found = v.array(v.looseObject({ member: v.string(), name: v.string() }));

describe('lost cards, from the word of a neighbour to the list', () => {
  let desk: Desk;
  let awa: string;
  beforeAll(async () => {
    desk = openDesk('2026-11-15T09:00:00Z');
    writeFileSync(join(desk.folder, 'registre.csv'), REGISTER);
    await desk.passeport('init', '--number', '4', '--name', 'UTM Ségou', '--mutuelles', '0400-0401');
    await desk.passeport('mutuelle', 'add', 'Benkadi');
    await desk.passeport('import', 'members', 'registre.csv', '--mutuelle', '0400');
    await desk.passeport('card', 'issue', '--all', '--without-photo');
    await desk.passeport('publish');
  });
  afterAll(() => desk.close());

  const find = async (...words: string[]) => v.parse(Found, await desk.ask('person', 'find', ...words));
  const namesOf = async (...words: string[]) => (await find(...words)).map(({ name }) => name);

  it.each([
    [['Kulibali', 'awa'], ['Awa Mariam COULIBALY']],
    [['coulibaly'], ['Moussa COULIBALY', 'Awa Mariam COULIBALY']],
    [['Usman', 'jara'], ['Ousmane DIARRA']],
    [['Kadija'], ['Kadidia TRAORÉ']],
    [['coulibally', 'mousa'], ['Moussa COULIBALY']],
    [['76', '12', '34'], ['Awa Mariam COULIBALY']],
    [['6600'], ['Ousmane DIARRA']],
    [['Sanogo'], []],
    [['12'], []],
  ])('%j finds %j', async (words, names) => {
    expect(await namesOf(...words)).toEqual(names);
  });

  it('is found by her number or her card, with card and contributions', async () => {
    [awa = ''] = (await find('awa')).map(({ member }) => member);
    for (const number of [awa, `${awa}/1`, awa.replaceAll('-', '')])
      expect(await namesOf(number)).toEqual(['Awa Mariam COULIBALY']);
    const said = await desk.passeport('person', 'find', 'awa');
    expect(said.stdout).toMatch(
      /Awa Mariam COULIBALY\s+F\s+1988\s+Benkadi\s+Bla\s+76 12 34 56\s+\/1 à imprimer\s+rien de payé/,
    );
    const nobody = await desk.passeport('person', 'find', 'Sanogo');
    expect(nobody).toMatchObject({ exitCode: 1 });
    expect(nobody.stdout).toContain('Personne ne répond à « Sanogo »');
  });

  it('is reported, replaced for a fee, with a receipt to sign', async () => {
    const report = ['--reported-by', 'Fanta, sa voisine', '--reported-on', '2026-11-13'];
    const paid = ['--fee', '1000', '--receipt', 'recu.pdf'];
    const said = await desk.passeport('card', 'replace', `${awa}/1`, '--reason', 'lost', ...paid, ...report);
    expect(said).toMatchObject({ exitCode: 0, stderr: '' });
    expect(said.stdout).toContain('au plus tard jusqu’au 15/12/2026');
    expect(existsSync(join(desk.folder, 'recu.pdf'))).toBe(true);
    const shown = await desk.passeport('card', 'show', `${awa}/1`);
    expect(shown.stdout).toContain(
      'perdue, déclarée le 13/11/2026 par Fanta, sa voisine, enregistrée le 15/11/2026',
    );
    expect(shown.stdout).toContain('aucune liste ne le dit encore');
    const history = await desk.passeport('audit', '--subject', awa);
    expect(history.stdout).toContain(`membre ${awa} inscrit`);
    expect(history.stdout).toContain(
      `carte ${awa}/1 annulée et à remplacer : perdue, payé 1\u00a0000\u00a0F\u00a0CFA`,
    );
    expect((await desk.passeport('audit', '--subject', awa.slice(0, -2))).stdout).toContain('Aucune ligne');
    const tomorrow = ['--reported-on', '2027-01-01'];
    const future = await desk.passeport('card', 'revoke', `${awa}/1`, '--reason', 'lost', ...tomorrow);
    expect(future).toMatchObject({ exitCode: 1 });
  });

  it('is found again the same day: taken back; the day after it is too late', async () => {
    const back = await desk.passeport('card', 'unrevoke', `${awa}/1`);
    expect(back.stdout).toContain('de nouveau à imprimer');
    expect(back.stdout).toContain('1\u00a0000\u00a0F\u00a0CFA étaient notés comme payés');
    expect(await desk.passeport('card', 'unrevoke', `${awa}/1`)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('n’est pas annulée'),
    });
    await desk.passeport('card', 'revoke', `${awa}/1`, '--reason', 'lost', '--reported-on', '2026-11-13');
    desk.setNow('2026-11-16T09:00:00Z');
    expect((await desk.passeport('card', 'unrevoke', `${awa}/1`)).stderr).toContain('un autre jour');
    const never = await desk.passeport('card', 'revoke', `${awa}/7`, '--reason', 'lost');
    expect(never.stderr).toContain(`${awa}/7 n’existe pas`);
  });

  it('the next list says it, and how long that took is shown', async () => {
    const published = await desk.passeport('publish');
    expect(published.stdout).toContain('Elle annonce 1 carte annulée depuis la précédente');
    expect(published.stdout).toContain('a 3 jours');
    expect((await desk.passeport('card', 'show', `${awa}/1`)).stdout).toContain(
      'dite par la liste n° 2 du 16/11/2026, 3 jours après la déclaration',
    );
    expect((await desk.passeport('publish')).stdout).not.toContain('Elle annonce');
  });

  it('many at once, from a file: tried first, then done; wrong rows come back', async () => {
    const [ousmane] = await find('ousmane');
    const [kadidia] = await find('kadidia');
    if (ousmane === undefined || kadidia === undefined) throw new Error('they were enrolled');
    writeFileSync(
      join(desk.folder, 'volees.csv'),
      [
        'N° carte;Motif;Déclarée par;Déclarée le',
        `${ousmane.member}/1;Volée;Le délégué;14/11/2026`,
        `${kadidia.member};;;`,
        `${awa}/1;perdue;;`,
        '0400-00009-01-00;perdue;;',
        `${ousmane.member}/2;perdue;;`,
      ].join('\n'),
    );
    const tried = await desk.passeport(
      'card',
      'revoke-file',
      'volees.csv',
      '--reason',
      'stolen',
      '--dry-run',
    );
    expect(tried.stdout).toContain('2 annulées, 1 déjà annulée, 2 lignes refusées');
    expect((await desk.passeport('card', 'show', `${ousmane.member}/1`)).stdout).toContain('à imprimer');
    const done = await desk.passeport('card', 'revoke-file', 'volees.csv', '--reason', 'stolen');
    expect(done).toMatchObject({ exitCode: 1 });
    expect(done.stdout).toContain('2 annulées');
    expect((await desk.passeport('card', 'show', `${ousmane.member}/1`)).stdout).toContain(
      'volée, déclarée le 14/11/2026 par Le délégué',
    );
    const without = await desk.passeport('card', 'revoke-file', 'volees.csv', '--dry-run');
    expect(without.stderr + without.stdout).toContain('ligne 3, Motif');
  });
});
