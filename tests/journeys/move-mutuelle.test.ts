import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyPhotos } from './copy-photos.ts';
import { openDesks, type Desks } from './three-desks.ts';

const Persons = v.array(v.looseObject({ member: v.string() }));
const SECRET = 'karité et mil';

/** Ségou gives the mutuelle 0400, with all that it knows of it, to Sikasso; 0401 stays. */
describe('a mutuelle goes from one office to another', () => {
  let desks: Desks;
  /** Cards signed by Ségou before the move. */
  let old: string[] = [];
  const codes = new Map<string, string>();
  const lists: Record<string, string> = {};
  const secret = ['--secret-file', 'secret.txt'];
  const give = ['office', 'export', '--mutuelle', '0400'];

  beforeAll(async () => {
    desks = await openDesks();
    const { desk, must } = desks;
    writeFileSync(join(desk.folder, 'secret.txt'), `${SECRET}\n`);
    await desks.join('Ségou', '4', '0400-0499');
    await desks.join('Sikasso', '3', '0300-0399');
    await must('Sikasso', 'trust', 'import', join(desk.folder, 'nationale', 'trust.jws'));
    await must('Ségou', 'trust', 'import', join(desk.folder, 'nationale', 'trust.jws'));
    await must('Ségou', 'mutuelle', 'add', 'Benkadi');
    await must('Ségou', 'mutuelle', 'add', 'Jigi');
    await must('Sikasso', 'mutuelle', 'add', 'Sabu');
    const persons = [
      'Traoré;Awa;F;1985;1;Chef',
      'Traoré;Moussa;M;2012;1;Enfant',
      'Diarra;Fanta;F;1990;2;Chef',
    ];
    await desks.enrol('Ségou', '0400', persons, ['1;02/01/2026;13800;01/2026;12/2026;R-1']);
    await desks.enrol(
      'Ségou',
      '0401',
      ['Keïta;Sira;F;1979;1;Chef'],
      ['1;02/01/2026;6900;01/2026;12/2026;R-1'],
    );
    await desks.enrol('Sikasso', '0300', ['Koné;Ali;M;1970;1;Chef'], []);
    const [awa] = v.parse(Persons, await desks.ask('Ségou', 'person', 'find', 'Awa'));
    const photo = join(copyPhotos(desk, 'BK-01'), 'BK-01.jpg');
    await must('Ségou', 'photo', 'assign', photo, awa?.member ?? '');
    old = await desks.issue('Ségou');
    for (const card of old) codes.set(card, await desks.qrText('Ségou', card));
    await must('Ségou', 'print', 'batch', '--out', join(desk.folder, 'lot.pdf'));
  });
  afterAll(() => desks.desk.close());

  const code = (person: string) => codes.get(old.find((card) => card.startsWith(person)) ?? '') ?? '';

  it('is not given while nobody knows what came of its paper', async () => {
    const said = await desks.say('Ségou', ...give, '--out', 'transfert.age', ...secret);
    expect(said.stderr).toMatch(/lot 1, dont personne.*print confirm 1.*\[mutuelle-in-batch\]/);
    await desks.must('Ségou', 'print', 'confirm', '1');
    await desks.must('Ségou', 'card', 'replace', old[2] ?? '', '--reason', 'lost');
    for (const office of ['Ségou', 'Sikasso']) {
      mkdirSync(join(desks.desk.folder, `usb-${office}`));
      await desks.must(office, 'backup', '--to', join(desks.desk.folder, `usb-${office}`));
    }
  });

  it('is closed, written into a sealed file, and can be opened again', async () => {
    const said = await desks.must('Ségou', ...give, '--out', 'premier.age', ...secret);
    expect(said.stdout).toContain('Fermées ici, en lecture seule : 0400');
    expect(said.stdout).toMatch(/3 personnes, 3 cartes.*trust move .*premier\.jws --to NUMÉRO/s);
    const again = await desks.ask('Ségou', ...give, '--out', 'encore.age', ...secret);
    expect(again).toMatchObject({ mutuelles: ['0400'], persons: 3, cards: 3 });
    const payload = (name: string) => desks.read(name).toString().split('.')[1];
    expect(payload('encore.jws')).toBe(payload('premier.jws'));
    expect(desks.read('premier.age').includes('Traor')).toBe(false);
    const reopened = await desks.must('Ségou', ...give, '--cancel');
    expect(reopened.stdout).toContain('Rouvertes : 0400');
  });

  it('closed, takes no person, card or receipt, and lists still cover it', async () => {
    await desks.must('Ségou', ...give, '--out', 'transfert.age', ...secret);
    const csv = join(desks.desk.folder, 'nouveau.csv');
    writeFileSync(csv, 'Nom;Prénom(s);Sexe;Année de naissance;N° ménage;Lien\nSow;Oumar;M;1999;9;Chef');
    const refused = [
      ['import', 'members', csv, '--mutuelle', '0400'],
      ['contribution', 'add', '0400-00001', '--amount', '6900'],
      ['card', 'revoke', old[0] ?? '', '--reason', 'lost'],
      ['person', 'left', old[0]?.slice(0, -2) ?? ''],
    ];
    for (const args of refused)
      expect((await desks.say('Ségou', ...args)).stderr, args.join(' ')).toMatch(/\[mutuelle-closed\]/);
    // The lost card's replacement is Sikasso's to make.
    expect(await desks.issue('Ségou')).toEqual([]);
    lists['before'] = await desks.publish('Ségou');
    expect(await desks.judge('Ségou', code('0400-00001-01'), lists['before'])).toMatchObject({
      verdict: 'eligible',
    });
    expect((await desks.must('Ségou', 'mutuelle', 'list')).stdout).toMatch(/0400 .*fermée le 02\/11\/2026/);
  });

  it('is given by the national office, and nobody else', async () => {
    desks.desk.setNow('2026-11-05T08:00:00Z');
    const elsewhere = await desks.say('Ségou', 'trust', 'move', 'transfert.jws', '--to', '3');
    expect(elsewhere.stderr).toMatch(/\[trust-not-root\]/);
    const moved = await desks.must('nationale', 'trust', 'move', 'transfert.jws', '--to', '3');
    expect(moved.stdout).toContain('elles étaient à UTM Ségou, elles sont désormais à UTM Sikasso');
    const twice = await desks.must('nationale', 'trust', 'move', 'transfert.jws', '--to', '3');
    expect(twice.stdout).toContain('elles sont déjà à UTM Sikasso');
    await desks.must('Sikasso', 'trust', 'import', join(desks.desk.folder, 'nationale', 'trust.jws'));
    // Its number is nobody else's.
    await desks.must('Sikasso', 'mutuelle', 'add', 'Nouvelle');
    expect((await desks.say('Sikasso', 'mutuelle', 'add', 'Autre', '--number', '0400')).exitCode).toBe(1);
  });

  it('is taken in whole, and goes on where it stopped', async () => {
    const wrong = join(desks.desk.folder, 'faux.txt');
    writeFileSync(wrong, 'autre phrase');
    const locked = await desks.say('Sikasso', 'office', 'import', 'transfert.age', '--secret-file', wrong);
    expect(locked.stderr).toMatch(/redemandez au téléphone.*\[transfer-passphrase-wrong\]/);
    // What a killed import left behind has names in it.
    mkdirSync(join(desks.desk.folder, 'Sikasso', '.transfert-mort'));
    const said = await desks.must('Sikasso', 'office', 'import', 'transfert.age', ...secret);
    const left = readdirSync(join(desks.desk.folder, 'Sikasso')).filter((name) => name.includes('transfert'));
    expect(left).toEqual([]);
    expect(said.stdout).toMatch(/Reprises de UTM Ségou : 0400\..*3 personnes, 3 cartes, 1 reçu/s);
    const found = v.parse(Persons, await desks.ask('Sikasso', 'person', 'find', 'Traoré'));
    expect(found.map(({ member }) => member.slice(0, 13)).sort()).toEqual(['0400-00001-01', '0400-00001-02']);
    // New numbers follow those that Ségou gave; the lost card is replaced by the next edition.
    await desks.enrol('Sikasso', '0400', ['Sow;Oumar;M;1999;9;Chef'], []);
    const issued = await desks.issue('Sikasso');
    expect(issued.filter((card) => card.startsWith('0400'))).toHaveLength(2);
    // Beyond the editions that Ségou may have given while it was open again.
    expect(issued).toContain((old[2] ?? '').replace(/\d+$/, '7'));
    for (const card of issued) codes.set(card, await desks.qrText('Sikasso', card));
    const audit = await desks.must('Sikasso', 'audit', '--subject', '0400');
    expect(audit.stdout).toContain('mutuelle 0400 reprise du bureau n° 4');
    const verified = await desks.must('Sikasso', 'audit', 'verify');
    expect(verified.stdout).toContain('Journal intact');
    const kinds = (kind: string) => readdirSync(join(desks.desk.folder, 'Sikasso', 'photos', kind)).length;
    expect([kinds('originals'), kinds('portraits')]).toEqual([1, 1]);
    const checked = await desks.say('Sikasso', 'doctor');
    expect(checked.stdout).not.toMatch(/sans trace|abîmé/);
  });

  it('cards old and new are good by the new list, at both offices', async () => {
    lists['new'] = await desks.publish('Sikasso');
    for (const office of ['Sikasso', 'nationale'])
      for (const person of ['0400-00001-01', '0400-00001-02'])
        expect(await desks.judge(office, code(person), lists['new'])).toMatchObject({ verdict: 'eligible' });
    const taken = await desks.say(
      'Ségou',
      'trust',
      'import',
      join(desks.desk.folder, 'nationale', 'trust.jws'),
    );
    expect(taken).toMatchObject({ exitCode: 0 });
    lists['after'] = await desks.publish('Ségou');
    expect(await desks.judge('Ségou', code('0400-00001-01'), lists['new'])).toMatchObject({
      verdict: 'eligible',
    });
    expect(await desks.judge('Ségou', code('0401-00001-01'), lists['after'])).toMatchObject({
      verdict: 'eligible',
    });
    // Ségou's list does not speak of it any more.
    expect(await desks.judge('Ségou', code('0400-00001-01'), lists['after'])).toMatchObject({
      verdict: 'rights-unknown',
    });
    const lost = codes.get(old[2] ?? '') ?? '';
    expect(await desks.judge('Sikasso', lost, lists['new'])).toMatchObject({ verdict: 'revoked' });
    const cancel = await desks.say('Ségou', ...give, '--cancel');
    expect(cancel.stderr).toMatch(/ne se rouvre plus ici.*\[export-confirmed\]/);
  });

  it('the national list takes both, also with the old list of the office that gave it', async () => {
    const merged = await desks.must(
      'nationale',
      'publish',
      'merge',
      lists['before'] ?? '',
      lists['new'] ?? '',
    );
    expect(merged.stdout).toContain('2 bureaux');
    const collection = join(desks.desk.folder, 'nationale', 'collection');
    expect(await desks.judge('nationale', code('0400-00001-01'), collection)).toMatchObject({
      verdict: 'eligible',
      list: { office: 3 },
    });
  });

  it('the national office sees how the lists stand', async () => {
    desks.desk.setNow('2026-11-14T08:00:00Z');
    const status = await desks.say('nationale', 'office', 'status', lists['before'] ?? '');
    expect(status.stdout).toMatch(/n° 3 {2}UTM Sikasso +aucune liste/);
    expect(status.stdout).toMatch(/n° 4 {2}UTM Ségou +1 +02\/11\/2026, de 12 jours +ANCIENNE/);
    expect(status.stderr).toMatch(/la mutuelle 0400 est passée à UTM Sikasso, qui ne l’a pas encore/);
    const whole = await desks.say('nationale', 'office', 'status', lists['new'] ?? '', lists['after'] ?? '');
    expect(whole.stdout).toMatch(/n° 3 {2}UTM Sikasso +1 +05\/11\/2026, de 9 jours/);
    const spelled = await desks.ask('nationale', 'office', 'status', lists['new'] ?? '');
    expect(spelled).toMatchObject({
      offices: [{ office: 3, list: { ageDays: 9 } }, { office: 4 }, { office: 90 }],
    });
    expect(whole.stderr).not.toMatch(/pas encore/);
  });

  it('an office made again from a backup of before knows what it gave, and takes in again what it got', async () => {
    const restore = (office: string, list: string) =>
      desks.desk.passeport('restore', `usb-${office}`, '--to', `${office} refait`, '--list', list, '--force');
    const gave = await restore('Ségou', lists['after'] ?? '');
    expect([gave.exitCode, gave.stderr]).toEqual([0, '']);
    expect((await desks.must('Ségou refait', 'mutuelle', 'list')).stdout).toMatch(/0400 .*fermée/);
    const refused = await desks.say('Ségou refait', 'contribution', 'add', '0400-00001', '--amount', '6900');
    expect(refused.stderr).toContain('[mutuelle-closed]');
    await desks.publish('Ségou refait');

    const got = await restore('Sikasso', lists['new'] ?? '');
    expect(got.stdout).toContain('À ressaisir d’après la liste n° 1, ');
    const differences = desks.read('Sikasso refait', 'imports', 'a-ressaisir.csv').toString();
    expect(differences).toMatch(/0400;Benkadi;inconnu;.*office import/);
    const taken = await desks.ask('Sikasso refait', 'office', 'import', 'transfert.age', ...secret);
    expect(taken).toMatchObject({ mutuelles: ['0400'], from: { number: 4 }, rows: { persons: 3 } });
    const list = await desks.publish('Sikasso refait');
    expect(await desks.judge('Sikasso refait', code('0400-00001-01'), list)).toMatchObject({
      verdict: 'eligible',
    });
  });
});
