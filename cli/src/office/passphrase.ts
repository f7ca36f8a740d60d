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
  const given = await givenPassphrase(source, surroundings);
  const chosen = given ?? (await ask(words.passphraseChosen, surroundings));
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
): Promise<string | undefined> {
  if (file === undefined) return env['PASSEPORT_PASSPHRASE'];
  try {
    return (await readFile(file, 'utf8')).replace(/\r?\n$/, '');
  } catch (cause) {
    throw new CliError('file-missing', { path: file }, { cause });
  }
}

async function ask(message: string, { stdin, stderr }: Surroundings): Promise<string> {
  if (!stdin.isTTY) throw new CliError('passphrase-missing');
  const typed = await password({ message, input: stdin, output: stderr });
  if (isCancel(typed)) throw new CliError('passphrase-missing');
  return typed;
}
