import { open } from 'node:fs/promises';
import { formatDate } from '@passeport/calendar';
import { CredentialError, type MutuelleRange } from '@passeport/credential';
import type { Command } from 'commander';
import { addToTrust } from '../actions/add-to-trust.ts';
import { importTrust } from '../actions/import-trust.ts';
import type { CommandContext } from '../command-context.ts';
import { readTrust } from '../office/keys.ts';
import { spellRanges } from '../office/mutuelle-ranges.ts';
import { officeFolder } from '../office/office-folder.ts';
import { sayUnknownCards } from '../lost/say-unknown-cards.ts';
import { moveInTrust } from '../transfer/move-in-trust.ts';
import { parseRangesOption, parseWholeNumber } from './arguments.ts';

interface AddOptions {
  fingerprint: string;
  number?: number;
  name?: string;
  mutuelles?: MutuelleRange[];
  renew?: boolean;
}

/** Greater than any trust list or request. */
const LARGEST_TOKEN_BYTES = 1_048_576;

/** `passeport trust list|add|import|move`: which offices sign for which mutuelles, under one root. */
export function addTrustCommands(program: Command, context: CommandContext): void {
  const words = context.words.federation;
  const trust = program.command('trust').description(words.trustAbout);

  trust
    .command('list')
    .description(words.trustListAbout)
    .action(async () => {
      const { list } = await readTrust(officeFolder(context.place.path));
      const lines = list.keys.map(({ office, uses, mutuelles, validThrough, compromisedSince: since }) => {
        if (uses.includes('collections')) return words.trustGathers(office.number, office.name);
        const through = formatDate(validThrough);
        const line = words.trustOffice(office.number, office.name, spellRanges(mutuelles), through);
        return since === undefined ? line : `${line}${context.words.keys.stolenSince(formatDate(since))}`;
      });
      context.terminal.say(...new Set(lines));
      context.terminal.answer(list);
    });

  trust
    .command('add <request>')
    .description(words.trustAddAbout)
    .requiredOption('--fingerprint <digits>', words.trustFingerprint)
    .option('--number <n>', words.trustNumber, parseWholeNumber(1, 9999))
    .option('--name <name>', words.trustName)
    .option('--mutuelles <ranges>', words.trustMutuelles, parseRangesOption)
    .option('--renew', context.words.keys.trustRenew)
    .action(async (request: string, options: AddOptions) => {
      await context.withOffice({ change: true }, async (office) => {
        const root = await context.key(office, 'root');
        const passphrase = await context.passphrase();
        const asking = { ...options, token: await readToken(context.path(request)) };
        const added = await addToTrust(office, asking, { root, passphrase }, context.by);
        const { number, name } = added.office;
        context.terminal.say(
          added.already
            ? words.trustAlready(number, name)
            : words.trustAdded(number, name, spellRanges(added.mutuelles)),
          ...added.stolen.map(({ kid, since }) => words.trustStolen(kid, formatDate(since))),
          words.trustSend(added.file, added.rootFingerprint),
        );
        context.terminal.answer(added);
      });
    });

  trust
    .command('import <file>')
    .description(words.trustImportAbout)
    .option('--fingerprint <digits>', words.trustFingerprint)
    .action(async (file: string, { fingerprint }: { fingerprint?: string }) => {
      await context.withOffice({ change: true }, async (office) => {
        const imported = await importTrust(
          office,
          await readToken(context.path(file)),
          fingerprint,
          context.by,
        );
        const { sequence, offices, newRoot, followed, already, replaced, awaited } = imported;
        context.terminal.say(already ? words.trustSame : words.trustImported(sequence, offices));
        if (newRoot) context.terminal.say(followed ? context.words.keys.trustFollowed : words.trustNewRoot);
        for (const { mutuelle, name } of awaited)
          context.terminal.say(context.words.offices.trustAwaited(mutuelle, name));
        if (replaced.length > 0)
          context.terminal.say(
            context.words.keys.compromisedCards(replaced.length),
            ...(await sayUnknownCards(office.registry, context.words, context.by.at)),
            context.words.keys.compromisedNext,
          );
        context.terminal.answer(imported);
      });
    });

  trust
    .command('move <request>')
    .description(context.words.offices.trustMoveAbout)
    .requiredOption('--to <n>', context.words.offices.trustMoveTo, parseWholeNumber(1, 9999))
    .action(async (request: string, { to }: { to: number }) => {
      await context.withOffice({ change: true }, async (office) => {
        const root = await context.key(office, 'root');
        const token = await readToken(context.path(request));
        const moved = await moveInTrust(office, { token, to }, root, context.by);
        const { moved: said, movedAlready, movedSend } = context.words.offices;
        const mutuelles = moved.mutuelles.join(', ');
        context.terminal.say(
          moved.already
            ? movedAlready(mutuelles, moved.to.name)
            : said(mutuelles, moved.from.name, moved.to.name),
          movedSend(moved.file),
        );
        context.terminal.answer(moved);
      });
    });
}

/** A token in a file; a line end that a mail program added is left off. Throws CredentialError `token-too-long`. */
async function readToken(path: string): Promise<string> {
  await using file = await open(path, 'r');
  const bytes = Buffer.alloc(LARGEST_TOKEN_BYTES + 1);
  const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
  if (bytesRead > LARGEST_TOKEN_BYTES)
    throw new CredentialError('token-too-long', { maxBytes: LARGEST_TOKEN_BYTES });
  return bytes.toString('latin1', 0, bytesRead).trim();
}
