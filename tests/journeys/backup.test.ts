import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from './office.ts';

const REGISTER = ['N°;Nom;Prénom;Sexe;Année de naissance;N° ménage;Lien', '1;Diarra;Awa;F;1985;1;Chef'];
const made = v.object({ file: v.string(), removed: v.array(v.string()), newPhotos: v.number() });
const persons = v.array(v.object({ member: v.string() }));
const cards = v.object({ cards: v.array(v.string()) });
const PHOTO = '5'.repeat(64);

describe('backups', () => {
  let desk: Desk;
  let usb: string;
  let first: string;

  beforeAll(async () => {
    desk = openDesk('2026-11-01T09:00:00Z');
    usb = join(desk.folder, 'usb');
    mkdirSync(usb);
    writeFileSync(join(desk.folder, 'registre.csv'), REGISTER.join('\n'));
    for (const command of [
      ['init'],
      ['mutuelle', 'add', 'Benkadi'],
      ['import', 'members', 'registre.csv'],
      ['publish'],
    ])
      expect(await desk.passeport(...command)).toMatchObject({ exitCode: 0, stderr: '' });
  });
  afterAll(() => desk.close());

  const backups = () => readdirSync(join(usb, 'passeport-0001')).filter((name) => name.endsWith('.age'));
  const restore = (...options: string[]) => desk.passeport('restore', ...options);

  it('are asked for after seven days, once a day, by what changes something', async () => {
    desk.setNow('2026-11-07T09:00:00Z');
    expect((await desk.passeport('mutuelle', 'add', 'Jigiya')).stderr).toBe('');
    desk.setNow('2026-11-08T09:00:00Z');
    expect((await desk.passeport('mutuelle', 'list')).stderr).toBe('');
    expect((await desk.passeport('mutuelle', 'add', 'Kènèya')).stderr).toBe(
      'Ce bureau n’a jamais été sauvegardé (7 jours de travail) : branchez une clé USB et lancez « passeport backup --to … ».\n',
    );
    expect((await desk.passeport('mutuelle', 'add', 'Sabu')).stderr).toBe('');
  });

  it('are made while another process works, read back, and hold nothing that can be read', async () => {
    const other = new Database(join(desk.folder, 'office', 'registry.sqlite'));
    other.exec('begin immediate');
    first = v.parse(made, await desk.ask('backup', '--to', 'usb')).file;
    other.exec('rollback');
    other.close();
    expect(readFileSync(first, 'latin1')).toMatch(/^age-encryption\.org\/v1\n-> scrypt /);
    expect(readFileSync(first, 'latin1')).not.toMatch(/Diarra|SQLite/);
    expect(statSync(first).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(desk.folder, 'office')).filter((name) => name.startsWith('.sauvegarde'))).toEqual(
      [],
    );
  });

  it('make the same office again, when the newest list is no newer', async () => {
    // The stick is enough: it holds one office's backups.
    const said = await restore('usb', '--to', 'neuf', '--list', 'office/list');
    expect(said).toMatchObject({ exitCode: 0 });
    expect(said.stdout).toContain('tel qu’il était le 08/11/2026 à 09:00');
    expect(said.stdout).toContain('Des numéros ont été sautés');
    const lines = v.parse(v.array(v.unknown()), await desk.ask('--office', 'neuf', 'audit'));
    expect(lines.slice(0, -1)).toEqual(await desk.ask('audit'));
    expect(lines.at(-1)).toMatchObject({ action: 'number.skip', subject: 'list 1' });
    expect(await desk.ask('--office', 'neuf', 'doctor')).toMatchObject({ errors: 0 });
    expect((await restore(first, '--to', 'neuf', '--force')).stderr).toContain('[folder-not-empty]');
    expect((await restore('office', '--to', 'rien')).stderr).toContain('[backup-not-in-folder]');
  });

  it('are refused without the newest list, or from before it', async () => {
    expect((await restore(first, '--to', 'ancien')).stderr).toContain('[restore-needs-list]');
    await desk.passeport('publish');
    const refused = await restore(first, '--to', 'ancien', '--list', 'office/lists/liste-000002.psl');
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toMatch(
      /s’arrête à la liste n° 1, la liste n° 2 est déjà publiée.*\[restore-too-old\]/,
    );
    expect(existsSync(join(desk.folder, 'ancien'))).toBe(false);
    expect(readdirSync(desk.folder).filter((name) => name.includes('restauration'))).toEqual([]);
  });

  it('from before it, when there is no other: no number is given twice, and what desks know as dead is dead', async () => {
    const enrol = async (office: string, name: string, household: number) => {
      const row = `${name};Diarra;${name};F;1985;${household};Conjoint`;
      writeFileSync(join(desk.folder, `${name}.csv`), [REGISTER[0], row].join('\n'));
      const command = ['--office', office, 'import', 'members', `${name}.csv`, '--mutuelle', '0001'];
      expect(await desk.ask(...command)).toMatchObject({ added: 1 });
      const found = v.parse(persons, await desk.ask('--office', office, 'person', 'find', name));
      return found.map(({ member }) => member);
    };
    const issue = async (office: string) =>
      v.parse(cards, await desk.ask('--office', office, 'card', 'issue', '--all', '--without-photo')).cards;

    const [awa = ''] = await issue('office');
    const before = v.parse(made, await desk.ask('backup', '--to', 'usb')).file;
    const numbers = [...(await enrol('office', 'Sira', 1)), ...(await enrol('office', 'Fanta', 2))];
    await desk.ask('card', 'replace', awa, '--reason', 'lost');
    numbers.push(...(await issue('office')));
    await desk.ask('mutuelle', 'add', 'Nouvelle');
    await desk.ask('publish');

    const said = await restore(before, '--to', 'ancien', '--list', 'office/list', '--force');
    expect(said.stdout).toContain('ATTENTION : cette sauvegarde est d’avant la liste n° 3');
    const dead = await desk.ask('--office', 'ancien', 'card', 'show', awa);
    expect(dead).toMatchObject({ state: 'revoked' });
    numbers.push(...(await enrol('ancien', 'Kadia', 1)), ...(await enrol('ancien', 'Ami', 2)));
    await desk.ask('--office', 'ancien', 'card', 'replace', awa, '--reason', 'lost');
    numbers.push(...(await issue('ancien')));
    expect(numbers).toHaveLength(10);
    expect(new Set(numbers).size).toBe(numbers.length);
    const named = await desk.ask('--office', 'ancien', 'mutuelle', 'add', 'Une autre');
    expect(named).toMatchObject({ mutuelle: { number: '0011' } });
    expect(await desk.ask('--office', 'ancien', 'publish')).toMatchObject({ sequence: 1004 });

    // Without any list: as far as can be guessed.
    expect((await restore(before, '--to', 'sans-liste', '--force')).exitCode).toBe(0);
    const again = [...(await enrol('sans-liste', 'Oumou', 1)), ...(await enrol('sans-liste', 'Bintou', 2))];
    expect(numbers.slice(0, 2).filter((number) => again.includes(number))).toEqual([]);
  });

  it('share photos that are written once; the oldest go; a lost photo is said', async () => {
    const photos = join(desk.folder, 'office', 'photos', 'originals');
    writeFileSync(join(photos, `${PHOTO}.jpg`), 'not what its name says');
    desk.setNow('2026-11-08T10:00:00Z');
    // A photo that was changed on the disk is no photo to keep, and no reason to keep nothing.
    const warned = await desk.passeport('backup', '--to', 'usb');
    expect(warned.exitCode).toBe(1);
    expect(warned.stdout).toContain('1 fichier de photo a été changé sur le disque');
    rmSync(join(photos, `${PHOTO}.jpg`));
    desk.setNow('2026-11-08T11:00:00Z');
    const again = v.parse(made, await desk.ask('backup', '--to', 'usb', '--keep', '1'));
    expect(again).toMatchObject({
      newPhotos: 0,
      removed: ['sauvegarde-2026-11-08-090000.age', 'sauvegarde-2026-11-08-100000.age'],
    });
    expect(backups()).toEqual(['sauvegarde-2026-11-08-110000.age']);
  });

  it('are refused when cut, changed, or opened with another passphrase', async () => {
    const [name = ''] = backups();
    const bytes = readFileSync(join(usb, 'passeport-0001', name));
    const damaged = join(desk.folder, 'abîmée.age');
    bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 1;
    writeFileSync(damaged, bytes);
    expect((await restore(damaged, '--to', 'rien', '--force')).stderr).toContain('[backup-damaged]');
    writeFileSync(damaged, 'pas une sauvegarde');
    expect((await restore(damaged, '--to', 'rien', '--force')).stderr).toContain('[backup-damaged]');
    writeFileSync(join(desk.folder, 'autre.txt'), 'une autre phrase');
    copyFileSync(join(usb, 'passeport-0001', name), damaged);
    const other = await desk.passeport(
      '--passphrase-file',
      'autre.txt',
      'restore',
      damaged,
      '--to',
      'rien',
      '--force',
    );
    expect(other.stderr).toContain('[backup-passphrase-wrong]');
    expect(existsSync(join(desk.folder, 'rien'))).toBe(false);
  });

  it('are not made inside the office, where they would be lost with it', async () => {
    symlinkSync(join(desk.folder, 'office'), join(desk.folder, 'lien'));
    for (const place of ['office', 'office/lists', 'lien'])
      expect((await desk.passeport('backup', '--to', place)).stderr).toMatch(
        /donnez son dossier\. \[backup-in-office\]/,
      );
    expect(existsSync(join(desk.folder, 'office', 'passeport-0001'))).toBe(false);
  });

  it('need a place that is there', async () => {
    expect((await desk.passeport('backup', '--to', 'debranchee')).stderr).toMatch(
      /branchez la clé USB.*\[backup-place-missing\]/,
    );
  });

  it('doctor says what is wrong, and what will be', async () => {
    desk.setNow('2029-10-15T09:00:00Z');
    const said = await desk.passeport('doctor');
    expect(said.exitCode).toBe(1);
    expect(said.stdout).toContain('attention  La clé qui signe les cartes ne vaut plus que');
    expect(said.stdout).toContain('lancez maintenant « passeport key rotate »');
    expect(said.stdout).toMatch(/MAL {8}La dernière liste \(n° 3\) a \d+ jours/);
    expect(said.stdout).toMatch(/attention {2}Aucune sauvegarde depuis \d+ jours/);
    desk.setNow('2026-10-01T09:00:00Z');
    expect((await desk.passeport('doctor')).stdout).toContain(
      'du 01/10/2026, avant le dernier travail (08/11/2026)',
    );
  });
});
