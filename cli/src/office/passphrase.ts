import { readFile } from 'node:fs/promises';
import { isCancel, password } from '@clack/prompts';
import { CliError } from '../cli-error.ts';
import type { Surroundings } from '../surroundings.ts';
import type { Words } from '../words/fr.ts';

const MINIMUM_LENGTH = 8;

/** The demonstration's, which everybody can read here: no other office may have it. */
export const DEMO_PASSPHRASE = 'démonstration';

/** Where a passphrase may come from, besides the keyboard. */
export interface PassphraseSource {
  file?: string;
  /** The environment variable; `PASSEPORT_PASSPHRASE` unless it is another secret than the office's. */
  variable?: string;
  /** What is said when there is no way to ask. */
  missing?: 'passphrase-missing' | 'transfer-passphrase-missing';
}

/** What is asked on the terminal. */
type Questions = Pick<Words, 'passphraseAsked' | 'passphraseChosen' | 'passphraseAgain'>;

/**
 * The office's passphrase: from `--passphrase-file`, else `PASSEPORT_PASSPHRASE`, else asked for on the
 * terminal. Never from the command line, where others can read it.
 * Throws `passphrase-missing` when there is no way to ask.
 */
export async function readPassphrase(
  source: PassphraseSource,
  surroundings: Surroundings,
  words: Questions,
): Promise<string> {
  const given = await givenPassphrase(source, surroundings);
  return given ?? (await ask(words.passphraseAsked, source, surroundings));
}

/** A passphrase for new keys: as `readPassphrase`, typed twice, of 8 characters or more. */
export async function chooseNewPassphrase(
  source: PassphraseSource,
  surroundings: Surroundings,
  words: Questions,
): Promise<string> {
  const given = await givenPassphrase(source, surroundings);
  return await choose(given, { asked: words.passphraseChosen, source }, surroundings, words);
}

/** The passphrase in the place of the office's: from a file, else `PASSEPORT_NEW_PASSPHRASE`, else typed twice. */
export async function chooseNextPassphrase(
  source: PassphraseSource,
  surroundings: Surroundings,
  words: Words,
): Promise<string> {
  const next = { ...source, variable: 'PASSEPORT_NEW_PASSPHRASE' };
  const given = await givenPassphrase(next, surroundings);
  return await choose(given, { asked: words.passphraseNext, source }, surroundings, words);
}

async function choose(
  given: string | undefined,
  { asked, source }: { asked: string; source: PassphraseSource },
  surroundings: Surroundings,
  words: Questions,
): Promise<string> {
  const chosen = given ?? (await ask(asked, source, surroundings));
  if (chosen.length < MINIMUM_LENGTH) throw new CliError('passphrase-too-short', { minimum: MINIMUM_LENGTH });
  if (chosen === DEMO_PASSPHRASE) throw new CliError('passphrase-public');
  if (given === undefined && (await ask(words.passphraseAgain, source, surroundings)) !== chosen) {
    throw new CliError('passphrase-differs');
  }
  return chosen;
}

async function givenPassphrase(
  { file, variable = 'PASSEPORT_PASSPHRASE' }: PassphraseSource,
  { env }: Surroundings,
): Promise<string | undefined> {
  if (file === undefined) return env[variable];
  try {
    return (await readFile(file, 'utf8')).replace(/\r?\n$/, '');
  } catch (cause) {
    throw new CliError('file-missing', { path: file }, { cause });
  }
}

async function ask(
  message: string,
  { missing = 'passphrase-missing' }: PassphraseSource,
  { stdin, stderr }: Surroundings,
): Promise<string> {
  if (!stdin.isTTY) throw new CliError(missing);
  const typed = await password({ message, input: stdin, output: stderr });
  if (isCancel(typed)) throw new CliError('cancelled');
  return typed;
}
