import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from './office.ts';

const HEAD = 'Ménage;Nom;Prénoms;Sexe;Date ou année de naissance;Lien;Village;Téléphone';
const BENKADI = [
  HEAD,
  'M1;COULIBALY;Awa;F;1988;chef;Bla;76 12 34 56',
  'M1;COULIBALY;Moussa;M;2012;enfant;Bla;',
  'M2;DIARRA;Ousmane;M;1960-03-05;chef;Touna;66 00 11 22',
  'M2;TRAORÉ;Kadidia;F;1971;épouse;Touna;',
  'M3;Awa;Kulibali;F;1988;chef;Bla;+223 76123456',
  'M3;COULIBALY;Issa;M;2015;enfant;Bla;',
  'M4;DIARRA;Fanta;F;1960;chef;Touna;',
  'M5;DIARRA;Fanta;F;1960;chef;Bla;',
].join('\n');
const JIGI = [HEAD, 'J1;Jara;Usman;M;1960-03-05;chef;Touna;'].join('\n');

const Members = v.array(v.looseObject({ member: v.string(), name: v.string() }));
const Duplicates = v.looseObject({
  found: v.number(),
  pairs: v.array(v.looseObject({ persons: Members, likenesses: v.array(v.string()) })),
});
const Moved = v.looseObject({
  household: v.string(),
  moved: v.array(v.looseObject({ from: v.string(), to: v.string(), revoked: v.optional(v.string()) })),
});

describe('one person, one number', () => {
  let desk: Desk;
  let awa: string;
  let twin: string;
  let ousmane: string;
  const find = async (words: string) => v.parse(Members, await desk.ask('person', 'find', words));
  const candidates = async (...options: string[]) => {
    const { pairs } = v.parse(Duplicates, await desk.ask('person', 'duplicates', ...options));
    return pairs.map(({ persons, likenesses }) => [persons.map(({ name }) => name), likenesses]);
  };
  const refused = async (...args: string[]) => {
    const said = await desk.passeport('person', ...args);
    expect(said.exitCode).toBe(1);
    return said.stderr;
  };
  const verdict = async (card: string) => {
    await desk.passeport('publish');
    const shown = v.parse(v.looseObject({ qrText: v.string() }), await desk.ask('card', 'show', card));
    const at = ['--at', '2026-11-20'];
    return v.parse(
      v.array(v.looseObject({ verdict: v.string() })),
      await desk.ask('verify', shown.qrText, '--list', join(desk.folder, 'office', 'list'), ...at),
    )[0]?.verdict;
  };

  beforeAll(async () => {
    desk = openDesk('2026-11-15T09:00:00Z');
    writeFileSync(join(desk.folder, 'benkadi.csv'), BENKADI);
    writeFileSync(join(desk.folder, 'jigi.csv'), JIGI);
    await desk.passeport('init', '--number', '4', '--name', 'UTM Ségou', '--mutuelles', '0400-0402');
    await desk.passeport('mutuelle', 'add', 'Benkadi');
    await desk.passeport('mutuelle', 'add', 'Jigi');
    await desk.passeport('import', 'members', 'benkadi.csv', '--mutuelle', '0400');
    await desk.passeport('import', 'members', 'jigi.csv', '--mutuelle', '0401');
    await desk.passeport('card', 'issue', '--all', '--without-photo');
    const named = async (words: string) => (await find(words)).map(({ member }) => member).sort();
    [awa = '', twin = ''] = await named('kulibali awa');
    [ousmane = ''] = await named('ousmane diarra');
  });
  afterAll(() => desk.close());

  it('finds who is enrolled twice, the likeliest first, and says why', async () => {
    const ousmaneTwice = [
      ['Ousmane DIARRA', 'Usman Jara'],
      ['name', 'birth-date', 'village'],
    ];
    expect(await candidates()).toEqual([
      [
        ['Awa COULIBALY', 'Kulibali Awa'],
        ['names-swapped', 'birth-year', 'village', 'mutuelle', 'phone'],
      ],
      ousmaneTwice,
      [
        ['Fanta DIARRA', 'Fanta DIARRA'],
        ['name', 'birth-year', 'mutuelle'],
      ],
    ]);
    expect(await candidates('--mutuelle', '0401')).toEqual([ousmaneTwice]);
    const said = await desk.passeport('person', 'duplicates', '--most', '1');
    expect(said.stdout).toContain('même nom, nom et prénom échangés, même année de naissance, même village');
    expect(said.stdout).toContain('… et 2 autres paires');
  });

  it('two who are two are not proposed again', async () => {
    const [one, other] = await find('Fanta');
    if (one === undefined || other === undefined) throw new Error('they were enrolled');
    const said = await desk.passeport('person', 'not-duplicate', one.member, other.member);
    expect(said.stdout).toContain('ne sera plus proposée');
    expect((await desk.passeport('person', 'not-duplicate', other.member, one.member)).stdout).toContain(
      'déjà',
    );
    expect(await candidates()).toHaveLength(2);
  });

  it('merged: the card dies with the next list, the money stays; undone: all is back', async () => {
    const before = await verdict(`${twin}/1`);
    const said = await desk.passeport('person', 'merge', awa, twin);
    expect(said).toMatchObject({ exitCode: 0, stderr: '' });
    expect(said.stdout).toContain(`${awa} reste, ${twin} ne sert plus`);
    expect(said.stdout).toContain(
      '1 autre personne reste dans le ménage 0400-00003, avec ses droits ; il n’a plus de chef',
    );
    expect(said.stdout).toContain('(rien de payé) lui restent');
    expect((await desk.passeport('person', 'find', twin)).stdout).toContain(`fusionné avec ${awa}`);
    expect(await verdict(`${twin}/1`)).toBe('revoked');
    expect(await candidates()).toHaveLength(1);
    expect(await refused('merge', awa, awa)).toContain('donné deux fois');
    expect(await refused('merge', awa, twin)).toContain(`${twin} est fusionné avec ${awa}`);
    expect(await refused('merge', awa, '0400-00099-01-57')).toContain('n’existe pas');
    expect(await refused('back', twin)).toContain('défaites la fusion');
    desk.setNow('2026-11-17T09:00:00Z');
    expect((await desk.passeport('person', 'unmerge', twin)).stdout).toContain('vaut de nouveau');
    expect(await verdict(`${twin}/1`)).toBe(before);
    expect(await refused('unmerge', twin)).toContain('rien à défaire');
  });

  it('moves to another mutuelle: a new number and card, the old one dead', async () => {
    const paid = ['--amount', '6900', '--paid-on', '2026-11-16'];
    await desk.passeport('contribution', 'add', awa, ...paid);
    const moved = v.parse(Moved, await desk.ask('person', 'move', awa, '--to', '0401', '--whole-household'));
    expect(moved).toMatchObject({
      household: '0401-00002',
      moved: [{ from: awa }, {}],
      paidThrough: expect.any(String),
    });
    const [{ to } = { to: '' }] = moved.moved;
    expect(moved.moved[0]?.revoked).toBe(`${awa}/1`);
    expect(await verdict(`${awa}/1`)).toBe('revoked');
    await desk.passeport('card', 'issue', '--mutuelle', '0401', '--without-photo');
    expect(await verdict(`${to}/1`)).not.toBe('revoked');
    expect((await desk.passeport('person', 'find', awa)).stdout).toContain(`a changé de mutuelle : ${to}`);
    expect((await desk.passeport('person', 'find', to)).stdout).toContain(`avant : ${awa}`);
    const history = await desk.passeport('audit', '--subject', awa);
    expect(history.stdout).toContain(`parti dans une autre mutuelle, où il est ${to}`);

    const back = await desk.passeport('person', 'move', to, '--to', '0400', '--household', '0400-00003');
    expect(back.stdout).toContain('1 autre personne reste dans le ménage 0401-00002');
    expect(back.stdout).toContain('Le ménage 0400-00003 n’a rien de payé');
  });

  it('refuses every wrong move in one sentence', async () => {
    expect(await refused('move', ousmane, '--to', '0400')).toContain('déjà dans la mutuelle 0400');
    expect(await refused('move', ousmane, '--to', '0402')).toContain('La mutuelle 0402 n’existe pas');
    expect(await refused('move', ousmane, '--to', '0700')).toContain('est à un autre bureau');
    expect(await refused('move', awa, '--to', '0401')).toContain('servez-vous de ce numéro-là');
    const at = (household: string) => ['--to', '0401', '--household', household];
    expect(await refused('move', ousmane, ...at('0400-00001'))).toContain('n’est pas de la mutuelle 0401');
    expect(await refused('move', ousmane, ...at('0401-00077'))).toContain(
      'Le ménage 0401-00077 n’existe pas',
    );
    await desk.passeport('person', 'left', ousmane);
    expect(await refused('move', ousmane, '--to', '0401')).toContain(`passeport person back ${ousmane}`);
  });
});
