import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { openDesk, type Desk, type Said } from './office.ts';

const fingerprinted = v.object({ file: v.string(), fingerprint: v.string() });
const granted = v.object({ file: v.string(), rootFingerprint: v.string() });
const issued = v.object({ cards: v.array(v.string()) });
const shown = v.object({ qrText: v.string() });
const verdicts = v.array(v.looseObject({ verdict: v.string(), reason: v.string() }));

/** Offices side by side under one root, each in its folder of one scratch folder. */
export interface Desks {
  desk: Desk;
  say(office: string, ...args: string[]): Promise<Said>;
  ask(office: string, ...args: string[]): Promise<unknown>;
  /** Runs a command that has to end well. */
  must: (office: string, ...args: string[]) => Promise<Said>;
  /** An office with mutuelles, known to the national one. */
  join(office: string, number: string, mutuelles: string): Promise<void>;
  /** Persons of a mutuelle, `Nom;Prénom;Sexe;Année;Ménage;Lien`, who have paid for the year, each household by its receipt. */
  enrol(office: string, mutuelle: string, persons: string[], receipts: string[]): Promise<void>;
  /** Signs the cards that are due; their numbers. */
  issue(office: string): Promise<string[]>;
  qrText(office: string, card: string): Promise<string>;
  /** Publishes, and gives the list's one file. */
  publish(office: string): Promise<string>;
  /** The verdict on a code at an office, by a list. */
  judge(
    office: string,
    qrText: string,
    list: string,
  ): Promise<v.InferOutput<typeof verdicts>[number] | undefined>;
  /** A copy of an office's folder under another name. */
  copy(office: string, to: string): void;
  read(...path: string[]): Buffer;
}

/** The national office, n° 90, alone; the clock stands at 2 November 2026. */
export async function openDesks(): Promise<Desks> {
  const desk = openDesk('2026-11-02T08:00:00Z');
  const at = (office: string) => ['--office', join(desk.folder, office)];
  const say = async (office: string, ...args: string[]) => await desk.passeport(...args, ...at(office));
  const ask = async (office: string, ...args: string[]) => await desk.ask(...args, ...at(office));
  const must = async (office: string, ...args: string[]) => {
    const said = await say(office, ...args);
    if (said.exitCode !== 0) throw new Error(`${args.join(' ')}: ${said.stdout}${said.stderr}`);
    return said;
  };
  await must('nationale', 'init', '--number', '90', '--name', 'UTM nationale');
  return {
    desk,
    say,
    ask,
    must,
    async join(office, number, mutuelles) {
      const about = ['--number', number, '--name', `UTM ${office}`, '--mutuelles', mutuelles];
      await must(office, 'init', ...about);
      const asked = v.parse(fingerprinted, await ask(office, 'key', 'export', '--out', `${office}.jws`));
      const added = v.parse(
        granted,
        await ask('nationale', 'trust', 'add', asked.file, '--fingerprint', asked.fingerprint),
      );
      await must(office, 'trust', 'import', added.file, '--fingerprint', added.rootFingerprint);
    },
    async enrol(office, mutuelle, persons, receipts) {
      const register = ['Nom;Prénom(s);Sexe;Année de naissance;N° ménage;Lien', ...persons];
      writeFileSync(join(desk.folder, 'registre.csv'), register.join('\n'));
      await must(office, 'import', 'members', 'registre.csv', '--mutuelle', mutuelle);
      if (receipts.length === 0) return;
      const paid = ['N° ménage;Date;Montant;Du;Au;Reçu', ...receipts];
      writeFileSync(join(desk.folder, 'cotisations.csv'), paid.join('\n'));
      await must(office, 'import', 'contributions', 'cotisations.csv', '--mutuelle', mutuelle);
    },
    issue: async (office) =>
      v.parse(issued, await ask(office, 'card', 'issue', '--all', '--without-photo')).cards,
    qrText: async (office, card) => v.parse(shown, await ask(office, 'card', 'show', card)).qrText,
    publish: async (office) => v.parse(v.object({ file: v.string() }), await ask(office, 'publish')).file,
    judge: async (office, qrText, list) =>
      v.parse(verdicts, await ask(office, 'verify', qrText, '--list', list))[0],
    copy: (office, to) => cpSync(join(desk.folder, office), join(desk.folder, to), { recursive: true }),
    read: (...path) => readFileSync(join(desk.folder, ...path)),
  };
}
