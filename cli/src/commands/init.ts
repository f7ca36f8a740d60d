import type { MutuelleRange } from '@passeport/credential';
import type { Command } from 'commander';
import { createOffice } from '../actions/create-office.ts';
import type { CommandContext } from '../command-context.ts';
import { chooseNewPassphrase } from '../office/passphrase.ts';
import { parseRangesOption, parseWholeNumber } from './arguments.ts';

/** `passeport init`: an office and its keys. */
export function addInitCommand(program: Command, context: CommandContext): void {
  const { words } = context;
  program
    .command('init')
    .description(words.initAbout)
    .option('--number <n>', words.initNumber, parseWholeNumber(1, 9999), 1)
    .option('--name <name>', words.initName, 'Mutuelles de santé')
    .option('--mutuelles <ranges>', words.initMutuelles, parseRangesOption, parseRangesOption('0001-9999'))
    .action(async (options: { number: number; name: string; mutuelles: MutuelleRange[] }) => {
      const { place, by, terminal } = context;
      const passphrase = await chooseNewPassphrase(context.passphraseSource, context.surroundings, words);
      await createOffice(place, { ...options, passphrase }, by.at, by.actor);
      terminal.say(words.officeCreated(options.name, place.path), words.keysKept);
      terminal.answer({
        office: place.path,
        number: options.number,
        name: options.name,
        mutuelles: options.mutuelles,
      });
    });
}
