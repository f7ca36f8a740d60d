import type { MutuelleNumber } from '@passeport/codes';
import { RegistryError, reopenMutuelles } from '@passeport/registry';
import type { Command } from 'commander';
import { requireMutuelle } from '../actions/require-mutuelle.ts';
import { CliError } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import { chooseNewPassphrase, readPassphrase, type PassphraseSource } from '../office/passphrase.ts';
import { readTrust } from '../office/keys.ts';
import { contains } from '../office/mutuelle-ranges.ts';
import type { Office } from '../office/open-office.ts';
import { exportMutuelles } from '../transfer/export-mutuelles.ts';
import { findAwaited } from '../transfer/find-awaited.ts';
import { importMutuelles } from '../transfer/import-mutuelles.ts';
import { parseMutuelleOption } from './arguments.ts';
import { addOfficeStatusCommand } from './office-status.ts';

interface ExportOptions {
  mutuelle: MutuelleNumber[];
  out?: string;
  cancel?: boolean;
  secretFile?: string;
}

/** `passeport office export|import|status`: mutuelles that go from one office to another, and how the offices' lists stand. */
export function addOfficeCommands(program: Command, context: CommandContext): void {
  const { words } = context;
  const office = program.command('office').description(words.offices.about);

  office
    .command('export')
    .description(words.offices.exportAbout)
    .requiredOption('--mutuelle <NNNN...>', words.offices.exportMutuelle, collectMutuelles)
    .option('--out <file>', words.offices.exportOut)
    .option('--cancel', words.offices.exportCancel)
    .option('--secret-file <file>', words.offices.secretFile)
    .action(async ({ mutuelle: mutuelles, out, cancel, secretFile }: ExportOptions) => {
      if ((out === undefined) === (cancel !== true)) throw new CliError('export-what');
      const { terminal } = context;
      await context.withOffice({ change: true }, async (opened) => {
        for (const mutuelle of mutuelles) await requireMutuelle(opened.registry, mutuelle);
        // Not an operator's to do: shown by the key of the lists, which signs it.
        const key = await context.key(opened, 'lists');
        await refuseAwaited(opened, mutuelles);
        if (out === undefined) {
          await reopenMutuelles(opened.registry, mutuelles, context.by).catch((cause: unknown) => {
            if (!(cause instanceof RegistryError) || cause.code !== 'mutuelle-outside-office') throw cause;
            throw new CliError('export-confirmed', { mutuelle: cause.details.mutuelle ?? '' }, { cause });
          });
          terminal.say(words.offices.reopened(mutuelles.join(', ')));
          terminal.answer({ reopened: mutuelles });
          return;
        }
        const secret = await chooseNewPassphrase(
          secretSource(context, secretFile),
          context.surroundings,
          secretQuestions(context),
        );
        const given = { file: context.path(out), secret, key };
        const exported = await exportMutuelles(opened, mutuelles, given, context.by);
        const { file, request, persons, cards, photos, missingPhotos } = exported;
        terminal.say(
          words.offices.closed(exported.mutuelles.join(', ')),
          words.offices.exported(file, persons, cards, photos),
          words.offices.exportSecret,
          words.offices.exportRequest(request),
          words.offices.exportUndo(exported.mutuelles.join(' ')),
        );
        if (missingPhotos.length > 0) {
          terminal.warn(words.offices.photosLeftOut(missingPhotos.length));
          context.refuse();
        }
        terminal.answer(exported);
      });
    });

  office
    .command('import <file>')
    .description(words.offices.importAbout)
    .option('--secret-file <file>', words.offices.secretFile)
    .action(async (file: string, { secretFile }: { secretFile?: string }) => {
      const { terminal } = context;
      await context.withOffice({ change: true }, async (opened) => {
        await context.requireAdministrator(opened);
        const secret = await readPassphrase(
          secretSource(context, secretFile),
          context.surroundings,
          secretQuestions(context),
        );
        const imported = await importMutuelles(opened, context.path(file), secret, context.by);
        const { from, mutuelles, rows, photos, newPlans, joinedPlans, renamedPlans, replaced } = imported;
        terminal.say(
          words.offices.imported(mutuelles.join(', '), from.name),
          words.offices.importedWhat(rows.persons, rows.cards, rows.contributions, photos),
        );
        if (newPlans.length > 0) terminal.say(words.offices.newPlans(newPlans.join(', ')));
        if (joinedPlans.length > 0) terminal.say(words.offices.joinedPlans(joinedPlans.join(', ')));
        for (const [code, beside] of renamedPlans)
          terminal.say(
            words.offices.renamedPlan(code, beside, mutuelles.length === 1 ? mutuelles.join() : 'NNNN'),
          );
        if (replaced.length > 0) terminal.warn(words.offices.unbelieved(replaced.length));
        terminal.say(words.offices.importedNext);
        const { knownAs, ...answer } = imported;
        terminal.answer({ ...answer, renamedPlans: Object.fromEntries([...renamedPlans, ...knownAs]) });
      });
    });

  addOfficeStatusCommand(office, context);
}

/** What came back is taken in before anything: what is here is as it was when it went, to be neither opened nor given on. */
async function refuseAwaited(
  { folder, registry, record }: Office,
  mutuelles: MutuelleNumber[],
): Promise<void> {
  const { list } = await readTrust(folder);
  for (const mutuelle of mutuelles) {
    const from = contains(record.mutuelles, mutuelle)
      ? await findAwaited(registry, mutuelle, list, record.number)
      : undefined;
    if (from !== undefined) throw new CliError('export-came-back', { mutuelle, name: from.name });
  }
}

/** `--mutuelle 0417 0420`, or said again. */
function collectMutuelles(text: string, before: MutuelleNumber[] = []): MutuelleNumber[] {
  return [...before, ...text.split(',').map((number) => parseMutuelleOption(number.trim()))];
}

/** The passphrase of a transfer is the two offices' own: neither tells the other the one of its keys. */
function secretSource(context: CommandContext, file: string | undefined): PassphraseSource {
  const about = {
    variable: 'PASSEPORT_TRANSFER_PASSPHRASE',
    missing: 'transfer-passphrase-missing' as const,
  };
  return file === undefined ? about : { ...about, file: context.path(file) };
}

function secretQuestions({ words }: CommandContext) {
  const { secretAsked, secretChosen, secretAgain } = words.offices;
  return { passphraseAsked: secretAsked, passphraseChosen: secretChosen, passphraseAgain: secretAgain };
}
