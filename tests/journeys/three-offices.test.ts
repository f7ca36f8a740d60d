import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from './office.ts';

const exported = v.object({ file: v.string(), fingerprint: v.string() });
const added = v.object({ file: v.string(), rootFingerprint: v.string(), sequence: v.number() });
const published = v.object({ file: v.string(), folder: v.string(), sequence: v.number() });
const merged = v.object({
  sequence: v.number(),
  file: v.string(),
  folder: v.string(),
  offices: v.array(
    v.object({
      office: v.number(),
      name: v.string(),
      sequence: v.number(),
      ageDays: v.number(),
      freshness: v.string(),
      kept: v.boolean(),
    }),
  ),
});
const verdicts = v.array(
  v.object({
    verdict: v.string(),
    reason: v.string(),
    list: v.optional(v.object({ office: v.number(), sequence: v.number(), issued: v.string() })),
    listAgeDays: v.optional(v.number()),
    freshness: v.string(),
  }),
);

/** Ségou and Sikasso, each with a member, and a national office that gathers what they publish. */
describe('three offices under one root', () => {
  let desk: Desk;
  const cards: Record<string, string> = {};
  const lists: Record<string, string> = {};

  const at = (name: string) => ['--office', join(desk.folder, name)];
  const say = async (name: string, ...args: string[]) => await desk.passeport(...args, ...at(name));
  const ask = async (name: string, ...args: string[]) => await desk.ask(...args, ...at(name));

  /** A member who has paid for the year, with a card. */
  async function startOffice(name: string, number: string, mutuelles: string): Promise<void> {
    await say(name, 'init', '--number', number, '--name', `UTM ${name}`, '--mutuelles', mutuelles);
    await say(name, 'mutuelle', 'add', 'Benkadi');
    const register = ['Nom;Prénom(s);Sexe;Année de naissance;N° ménage;Lien', 'Traoré;Awa;F;1985;1;Chef'];
    writeFileSync(join(desk.folder, 'registre.csv'), register.join('\n'));
    await say(name, 'import', 'members', 'registre.csv');
    const receipts = ['N° ménage;Date;Montant;Du;Au', '1;02/01/2026;6900;01/2026;12/2026'];
    writeFileSync(join(desk.folder, 'cotisations.csv'), receipts.join('\n'));
    await say(name, 'import', 'contributions', 'cotisations.csv');
    const issued = v.parse(
      v.object({ cards: v.tuple([v.string()]) }),
      await ask(name, 'card', 'issue', '--all', '--without-photo'),
    );
    cards[name] = v.parse(
      v.object({ qrText: v.string() }),
      await ask(name, 'card', 'show', issued.cards[0]),
    ).qrText;
  }

  const publish = async (name: string): Promise<string> => {
    const { file } = v.parse(published, await ask(name, 'publish'));
    lists[name] = file;
    return file;
  };
  const judge = async (name: string, ...options: string[]) =>
    v.parse(verdicts, await ask('nationale', 'verify', cards[name] ?? '', ...options))[0];

  beforeAll(async () => {
    desk = openDesk('2026-11-02T08:00:00Z');
    await say('nationale', 'init', '--number', '90', '--name', 'UTM nationale');
    await startOffice('Ségou', '4', '0400-0499');
    await startOffice('Sikasso', '3', '0300-0399');
  });
  afterAll(() => desk.close());

  it('a regional office asks, the national one lists it, by fingerprints read on the telephone', async () => {
    for (const name of ['Ségou', 'Sikasso']) {
      const request = v.parse(exported, await ask(name, 'key', 'export', '--out', `${name}.jws`));
      const wrong = await say(
        'nationale',
        'trust',
        'add',
        `${name}.jws`,
        '--fingerprint',
        '0000 1111 2222 3333 4444',
      );
      expect(wrong.stderr).toContain('[fingerprint-differs]');
      const answer = v.parse(
        added,
        await ask('nationale', 'trust', 'add', `${name}.jws`, '--fingerprint', request.fingerprint),
      );
      const without = await say(name, 'trust', 'import', answer.file);
      expect(without.stderr).toContain('[fingerprint-needed]');
      const said = await say(name, 'trust', 'import', answer.file, '--fingerprint', answer.rootFingerprint);
      expect(said.stdout).toContain('sous la clé racine nationale');
    }
    const again = v.parse(exported, await ask('Ségou', 'key', 'export', '--out', 'encore.jws'));
    const said = await say('nationale', 'trust', 'add', 'encore.jws', '--fingerprint', again.fingerprint);
    expect(said.stdout).toContain('déjà inscrit');
    const offices = await say('nationale', 'trust', 'list');
    expect(offices.stdout).toContain('n° 4  UTM Ségou  mutuelles 0400-0499');
    expect(offices.stdout).toContain('n° 90  UTM nationale  réunit les listes des bureaux');
    // The national office has given their numbers away.
    expect((await say('nationale', 'mutuelle', 'add', 'Ailleurs', '--number', '0401')).exitCode).toBe(1);
  });

  it('gathers their lists, each with its own number and date', async () => {
    // Whoever is not the national office is told so.
    const other = await say('Ségou', 'publish', 'merge', 'recus');
    expect(other.stderr).toMatch(/C’est le bureau national qui les réunit.*\[collection-key-away\]/);
    // Ségou has the trust list of before Sikasso came.
    await publish('Sikasso');
    desk.setNow('2026-11-10T08:00:00Z');
    await publish('Ségou');
    desk.setNow('2026-11-11T08:00:00Z');
    const said = await say('nationale', 'publish', 'merge', lists['Ségou'] ?? '', lists['Sikasso'] ?? '');
    // Nine days of work and no backup: the only thing that is said besides.
    expect(said.stderr).toMatch(/^Ce bureau n’a jamais été sauvegardé[^\n]*\n+$/);
    expect(said.stdout).toMatch(/UTM Sikasso : liste n° 1 du 02\/11\/2026 \(de 9 jours\), 1 mutuelle 0300/);
    expect(said.stdout).toMatch(/plus de 7 jours. Demandez une nouvelle liste à UTM Sikasso/);
    expect(said.stdout).toMatch(/UTM Ségou : liste n° 1 du 10\/11\/2026 \(d’hier\), 1 mutuelle 0400/);
    expect(said.stdout).toMatch(/Liste nationale n° 1 \(2 bureaux\)/);
  });

  it('judges a member by the list of her own office and its age, from the folder and from the file', async () => {
    const file = join(desk.folder, 'nationale', 'lists', 'nationale-000001.psl');
    for (const options of [[], ['--list', join(desk.folder, 'nationale', 'collection')], ['--list', file]]) {
      expect(await judge('Ségou', ...options)).toMatchObject({
        verdict: 'eligible',
        list: { office: 4, issued: '2026-11-10T08:00:00Z' },
        freshness: 'fresh',
      });
      expect(await judge('Sikasso', ...options)).toMatchObject({
        verdict: 'eligible',
        list: { office: 3, issued: '2026-11-02T08:00:00Z' },
        listAgeDays: 9,
        freshness: 'old',
      });
    }
  });

  it('an office that sends nothing keeps its list; one left out on purpose is said', async () => {
    desk.setNow('2026-11-12T08:00:00Z');
    await publish('Ségou');
    const kept = v.parse(merged, await ask('nationale', 'publish', 'merge', lists['Ségou'] ?? ''));
    expect(kept).toMatchObject({
      sequence: 2,
      offices: [
        { office: 3, sequence: 1, kept: true },
        { office: 4, sequence: 2, kept: false },
      ],
    });
    // What changed, for phones that have the list before: of the office that sent one.
    expect(readdirSync(join(kept.folder, 'deltas'), { recursive: true }).map(String).sort()).toEqual([
      '4',
      join('4', '1.psd'),
    ]);
    const out = join(desk.folder, 'sans');
    const said = await say(
      'nationale',
      'publish',
      'merge',
      lists['Ségou'] ?? '',
      '--without',
      '3',
      '--out',
      out,
    );
    expect(said.stderr).toContain('UTM Sikasso était dans la liste nationale précédente');
    expect(await judge('Sikasso', '--list', out)).toMatchObject({ reason: 'mutuelle-not-listed' });
  });

  it('an older list than the one gathered before is named, and nothing is published', async () => {
    const old = join(desk.folder, 'Ségou', 'lists', 'liste-000001.psl');
    const folder = join(desk.folder, 'nationale', 'collection', 'manifest.jws');
    const before = readFileSync(folder, 'utf8');
    desk.setNow('2026-11-13T08:00:00Z');
    await publish('Sikasso');
    const said = await say('nationale', 'publish', 'merge', old, lists['Sikasso'] ?? '');
    expect(said.exitCode).toBe(1);
    expect(said.stderr).toMatch(
      /liste-000001\.psl : .* plus ancienne .* \[list-rollback\]\n.*\[merge-refused\]\n$/,
    );
    expect(readFileSync(folder, 'utf8')).toBe(before);

    const others = await say('nationale', 'publish', 'merge', old, lists['Sikasso'] ?? '', '--skip-bad');
    expect(others.exitCode).toBe(1);
    expect(others.stdout).toMatch(/UTM Ségou : liste n° 2 .*\n.*précédente est gardée/);
    expect(readFileSync(folder, 'utf8')).not.toBe(before);
    expect(await judge('Sikasso')).toMatchObject({ list: { issued: '2026-11-13T08:00:00Z' } });
  });

  it('two lists of one office, a list already made of several, something else: each is named', async () => {
    const merging = async (...paths: string[]) =>
      (await say('nationale', 'publish', 'merge', ...paths)).stderr;
    const copy = join(desk.folder, 'copie.psl');
    cpSync(lists['Ségou'] ?? '', copy);
    const folder = join(desk.folder, 'Ségou', 'list');
    expect(await merging(copy, folder)).toBe('');
    await publish('Ségou');
    expect(await merging(copy, folder)).toContain('[merge-office-twice]');
    const national = join(desk.folder, 'nationale', 'lists', 'nationale-000001.psl');
    expect(await merging(national)).toContain('[collection-nested]');
    expect(await merging(join(desk.folder, 'registre.csv'))).toContain('[list-malformed]');
    expect(await merging(join(desk.folder, 'absent.psl'))).toContain('[list-missing]');
  });

  it('is what the verification page is built with', async () => {
    const out = join(desk.folder, 'site');
    await say('nationale', 'verifier', 'build', '--out', out);
    const collection = join(desk.folder, 'nationale', 'collection', 'manifest.jws');
    expect(readFileSync(join(out, 'list', 'manifest.jws'))).toEqual(readFileSync(collection));
    expect(existsSync(join(out, 'index.html'))).toBe(true);
  });

  it('a national list lost is not forgotten in silence', async () => {
    const kept = join(desk.folder, 'nationale', 'lists');
    const names = readdirSync(kept).filter((name) => name.startsWith('nationale-'));
    const last = join(kept, names.sort().at(-1) ?? '');
    const bytes = readFileSync(last);
    writeFileSync(last, bytes.subarray(0, 1000));
    const said = await say('nationale', 'publish', 'merge', lists['Sikasso'] ?? '');
    expect(said.stderr).toContain('[merge-memory-damaged]');
    writeFileSync(last, bytes);
    expect((await say('nationale', 'publish', 'merge', lists['Sikasso'] ?? '')).stderr).toBe('');
  });
});
