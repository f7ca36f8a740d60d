import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyPhotos } from './copy-photos.ts';
import { sealAnew } from './seal-quickly.ts';
import { openDesks, type Desks } from './three-desks.ts';

const SECRET = 'karité et mil';
const Persons = v.array(v.looseObject({ member: v.string() }));

/** Ségou gives 0400 to Sikasso, which works on it and gives it back. */
describe('a mutuelle comes back to the office that gave it', () => {
  let desks: Desks;
  const codes = new Map<string, string>();
  const lists: Record<string, string> = {};
  const secret = ['--secret-file', 'secret.txt'];
  const give = ['office', 'export', '--mutuelle', '0400'];
  const root = () => join(desks.desk.folder, 'nationale', 'trust.jws');

  const takeTrust = async (...offices: string[]) => {
    for (const office of offices) await desks.must(office, 'trust', 'import', root());
  };
  const move = async (from: string, file: string, to: string, toNumber: string, day: string) => {
    await desks.must(from, ...give, '--out', `${file}.age`, ...secret);
    desks.desk.setNow(`${day}T08:00:00Z`);
    await desks.must('nationale', 'trust', 'move', `${file}.jws`, '--to', toNumber);
    await takeTrust('Ségou', 'Sikasso');
    return async () => await desks.say(to, 'office', 'import', `${file}.age`, ...secret);
  };
  const issue = async (office: string) => {
    const cards = await desks.issue(office);
    for (const card of cards) codes.set(card, await desks.qrText(office, card));
    return cards;
  };
  const code = (card: string) =>
    codes.get(
      [...codes.keys()].find((one) => one.startsWith(card.slice(0, 13)) && one.endsWith(card.slice(13))) ??
        '',
    ) ?? '';
  const reasonOf = async (office: string, card: string, list: string) =>
    (await desks.judge(office, code(card), list))?.reason;

  beforeAll(async () => {
    desks = await openDesks();
    const { desk, must } = desks;
    writeFileSync(join(desk.folder, 'secret.txt'), `${SECRET}\n`);
    await desks.join('Ségou', '4', '0400-0499');
    await desks.join('Sikasso', '3', '0300-0399');
    await takeTrust('Sikasso', 'Ségou');
    await must('Ségou', 'mutuelle', 'add', 'Benkadi');
    await must('Ségou', 'mutuelle', 'add', 'Jigi');
    await must('Sikasso', 'mutuelle', 'add', 'Sabu');
    const persons = ['Traoré;Awa;F;1985;1;Chef', 'Traoré;Moussa;M;2012;1;Enfant'];
    await desks.enrol('Ségou', '0400', persons, ['1;02/01/2026;13800;01/2026;12/2026;R-1']);
    await desks.enrol(
      'Ségou',
      '0401',
      ['Keïta;Sira;F;1979;1;Chef'],
      ['1;02/01/2026;6900;01/2026;12/2026;R-1'],
    );
    const [awa] = v.parse(Persons, await desks.ask('Ségou', 'person', 'find', 'Awa'));
    await must('Ségou', 'photo', 'assign', join(copyPhotos(desk, 'BK-01'), 'BK-01.jpg'), awa?.member ?? '');
    await issue('Ségou');
    await must('Ségou', 'print', 'batch', '--out', join(desk.folder, 'lot.pdf'));
    await must('Ségou', 'print', 'confirm', '1');
    lists['before'] = await desks.publish('Ségou');
    mkdirSync(join(desk.folder, 'usb'));
    await must('Ségou', 'backup', '--to', join(desk.folder, 'usb'));
    desks.copy('Ségou', 'Ségou ancien');
    const take = await move('Ségou', 'aller', 'Sikasso', '3', '2026-11-05');
    expect((await take()).exitCode).toBe(0);
    // A year of work, in short: one more household, a lost card.
    await desks.enrol(
      'Sikasso',
      '0400',
      ['Sow;Oumar;M;1999;9;Chef'],
      ['9;02/02/2026;6900;01/2026;12/2026;R-9'],
    );
    await must(
      'Sikasso',
      'card',
      'replace',
      [...codes.keys()].find((card) => card.startsWith('0400-00001-02')) ?? '',
      '--reason',
      'lost',
    );
    await issue('Sikasso');
    lists['there'] = await desks.publish('Sikasso');
  });
  afterAll(() => desks.desk.close());

  let takeBack: () => Promise<{ exitCode: number; stdout: string; stderr: string }>;

  it('until it is taken in, the office neither works on what it has of it, nor opens, gives on or lists it', async () => {
    takeBack = await move('Sikasso', 'retour', 'Ségou', '4', '2026-11-09');
    await sealAnew(join(desks.desk.folder, 'retour.age'), SECRET);
    const paid = await desks.say('Ségou', 'contribution', 'add', '0400-00001', '--amount', '6900');
    expect(paid.stderr).toContain('[mutuelle-closed]');
    for (const args of [['--cancel'], ['--out', 'perime.age', ...secret]])
      expect((await desks.say('Ségou', ...give, ...args)).stderr).toMatch(
        /revenue de « UTM Sikasso ».*prenez d’abord le fichier.*\[export-came-back\]/,
      );
    const early = await desks.publish('Ségou');
    expect(await reasonOf('Ségou', '0400-00001-02/1', early)).toBe('mutuelle-not-listed');
    expect(await reasonOf('Ségou', '0401-00001-01/1', early)).toBe('paid');
    // Sikasso's list of before the return says all that is known.
    expect(await reasonOf('Ségou', '0400-00001-02/2', lists['there'] ?? '')).toBe('paid');
    expect(await reasonOf('Ségou', '0400-00001-02/1', lists['there'] ?? '')).toBe('edition-dead');
  });

  it('killed at any moment, nothing is half done', async () => {
    for (const delay of [1_000]) {
      const args = [
        'office',
        'import',
        join(desks.desk.folder, 'retour.age'),
        '--secret-file',
        join(desks.desk.folder, 'secret.txt'),
      ];
      const child = desks.desk.start(...args, '--office', join(desks.desk.folder, 'Ségou'));
      const ended = once(child, 'exit');
      setTimeout(() => child.kill('SIGKILL'), delay);
      await ended;
      expect((await desks.must('Ségou', 'audit', 'verify')).stdout).toContain('Journal intact');
    }
    const listed = (await desks.must('Ségou', 'mutuelle', 'list')).stdout;
    const said = await takeBack();
    if (/0400 .*fermée/.test(listed))
      expect(said.stdout).toMatch(/Reprises de UTM Sikasso : 0400\..*3 personnes, 4 cartes, 2 reçus/s);
    else expect(said.stderr).toContain('[transfer-already]');
    expect((await takeBack()).stderr).toContain('[transfer-already]');
  });

  it('is whole, goes on, and cards of both offices are good', async () => {
    const found = v.parse(Persons, await desks.ask('Ségou', 'person', 'find', 'Sow'));
    expect(found.map(({ member }) => member.slice(0, 13))).toEqual(['0400-00002-01']);
    await desks.enrol('Ségou', '0400', ['Diallo;Ami;F;1999;10;Chef'], []);
    expect((await issue('Ségou')).map((card) => card.slice(0, 13))).toEqual(['0400-00003-01']);
    lists['back'] = await desks.publish('Ségou');
    await desks.publish('Sikasso');
    for (const office of ['Ségou', 'Sikasso', 'nationale']) {
      expect(await reasonOf(office, '0400-00001-01/1', lists['back'])).toBe('paid');
      expect(await reasonOf(office, '0400-00001-02/2', lists['back'])).toBe('paid');
      expect(await reasonOf(office, '0400-00002-01/1', lists['back'])).toBe('paid');
      expect(await reasonOf(office, '0400-00001-02/1', lists['back'])).toBe('edition-dead');
    }
    const audit = await desks.must('Ségou', 'audit', '--subject', '0400');
    expect(audit.stdout).toContain('mutuelle 0400 reprise du bureau n° 3');
    expect((await desks.must('Ségou', 'audit', 'verify')).stdout).toContain('Journal intact');
    expect((await desks.say('Ségou', 'doctor')).stdout).not.toMatch(/sans trace|abîmé/);
    expect((await desks.must('Sikasso', 'mutuelle', 'list')).stdout).toMatch(/0400 .*fermée/);
    const merged = await desks.must('nationale', 'publish', 'merge', lists['there'] ?? '', lists['back']);
    expect(merged.stdout).toContain('2 bureaux');
    const collection = join(desks.desk.folder, 'nationale', 'collection');
    expect(await desks.judge('nationale', code('0400-00001-02/2'), collection)).toMatchObject({
      reason: 'paid',
      list: { office: 4 },
    });
  });

  it('can be given again, or not', async () => {
    await desks.must('Ségou', ...give, '--out', 'encore.age', ...secret);
    expect((await desks.must('Ségou', ...give, '--cancel')).stdout).toContain('Rouvertes : 0400');
  });

  it('stopped while it takes the trust list, an office of before it went has closed it already', async () => {
    const { desk, must } = desks;
    expect((await must('Ségou ancien', 'mutuelle', 'list')).stdout).not.toContain('fermée');
    const inTheWay = join(desk.folder, 'Ségou ancien', 'trust.next.jws');
    mkdirSync(inTheWay);
    expect((await desks.say('Ségou ancien', 'trust', 'import', root())).exitCode).toBe(1);
    expect((await must('Ségou ancien', 'mutuelle', 'list')).stdout).toMatch(/0400 .*fermée/);
    rmSync(inTheWay, { recursive: true });
    expect((await must('Ségou ancien', 'trust', 'import', root())).stdout).toContain(
      'La mutuelle 0400 revient de « UTM Sikasso »',
    );
  });

  it('an office made again from a backup of before it went does not go on from there', async () => {
    const args = ['restore', 'usb', '--to', 'Ségou refait', '--list', lists['back'] ?? '', '--force'];
    const restored = await desks.desk.passeport(...args);
    expect([restored.exitCode, restored.stderr]).toEqual([0, '']);
    expect((await desks.must('Ségou refait', 'mutuelle', 'list')).stdout).toMatch(/0400 .*fermée/);
    const early = await desks.publish('Ségou refait');
    expect(await reasonOf('Ségou refait', '0400-00001-02/1', early)).toBe('mutuelle-not-listed');
    const taken = await desks.ask('Ségou refait', 'office', 'import', 'retour.age', ...secret);
    expect(taken).toMatchObject({ mutuelles: ['0400'], rows: { persons: 3 } });
    await desks.enrol('Ségou refait', '0400', ['Bah;Oumou;F;1999;11;Chef'], []);
    const [card] = await issue('Ségou refait');
    expect(card, 'beyond what was given after it came back').toMatch(/^0400-01\d{3}-/);
  });
});
