import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from './office.ts';

const HEADINGS = 'N°;Nom;Prénom;Sexe;Année de naissance;N° ménage;Lien';
const found = v.array(v.object({ member: v.string(), status: v.string() }));
const issued = v.object({ cards: v.array(v.string()) });
const verdicts = v.array(v.object({ verdict: v.string() }));
const OFFICE = ['--office', 'refait'];

/** The computer is lost with the work since the backup; the list of after it is on every phone. */
describe('an office made again, with a list of after its backup', () => {
  let desk: Desk;
  let restored: { stdout: string };
  const texts: Record<string, string> = {};

  const enrol = async (...rows: [name: string, household: number][]) => {
    const lines = rows.map(([name, household]) => `${name};Diarra;${name};F;1985;${household};Conjoint`);
    writeFileSync(join(desk.folder, 'registre.csv'), [HEADINGS, ...lines].join('\n'));
    await desk.ask('import', 'members', 'registre.csv', '--mutuelle', '0400');
    const { cards } = v.parse(issued, await desk.ask('card', 'issue', '--all', '--without-photo'));
    for (const [at, card] of cards.entries()) {
      const { qrText } = v.parse(v.object({ qrText: v.string() }), await desk.ask('card', 'show', card));
      texts[rows[at]?.[0] ?? ''] = qrText;
    }
    return cards;
  };
  const pay = (household: string, months: number) =>
    desk.ask(
      'contribution',
      'add',
      household,
      '--amount',
      '17250',
      '--from',
      '2026-01',
      '--months',
      `${months}`,
    );
  const judge = async (name: string) =>
    v.parse(verdicts, await desk.ask(...OFFICE, 'verify', texts[name] ?? ''))[0]?.verdict;
  const statusOf = async (name: string) =>
    v.parse(found, await desk.ask(...OFFICE, 'person', 'find', name)).map(({ status }) => status);

  beforeAll(async () => {
    desk = openDesk('2026-03-02T09:00:00Z');
    mkdirSync(join(desk.folder, 'usb'));
    await desk.ask('init', '--mutuelles', '0400-0440');
    await desk.ask('mutuelle', 'add', 'Benkadi');
    const [awa = '', sira = '', fanta = '', rokia = ''] = await enrol(
      ['Awa', 1],
      ['Sira', 1],
      ['Fanta', 1],
      ['Rokia', 1],
    );
    await pay('0400-00001', 3);
    await desk.ask('person', 'left', rokia.slice(0, 16), '--since', '2026-03-01');
    await desk.ask('publish');
    await desk.ask('backup', '--to', 'usb');

    desk.setNow('2026-03-09T09:00:00Z');
    await desk.ask('person', 'died', awa.slice(0, 16), '--since', '2026-03-05');
    await desk.ask('person', 'left', sira.slice(0, 16), '--since', '2026-03-04');
    await desk.ask('person', 'back', rokia.slice(0, 16));
    await desk.ask('card', 'replace', fanta, '--reason', 'lost');
    await desk.ask('key', 'rotate');
    const [, kadia = '', ami = '', oumou = ''] = await enrol(
      ['Fanta', 1],
      ['Kadia', 1],
      ['Ami', 1],
      ['Oumou', 2],
      ['Bintou', 2],
    );
    await pay('0400-00001', 6);
    await pay('0400-00002', 6);
    await desk.ask('card', 'revoke', kadia, '--reason', 'stolen');
    await desk.ask('person', 'died', ami.slice(0, 16));
    await desk.ask('person', 'left', oumou.slice(0, 16));
    await desk.ask('mutuelle', 'add', 'Nouvelle');
    await desk.ask('publish');
    desk.setNow('2026-03-10T09:00:00Z');
    restored = await desk.passeport('restore', 'usb', '--to', 'refait', '--list', 'office/list', '--force');
    rmSync(join(desk.folder, 'office'), { recursive: true });
  });
  afterAll(() => desk.close());

  it('says what it took from the list, and what to enter again', () => {
    expect(restored.stdout).toContain(
      'Repris de la liste n° 2 : 3 personnes parties, décédées, retirées ou revenues, 1 carte morte.',
    );
    expect(restored.stdout).toContain('À ressaisir d’après la liste n° 2, 3 lignes : ');
    expect(restored.stdout).toContain('ressaisissez d’après vos papiers ce qui est du 02/03/2026 ou d’après');
    expect(restored.stdout).toContain('La liste de confiance n° 2');
    const path = join(desk.folder, 'refait', 'imports', 'a-ressaisir.csv');
    expect(statSync(path).mode & 0o077).toBe(0);
    const lines = readFileSync(path, 'utf8')
      .split('\r\n')
      .map((line) => line.split(';').slice(0, 3).join(';'));
    expect(lines.slice(1, -1).toSorted()).toEqual(
      [
        '0400-00001-02-63;décédée;membre',
        '0400-00001-03-60;partie;membre',
        '0400-00001-04-57/1;annulée;valable',
        '0400-00001-05-54;membre;partie',
        '0400-00001-06-51;annulée ou partie;inconnu',
        '0400-00001-07-48;annulée ou partie;inconnu',
        '0400-00001;payé de 01/2026 à 06/2026;payé de 01/2026 à 03/2026',
        '0400-00002-02-54;annulée ou partie;inconnu',
        '0400-00002;payé de 01/2026 à 06/2026;inconnu',
        '0401;Nouvelle;inconnu',
      ].toSorted(),
    );
  });

  it('keeps every death, leaving and dead card that desks knew of', async () => {
    expect([await statusOf('Awa'), await statusOf('Sira'), await statusOf('Rokia')]).toEqual([
      ['died'],
      ['left'],
      ['active'],
    ]);
    const refused = await desk.passeport(...OFFICE, 'publish');
    expect(refused.stderr).toMatch(/lancez « passeport key rotate »|remettez les clés/);
    await desk.ask(...OFFICE, 'key', 'rotate');
    expect((await desk.passeport(...OFFICE, 'publish')).exitCode).toBe(0);
    expect(await judge('Kadia')).toBe('revoked');
    expect(await judge('Ami')).toBe('revoked');
    expect(await judge('Awa')).toBe('revoked');
    expect(await judge('Rokia')).toBe('eligible');
    expect(await desk.ask(...OFFICE, 'audit', 'verify')).toMatchObject({ troubles: [] });
    expect(await desk.ask(...OFFICE, 'doctor')).toMatchObject({ errors: 0 });
  });

  it('a card of that time, of which only its holder knows, can still be declared stolen', async () => {
    const card = '0400-00002-03-51/1';
    const said = await desk.passeport(...OFFICE, 'card', 'revoke', card, '--reason', 'stolen');
    expect([said.exitCode, said.stdout]).toEqual([
      0,
      expect.stringContaining('que ce bureau refait ne connaît pas'),
    ]);
    const twice = await desk.passeport(...OFFICE, 'card', 'revoke', card, '--reason', 'stolen');
    expect(twice.stderr).toContain('est déjà annulée');
    const never = await desk.passeport(
      ...OFFICE,
      'card',
      'revoke',
      '0400-00001-90-90/1',
      '--reason',
      'stolen',
    );
    expect(never.stderr).toContain('n’existe pas dans ce bureau : vérifiez le numéro');
    expect((await desk.passeport(...OFFICE, 'publish')).exitCode).toBe(0);
    expect(await judge('Bintou')).toBe('revoked');
  });
});
