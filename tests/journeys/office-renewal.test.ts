import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from './office.ts';

const exported = v.object({ file: v.string(), fingerprint: v.string() });
const added = v.object({ file: v.string(), rootFingerprint: v.string(), sequence: v.number() });
const verdicts = v.array(v.object({ verdict: v.string(), reason: v.string() }));
const keyList = v.object({
  keys: v.array(
    v.object({ kid: v.string(), uses: v.array(v.string()), office: v.object({ number: v.number() }) }),
  ),
});
const compromised = v.object({
  stolen: v.object({ office: v.object({ number: v.number() }) }),
  keys: v.array(v.unknown()),
  replaced: v.array(v.unknown()),
});

/** Ségou's keys are under the national root: new ones are asked for, and a stolen one is declared by the national office. */
describe('an office’s keys under another office’s root', () => {
  let desk: Desk;
  const texts: Record<string, string> = {};
  const at = (name: string) => ['--office', join(desk.folder, name)];
  const say = (name: string, ...args: string[]) => desk.passeport(...args, ...at(name));
  const ask = (name: string, ...args: string[]) => desk.ask(...args, ...at(name));

  async function issue(name: string, household: number): Promise<void> {
    writeFileSync(
      join(desk.folder, 'registre.csv'),
      `Nom;Prénom(s);Sexe;Année de naissance;N° ménage;Lien\nTraoré;${name};F;1985;${household};Chef`,
    );
    await ask('segou', 'import', 'members', 'registre.csv');
    const paid = ['--amount', '6900', '--from', '2026-01', '--months', '12'];
    await ask('segou', 'contribution', 'add', `0400-0000${household}`, ...paid);
    const { cards } = v.parse(
      v.object({ cards: v.tuple([v.string()]) }),
      await ask('segou', 'card', 'issue', '--all', '--without-photo'),
    );
    const shown = await ask('segou', 'card', 'show', cards[0]);
    texts[name] = v.parse(v.object({ qrText: v.string() }), shown).qrText;
  }

  const publish = async () => {
    const said = await say('segou', 'publish');
    expect([said.exitCode, said.exitCode === 0 ? '' : said.stderr]).toEqual([0, '']);
  };
  const judge = async (name: string) =>
    v.parse(verdicts, await ask('segou', 'verify', texts[name] ?? ''))[0]?.verdict;
  const kidOf = async (use: string) =>
    v
      .parse(keyList, await ask('segou', 'key', 'list'))
      .keys.filter(({ office, uses }) => office.number === 4 && uses.includes(use))
      .at(-1)?.kid;

  /** The office asks, the national office signs, the office takes. */
  async function renew(...options: string[]): Promise<void> {
    const request = v.parse(exported, await ask('segou', 'key', 'rotate', '--request', 'demande.jws'));
    const given = ['trust', 'add', 'demande.jws', '--fingerprint', request.fingerprint, ...options];
    const answer = v.parse(added, await ask('nationale', ...given));
    const taken = await say('segou', 'trust', 'import', answer.file);
    expect([taken.exitCode, taken.stderr]).toEqual([0, '']);
  }

  beforeAll(async () => {
    desk = openDesk('2026-03-02T08:00:00Z');
    await ask('nationale', 'init', '--number', '90', '--name', 'UTM nationale');
    await ask('segou', 'init', '--number', '4', '--name', 'UTM Ségou', '--mutuelles', '0400-0499');
    await ask('segou', 'mutuelle', 'add', 'Benkadi');
    const request = v.parse(exported, await ask('segou', 'key', 'export', '--out', 'segou.jws'));
    const given = ['trust', 'add', 'segou.jws', '--fingerprint', request.fingerprint];
    const { file, rootFingerprint } = v.parse(added, await ask('nationale', ...given));
    await ask('segou', 'trust', 'import', file, '--fingerprint', rootFingerprint);
    await issue('Awa', 1);
    await publish();
  });
  afterAll(() => desk.close());

  it('are replaced by asking: the old ones sign until the answer is taken, printed cards stay good', async () => {
    desk.setNow('2026-03-03T08:00:00Z');
    const [cards, lists] = [await kidOf('cards'), await kidOf('lists')];
    const refused = await say('segou', 'key', 'rotate');
    expect(refused.stderr).toMatch(/Seul le bureau qui garde la clé racine|La clé racine n’est pas/);
    const request = v.parse(exported, await ask('segou', 'key', 'rotate', '--request', 'demande.jws'));
    await publish();
    expect(await judge('Awa'), 'nothing has changed yet').toBe('eligible');
    const wrong = await say('nationale', 'trust', 'add', 'demande.jws', '--fingerprint', '1'.repeat(20));
    expect(wrong.stderr).toContain('relisez les 20 chiffres au téléphone');
    const given = ['trust', 'add', 'demande.jws', '--fingerprint', request.fingerprint];
    const answer = v.parse(added, await ask('nationale', ...given));
    await issue('Sira', 2);
    await ask('segou', 'trust', 'import', answer.file);
    await issue('Fanta', 3);
    await publish();
    expect(await kidOf('cards')).not.toBe(cards);
    expect(await kidOf('lists')).not.toBe(lists);
    expect([await judge('Awa'), await judge('Sira'), await judge('Fanta')]).toEqual([
      'eligible',
      'eligible',
      'eligible',
    ]);
    expect((await say('segou', 'trust', 'import', answer.file)).exitCode, 'taken again').toBe(0);
    expect(await ask('segou', 'audit', 'verify')).toMatchObject({ troubles: [] });
  });

  it('one that was stolen is declared by the national office; the office takes that, and goes on with new ones', async () => {
    desk.setNow('2026-03-10T08:00:00Z');
    await issue('Kadia', 4);
    await publish();
    desk.setNow('2026-03-12T08:00:00Z');
    const kid = (await kidOf('cards')) ?? '';
    const declared = await ask('nationale', 'key', 'compromise', kid, '--since', '2026-03-08');
    expect(v.parse(compromised, declared)).toEqual({
      stolen: { office: { number: 4 } },
      keys: [],
      replaced: [],
    });
    const said = await say('segou', 'trust', 'import', join(desk.folder, 'nationale', 'trust.jws'));
    expect(said.stdout).toContain('1 carte signée depuis ce jour est annulée et à refaire');
    const stopped = await say('segou', 'card', 'issue', '--all', '--without-photo');
    expect(stopped.stderr).toMatch(/a été déclarée volée le 08\/03\/2026 : faites-en une nouvelle avec/);
    await publish();
    expect([await judge('Fanta'), await judge('Kadia')]).toEqual(['eligible', 'not-authentic']);
    await renew();
    const again = v.parse(
      v.object({ cards: v.tuple([v.string()]) }),
      await ask('segou', 'card', 'issue', '--all', '--without-photo'),
    );
    expect(again.cards[0]).toMatch(/\/2$/);
    await publish();
    expect([await judge('Awa'), await judge('Fanta'), await judge('Kadia')]).toEqual([
      'eligible',
      'eligible',
      'not-authentic',
    ]);
  });

  it('a trust list that is none, or was changed, is refused in words that say what to do', async () => {
    const junk = async (name: string, content: string) => {
      writeFileSync(join(desk.folder, name), content);
      return (await say('segou', 'trust', 'import', name)).stderr;
    };
    for (const content of ['', 'bonjour', 'a.b.c', 'x'.repeat(2_000_000)])
      expect(await junk('faux.jws', content)).toMatch(
        /vérifiez que c’est le bon, ou demandez-le de nouveau à qui l’a envoyé\. \[token-(?:malformed|too-long)\]/,
      );
    const old = await say('segou', 'trust', 'import', join(desk.folder, 'demande.jws'));
    expect(old.stderr).toMatch(/vérifiez que c’est le bon fichier/);
    expect(existsSync(join(desk.folder, 'segou', 'trust.next.jws'))).toBe(false);
  });
});
