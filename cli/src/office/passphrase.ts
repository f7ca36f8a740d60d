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
}

/**
 * The office's passphrase: from `--passphrase-file`, else `PASSEPORT_PASSPHRASE`, else asked for on the
 * terminal. Never from the command line, where others can read it.
 * Throws `passphrase-missing` when there is no way to ask.
 */
export async function readPassphrase(
  source: PassphraseSource,
  surroundings: Surroundings,
  words: Words,
): Promise<string> {
  const given = await givenPassphrase(source, surroundings);
  return given ?? (await ask(words.passphraseAsked, surroundings));
}

/** A passphrase for new keys: as `readPassphrase`, typed twice, of 8 characters or more. */
export async function chooseNewPassphrase(
  source: PassphraseSource,
  surroundings: Surroundings,
  words: Words,
): Promise<string> {
  return await choose(
    await givenPassphrase(source, surroundings),
    words.passphraseChosen,
    surroundings,
    words,
  );
}

/** The passphrase in the place of the office's: from a file, else `PASSEPORT_NEW_PASSPHRASE`, else typed twice. */
export async function chooseNextPassphrase(
  source: PassphraseSource,
  surroundings: Surroundings,
  words: Words,
): Promise<string> {
  const given = await givenPassphrase(source, surroundings, 'PASSEPORT_NEW_PASSPHRASE');
  return await choose(given, words.passphraseNext, surroundings, words);
}

async function choose(
  given: string | undefined,
  asked: string,
  surroundings: Surroundings,
  words: Words,
): Promise<string> {
  const chosen = given ?? (await ask(asked, surroundings));
  if (chosen.length < MINIMUM_LENGTH) throw new CliError('passphrase-too-short', { minimum: MINIMUM_LENGTH });
  if (chosen === DEMO_PASSPHRASE) throw new CliError('passphrase-public');
  if (given === undefined && (await ask(words.passphraseAgain, surroundings)) !== chosen) {
    throw new CliError('passphrase-differs');
  }
  return chosen;
}

async function givenPassphrase(
  { file }: PassphraseSource,
  { env }: Surroundings,
  variable = 'PASSEPORT_PASSPHRASE',
): Promise<string | undefined> {
  if (file === undefined) return env[variable];
  try {
    return (await readFile(file, 'utf8')).replace(/\r?\n$/, '');
  } catch (cause) {
    throw new CliError('file-missing', { path: file }, { cause });
  }
}

async function ask(message: string, { stdin, stderr }: Surroundings): Promise<string> {
  if (!stdin.isTTY) throw new CliError('passphrase-missing');
  const typed = await password({ message, input: stdin, output: stderr });
  if (isCancel(typed)) throw new CliError('cancelled');
  return typed;
}
