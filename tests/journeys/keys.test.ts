import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from './office.ts';

const verdicts = v.array(v.object({ verdict: v.string(), reason: v.string() }));
const issued = v.object({ cards: v.array(v.string()) });
const rotation = v.object({
  sequence: v.number(),
  keys: v.array(v.object({ role: v.string(), kid: v.string(), old: v.string() })),
});
const stolen = v.object({ ...rotation.entries, replaced: v.array(v.string()) });

describe('an office’s keys', () => {
  let desk: Desk;
  let office: string;
  const texts: Record<string, string> = {};

  /** A member who has paid for the year, with a card. */
  async function addMember(givenNames: string, household: number, withCard = true): Promise<void> {
    const register = [
      'Nom;Prénom(s);Sexe;Année de naissance;N° ménage;Lien',
      `Traoré;${givenNames};F;1985;${household};Chef`,
    ];
    writeFileSync(join(desk.folder, 'registre.csv'), register.join('\n'));
    await desk.ask('import', 'members', 'registre.csv');
    const receipts = ['N° ménage;Date;Montant;Du;Au', `${household};02/01/2026;13800;01/2026;12/2027`];
    writeFileSync(join(desk.folder, 'cotisations.csv'), receipts.join('\n'));
    await desk.ask('import', 'contributions', 'cotisations.csv');
    if (withCard) await issue(givenNames);
  }

  async function issue(name: string): Promise<string> {
    const { cards } = v.parse(issued, await desk.ask('card', 'issue', '--all', '--without-photo'));
    const [card = ''] = cards;
    texts[name] = v.parse(v.object({ qrText: v.string() }), await desk.ask('card', 'show', card)).qrText;
    return card;
  }

  const publish = async () => {
    const said = await desk.passeport('publish');
    expect([said.exitCode, said.exitCode === 0 ? '' : said.stderr]).toEqual([0, '']);
  };
  const judge = async (name: string, ...args: string[]) =>
    v.parse(verdicts, await desk.ask('verify', texts[name] ?? '', ...args))[0]?.verdict;

  beforeAll(async () => {
    desk = openDesk('2026-01-05T09:00:00Z');
    office = join(desk.folder, 'office');
    await desk.ask('init', '--name', 'UTM Ségou', '--mutuelles', '0400-0499');
    await desk.ask('mutuelle', 'add', 'Benkadi');
    await addMember('Awa', 1);
    await publish();
  });
  afterAll(() => desk.close());

  it('are replaced: printed cards stay good, and every desk learns of the new ones with the list', async () => {
    desk.setNow('2026-02-05T09:00:00Z');
    const done = v.parse(rotation, await desk.ask('key', 'rotate'));
    expect(done.keys.map(({ role }) => role)).toEqual(['cards', 'lists']);
    await addMember('Sira', 2);
    await publish();
    expect([await judge('Awa'), await judge('Sira')]).toEqual(['eligible', 'eligible']);
    expect(await desk.ask('audit', 'verify')).toMatchObject({ troubles: [] });
    const audit = await desk.passeport('audit');
    expect(audit.stdout).toContain('à la place de');
    expect(audit.stdout).toContain('liste de confiance n° 2 signée');
    expect((await desk.passeport('doctor')).stdout).toContain('Les clés valent encore plus de 60 jours.');
  });

  it('wherever a rotation is killed, the office goes on', async () => {
    const before = join(desk.folder, 'avant');
    await addMember('Fanta', 3, false);
    cpSync(office, before, { recursive: true });
    await desk.ask('key', 'rotate', 'cards');
    const after = join(desk.folder, 'apres');
    cpSync(office, after, { recursive: true });
    const from = (place: string, ...names: string[]) => {
      for (const name of names) cpSync(join(place, name), join(office, name));
    };
    const wait = () => cpSync(join(after, 'keys/cards.jwe'), join(office, 'keys/cards.next.jwe'));
    const steps = [
      () => wait(),
      () => {
        wait();
        cpSync(join(after, 'trust.jws'), join(office, 'trust.next.jws'));
      },
      () => {
        wait();
        cpSync(join(after, 'trust.jws'), join(office, 'trust.next.jws'));
        from(after, 'registry.sqlite');
      },
      () => {
        wait();
        from(after, 'registry.sqlite', 'trust.jws');
      },
    ];
    const sequences: unknown[] = [];
    for (const [at, step] of steps.entries()) {
      rmSync(office, { recursive: true });
      cpSync(before, office, { recursive: true });
      step();
      await issue('Fanta');
      await publish();
      expect([at, await judge('Awa'), await judge('Fanta')]).toEqual([at, 'eligible', 'eligible']);
      expect(existsSync(join(office, 'trust.next.jws'))).toBe(false);
      expect(await desk.ask('audit', 'verify')).toMatchObject({ troubles: [] });
      sequences.push(v.parse(v.object({ sequence: v.number() }), await desk.ask('key', 'list')).sequence);
    }
    // The audit decides: from the third step on the new list counts.
    expect(sequences).toEqual([2, 2, 3, 3]);
    // Whoever gives the command again at once gets one key more.
    for (const [at, step] of steps.entries()) {
      rmSync(office, { recursive: true });
      cpSync(before, office, { recursive: true });
      step();
      const again = v.parse(rotation, await desk.ask('key', 'rotate', 'cards'));
      expect([at, again.sequence]).toEqual([at, at < 2 ? 3 : 4]);
      await issue('Fanta');
    }
    await publish();
    expect([await judge('Awa'), await judge('Fanta')]).toEqual(['eligible', 'eligible']);
    rmSync(before, { recursive: true });
    rmSync(after, { recursive: true });
  });

  it('the root is kept on a stick: all goes on without it but its own acts, which ask for it', async () => {
    mkdirSync(join(desk.folder, 'cle-usb'));
    const missing = await desk.passeport('key', 'move', 'root', 'nulle-part');
    expect(missing.stderr).toContain('branchez la clé USB');
    expect((await desk.passeport('key', 'move', 'root', 'cle-usb')).exitCode).toBe(0);
    expect(existsSync(join(office, 'keys/root.jwe'))).toBe(false);
    expect(statSync(join(desk.folder, 'cle-usb/passeport-0001/keys/root.jwe')).mode & 0o777).toBe(0o600);
    await publish();
    for (const act of [
      ['key', 'rotate'],
      ['key', 'rotate-root'],
      ['key', 'compromise', 'cards', '--since', '2026-02-01'],
    ]) {
      const said = await desk.passeport(...act);
      expect([said.exitCode, said.stderr]).toEqual([
        1,
        expect.stringContaining('La clé racine n’est pas sur cet ordinateur : branchez'),
      ]);
    }
    const kept = await desk.passeport('key', 'rotate', 'lists', '--keys', 'cle-usb');
    expect(kept.exitCode).toBe(0);
    expect(kept.stdout).not.toContain('est sur cet ordinateur');
    expect((await desk.passeport('key', 'bring', 'root', 'cle-usb')).exitCode).toBe(0);
    await publish();
  });

  it('a key is stolen: cards of before are believed one by one, those of since die and are made again', async () => {
    desk.setNow('2026-03-10T09:00:00Z');
    await addMember('Kadia', 4);
    await publish();
    desk.setNow('2026-03-20T09:00:00Z');
    const late = await desk.passeport('key', 'compromise', 'zzzz', '--since', '2026-03-08');
    expect(late.stderr).toContain('[key-unknown-here]');
    const done = v.parse(stolen, await desk.ask('key', 'compromise', 'cards', '--since', '2026-03-08'));
    expect(done.replaced).toHaveLength(1);
    await publish();
    expect([await judge('Awa'), await judge('Fanta'), await judge('Kadia')]).toEqual([
      'eligible',
      'eligible',
      'not-authentic',
    ]);
    const [dead = ''] = done.replaced;
    const undone = await desk.passeport('card', 'unrevoke', dead);
    expect([undone.exitCode, undone.stderr]).toEqual([
      1,
      expect.stringMatching(/clé volée le 08\/03\/2026.*elle reste annulée.*\[card-of-stolen-key\]/),
    ]);
    const again = await issue('Kadia encore');
    expect(again).toMatch(/\/2$/);
    await publish();
    expect(await judge('Kadia encore')).toBe('eligible');
    const twice = await desk.passeport('key', 'compromise', done.keys[0]?.old ?? '', '--since', '2026-03-08');
    expect(twice.stderr).toContain('[key-stolen-already]');
  });

  it('the root is replaced in two steps, and whoever pinned the old one follows', async () => {
    const pinned = join(desk.folder, 'ancienne-racine.jwk');
    cpSync(join(office, 'keys/root.pub.jwk'), pinned);
    expect((await desk.passeport('key', 'rotate-root', '--finish')).stderr).toContain('[root-not-announced]');
    await desk.ask('key', 'rotate-root');
    await publish();
    expect((await desk.passeport('key', 'rotate-root', '--finish')).stderr).toContain(
      'attendez le 19/04/2026',
    );
    expect(await judge('Awa', '--root', pinned)).toBe('eligible');
    desk.setNow('2026-04-20T09:00:00Z');
    await desk.ask('key', 'rotate-root', '--finish');
    await publish();
    // Lists of before are not compared any more, which is no alarm.
    expect((await desk.passeport('audit', 'verify')).stdout).toMatch(
      /Journal intact.*non comparée : .*sous une autre clé racine/s,
    );
    expect(await judge('Awa')).toBe('eligible');
    const unknown = await desk.passeport(
      'verify',
      texts['Awa'] ?? '',
      '--root',
      pinned,
      '--list',
      join(office, 'list'),
    );
    expect(unknown.exitCode).toBe(1);
    await desk.ask('key', 'rotate', 'lists');
    await publish();
  });

  it('their end is said 60 days ahead, and after it nothing is signed', async () => {
    desk.setNow('2029-03-15T09:00:00Z');
    const soon = await desk.passeport('publish');
    expect(soon.exitCode).toBe(0);
    expect(soon.stderr).toMatch(
      /ATTENTION : la clé qui signe les listes ne vaut plus que 36 jours, jusqu’au 20\/04\/2029 : lancez/,
    );
    desk.setNow('2029-12-01T09:00:00Z');
    for (const act of [['publish'], ['card', 'issue', '--all', '--without-photo']]) {
      const said = await desk.passeport(...act);
      expect([said.exitCode, said.stderr]).toEqual([
        1,
        expect.stringMatching(
          /ne vaut plus depuis le .* lancez « passeport key rotate » là où est la clé racine/,
        ),
      ]);
    }
    await desk.ask('key', 'rotate');
    await publish();
  });

  it('no file of keys can be read by others', () => {
    for (const name of readdirSync(join(office, 'keys')))
      if (!name.endsWith('.pub.jwk'))
        expect([name, statSync(join(office, 'keys', name)).mode & 0o077]).toEqual([name, 0]);
  });
});
