import { cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importSigningKey, openPrivateKey } from '@passeport/credential';
import { signListRequest, packListFile, unpackListFile } from '@passeport/eligibility';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from './office.ts';
import { trustOf } from './trust-of.ts';

/** The operator's laptop has the key for cards; the administrator's stick the root and the key of the lists. */
describe('an operator and an administrator', () => {
  let desk: Desk;
  const at = (...names: string[]) => join(desk.folder, ...names);

  async function enrol(name: string, household: number): Promise<void> {
    writeFileSync(
      at('registre.csv'),
      `Nom;Prénom(s);Sexe;Année de naissance;N° ménage;Lien\nTraoré;${name};F;1985;${household};Chef`,
    );
    await desk.ask('import', 'members', 'registre.csv');
    writeFileSync(
      at('cotisations.csv'),
      `N° ménage;Date;Montant;Du;Au\n${household};02/01/2026;6900;01/2026;12/2026`,
    );
    await desk.ask('import', 'contributions', 'cotisations.csv');
  }

  beforeAll(async () => {
    desk = openDesk('2026-03-01T09:00:00Z');
    await desk.ask('init', '--name', 'UTM Ségou', '--mutuelles', '0400-0499');
    await desk.ask('mutuelle', 'add', 'Benkadi');
    await enrol('Awa', 1);
    mkdirSync(at('cle'));
    await desk.ask('key', 'move', 'root', 'cle');
    await desk.ask('key', 'move', 'lists', 'cle');
  });
  afterAll(() => desk.close());

  it('the operator enrols, records and prints, but signs no list and replaces no key', async () => {
    await desk.ask('card', 'issue', '--all', '--without-photo');
    for (const act of [
      ['publish'],
      ['key', 'rotate'],
      ['publish', 'status-list', '--out', 'x.jwt', '--uri', 'https://a.example/x'],
    ]) {
      const said = await desk.passeport(...act);
      expect([said.exitCode, said.stderr]).toEqual([
        1,
        expect.stringMatching(/n’est pas sur cet ordinateur : .*--keys DOSSIER/),
      ]);
    }
    expect(existsSync(at('office', 'list'))).toBe(false);
  });

  it('the administrator sees what changes, signs, and the operator publishes what was signed', async () => {
    await desk.ask('publish', 'request', '--out', 'demande.psq');
    const unsure = await desk.passeport(
      'publish',
      'sign',
      'demande.psq',
      '--keys',
      'cle',
      '--out',
      'signee.psl',
    );
    expect(unsure.stderr).toContain('[sign-not-agreed]');
    expect(unsure.stdout).toContain('1 ménage a des droits ce mois-ci : 1 de plus, 0 de moins');
    expect(existsSync(at('signee.psl'))).toBe(false);
    await desk.ask('publish', 'sign', 'demande.psq', '--keys', 'cle', '--out', 'signee.psl', '--yes');
    const taken = await desk.passeport('publish', 'take', 'signee.psl');
    expect([taken.exitCode, taken.stdout]).toEqual([0, expect.stringContaining('Liste n° 1 publiée')]);
    expect((await desk.passeport('publish', 'take', 'signee.psl')).stderr).toContain(
      '[list-request-overtaken]',
    );

    desk.setNow('2026-03-02T09:00:00Z');
    await enrol('Sira', 2);
    await desk.ask('publish', 'request', '--out', 'demande2.psq');
    const signed = await desk.passeport(
      'publish',
      'sign',
      'demande2.psq',
      '--keys',
      'cle',
      '--out',
      'signee2.psl',
      '--yes',
    );
    expect(signed.stdout).toContain('Depuis la liste n° 1, la dernière que vous avez signée');
    expect(signed.stdout).toContain('2 ménages ont des droits ce mois-ci : 1 de plus, 0 de moins');
    await desk.ask('publish', 'take', 'signee2.psl');
    expect(await desk.ask('audit', 'verify')).toMatchObject({ troubles: [] });
  });

  it('no desk takes a request for a list, and no list is published that was not asked for', async () => {
    const asked = await desk.passeport('verify', '0400-00001-01', '--list', 'demande2.psq');
    expect([asked.exitCode, asked.stderr]).toEqual([1, expect.stringContaining('[list-unsigned]')]);
    await desk.ask('publish', 'request', '--out', 'demande3.psq');
    writeFileSync(at('autre.psl'), readFileSync(at('demande3.psq')));
    expect((await desk.passeport('publish', 'take', 'autre.psl')).stderr).toMatch(
      /faites-la signer par l’administrateur .*\[list-unsigned\]/,
    );
    // The administrator's key signs something else than what was asked.
    const other = at('ailleurs');
    cpSync(at('office'), other, { recursive: true });
    await desk.passeport('publish', 'request', '--out', 'demande4.psq', '--days', '5', '--office', other);
    await desk.ask('publish', 'sign', 'demande4.psq', '--keys', 'cle', '--out', 'signee4.psl', '--yes');
    const foreign = await desk.passeport('publish', 'take', 'signee4.psl');
    expect(foreign.stderr).toContain('[list-not-requested]');
    // Nor by the number of one that was asked for.
    await desk.ask('publish', 'request', '--out', 'demande5.psq');
    const twin = await desk.passeport('publish', 'take', 'signee4.psl');
    expect(twin.stderr).toContain('[list-not-requested]');
  });

  it('what is signed is the office’s own, newer, and whole: anything else is refused before anything is signed', async () => {
    const sign = async (file: string) =>
      (await desk.passeport('publish', 'sign', file, '--keys', 'cle', '--out', 'non.psl', '--yes')).stderr;
    expect(await sign('demande.psq')).toContain('[list-rollback]');
    expect(await sign('signee2.psl')).toContain('[list-request-refused]');
    const bytes = readFileSync(at('demande3.psq'));
    for (const place of [300, bytes.length >> 1, bytes.length - 3]) {
      const changed = Buffer.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ 1;
      writeFileSync(at('change.psq'), changed);
      expect(await sign('change.psq')).toMatch(/\[(?:list|block|trust|directory|token|signature)-[a-z-]+\]/);
    }
    expect(
      (await desk.passeport('publish', 'sign', 'demande3.psq', '--out', 'non.psl', '--yes')).stderr,
    ).toContain('[administrator-place-missing]');
    expect(existsSync(at('non.psl'))).toBe(false);
  });

  it('a request signed by another key than the office’s for cards is refused', async () => {
    const request = unpackListFile(readFileSync(at('demande3.psq')));
    const sealed = readFileSync(at('cle', 'passeport-0001', 'keys', 'lists.jwe'), 'utf8');
    const lists = await importSigningKey(await openPrivateKey(sealed, 'le fleuve est large'));
    const list = await signListRequest(request, await trustOf(desk), lists);
    writeFileSync(at('x.psq'), packListFile(list));
    const said = await desk.passeport(
      'publish',
      'sign',
      'x.psq',
      '--keys',
      'cle',
      '--out',
      'non.psl',
      '--yes',
    );
    expect(said.stderr).toContain('[list-request-refused]');
    expect(statSync(at('office', 'lists', 'demande-000003.psq')).mode & 0o077).toBe(0);
  });

  it('a new key of the lists that is made without the stick is on this computer, and that is said', async () => {
    await desk.ask('key', 'bring', 'root', 'cle');
    expect((await desk.passeport('key', 'rotate', 'lists')).stdout).toMatch(
      /est sur cet ordinateur\. Pour la mettre ailleurs : « passeport key move lists CLE-USB »/,
    );
  });
});
