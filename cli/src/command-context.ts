import { resolve } from 'node:path';
import { userInfo } from 'node:os';
import type { SigningKey } from '@passeport/credential';
import type { Command } from 'commander';
import { remindOfBackup } from './backup/remind-of-backup.ts';
import { checkOwnKey } from './office/check-own-key.ts';
import { awayPlace, findKeyFile, readKey, readTrust, type KeyRole } from './office/keys.ts';
import { openOffice, type Office, type OfficePlace } from './office/open-office.ts';
import { readPassphrase } from './office/passphrase.ts';
import type { Surroundings } from './surroundings.ts';
import { Terminal } from './terminal/terminal.ts';
import type { Language } from './words/language.ts';
import type { Words } from './words/fr.ts';

interface GlobalOptions {
  office?: string;
  registry?: string;
  json?: boolean;
  passphraseFile?: string;
  keys?: string;
}

/** What every command needs: where it runs, which language it speaks, which office it works on. */
export class CommandContext {
  readonly surroundings: Surroundings;
  readonly language: Language;
  readonly words: Words;
  readonly #program: Command;
  readonly #outcome: { refused: boolean };
  #passphrase: Promise<string> | undefined;

  constructor(
    surroundings: Surroundings,
    language: Language,
    words: Words,
    program: Command,
    outcome: { refused: boolean },
  ) {
    this.surroundings = surroundings;
    this.language = language;
    this.words = words;
    this.#program = program;
    this.#outcome = outcome;
  }

  get terminal(): Terminal {
    return new Terminal(this.surroundings, this.#options.json === true, this.words.interrupted);
  }

  /** `--office`, else `PASSEPORT_OFFICE`, else the current folder. */
  get place(): OfficePlace {
    const { env, cwd } = this.surroundings;
    return {
      path: resolve(cwd, this.#options.office ?? env['PASSEPORT_OFFICE'] ?? '.'),
      registryUrl: this.#options.registry ?? env['PASSEPORT_REGISTRY'],
    };
  }

  /** Who changes something and when, for the audit. */
  get by(): { actor: string; at: Date } {
    return {
      actor: this.surroundings.env['PASSEPORT_ACTOR'] ?? userInfo().username,
      at: this.surroundings.now(),
    };
  }

  /** A path given by the user, from where the user stands. */
  path(given: string): string {
    return resolve(this.surroundings.cwd, given);
  }

  /** The exit code becomes 1: done, but something was refused. */
  refuse(): void {
    this.#outcome.refused = true;
  }

  async withOffice<T>(options: { change: boolean }, work: (office: Office) => Promise<T>): Promise<T> {
    const office = await openOffice(this.place, options);
    try {
      const done = await work(office);
      if (options.change) await remindOfBackup(office, this.surroundings.now(), this.terminal, this.words);
      return done;
    } finally {
      await office.close();
    }
  }

  /** Asked for once. */
  passphrase(): Promise<string> {
    this.#passphrase ??= readPassphrase(this.passphraseSource, this.surroundings, this.words);
    return this.#passphrase;
  }

  /**
   * A key to sign with now, from the office's folder or from where `--keys` says. That it ends soon is said. Throws as `findKeyFile`,
   * before a passphrase is asked for, `passphrase-wrong`, and as `checkOwnKey`.
   */
  async key({ folder, record }: Office, role: KeyRole): Promise<SigningKey> {
    const away = this.awayKeys(record.number);
    await findKeyFile(folder, role, away);
    const key = await readKey(folder, role, await this.passphrase(), away);
    const end = checkOwnKey(key, role, (await readTrust(folder)).list, this.surroundings.now());
    if (end !== undefined)
      this.terminal.warn(this.words.keys.endsSoon(this.words.keyUses[end.role], end.days, end.through));
    return key;
  }

  /**
   * For what an operator may not do alone, such as a revocation of many cards: shows that the key of the lists is at hand and opens.
   * Throws `administrator-needed`, and as `key`.
   */
  async requireAdministrator(office: Office): Promise<void> {
    await this.key(office, 'lists');
  }

  /** Where `--keys`, else `PASSEPORT_KEYS`, has this office's keys. */
  awayKeys(office: number): string | undefined {
    return this.keysDir === undefined ? undefined : awayPlace(this.keysDir, office);
  }

  /** `--keys`, else `PASSEPORT_KEYS`. */
  get keysDir(): string | undefined {
    const dir = this.#options.keys ?? this.surroundings.env['PASSEPORT_KEYS'];
    return dir === undefined ? undefined : this.path(dir);
  }

  get passphraseSource(): { file?: string } {
    const { passphraseFile } = this.#options;
    return passphraseFile === undefined ? {} : { file: this.path(passphraseFile) };
  }

  get #options(): GlobalOptions {
    return this.#program.opts<GlobalOptions>();
  }
}
