import { dirname } from 'node:path';
import type { MemberNumber, MutuelleNumber } from '@passeport/codes';
import type { Background } from '@passeport/photo';
import { Option, type Command } from 'commander';
import type { Corrected } from '../actions/correct-photos.ts';
import { readTableFile } from '../actions/read-table-file.ts';
import type { RedoSelection } from '../actions/redo-photos.ts';
import { requireMutuelle } from '../actions/require-mutuelle.ts';
import { CliError } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import type { SaidBox } from '../photos/said-box.ts';
import { readCorrections, type Correction } from '../photos/read-corrections.ts';
import { explainError } from '../words/explain-error.ts';
import { sayList } from '../words/say-list.ts';
import { fillSentence } from '../words/fill-sentence.ts';
import { collectMembers, parseBoxOption, parseMemberArgument, parseMutuelleOption } from './arguments.ts';

interface RedoOptions {
  mutuelle?: MutuelleNumber;
  all?: boolean;
  only: RedoSelection;
  forgetCrops?: boolean;
  background?: Background;
  dryRun?: boolean;
}

/** `passeport photo accept|refuse|crop|assign|correct|redo`. */
export function addCorrectingCommands(photo: Command, context: CommandContext): void {
  addSingleCorrections(photo, context);
  addCorrect(photo, context);
  addRedo(photo, context);
}

function addSingleCorrections(photo: Command, context: CommandContext): void {
  const { words } = context;
  const correctOne = async (correction: Correction, said: (member: string) => string): Promise<void> => {
    await context.withOffice({ change: true }, async (office) => {
      const { correctPhoto } = await import('../actions/correct-photos.ts');
      const corrected = await correctPhoto(office, correction, { dryRun: false }, context.by);
      const { member } = correction;
      context.terminal.say(corrected.changed ? said(member) : words.photo.unchanged(member));
      sayCorrected(context, corrected);
      context.terminal.answer({ member, action: correction.action, ...corrected });
    });
  };

  photo
    .command('accept')
    .argument('<number>', undefined, parseMemberArgument)
    .description(words.photo.acceptAbout)
    .action((member: MemberNumber) => correctOne({ action: 'accept', member }, words.photo.accepted));
  photo
    .command('refuse')
    .argument('<number>', undefined, parseMemberArgument)
    .description(words.photo.refuseAbout)
    .option('--reason <reason>', words.photo.refuseReason)
    .action((member: MemberNumber, { reason }: { reason?: string }) =>
      correctOne(
        { action: 'refuse', member, ...(reason === undefined ? {} : { reason }) },
        words.photo.refused,
      ),
    );
  photo
    .command('crop')
    .argument('<number>', undefined, parseMemberArgument)
    .description(words.photo.cropAbout)
    .addOption(new Option('--box <box>', words.photo.cropBox).argParser(parseBoxOption).makeOptionMandatory())
    .action((member: MemberNumber, { box }: { box: SaidBox }) =>
      correctOne({ action: 'crop', member, box }, words.photo.cropped),
    );
  photo
    .command('assign')
    .argument('<file>')
    .argument('<number>', undefined, parseMemberArgument)
    .description(words.photo.assignAbout)
    .action((file: string, member: MemberNumber) =>
      correctOne({ action: 'assign', member, source: context.path(file) }, words.photo.assigned),
    );
}

function addCorrect(photo: Command, context: CommandContext): void {
  const { words } = context;
  photo
    .command('correct <file>')
    .description(words.photo.correctAbout)
    .option('--dry-run', words.dryRunOption)
    .action(async (file: string, { dryRun = false }: { dryRun?: boolean }) => {
      await context.withOffice({ change: true }, async (office) => {
        const path = context.path(file);
        const rows = readCorrections(await readTableFile(path), dirname(path));
        const { correctPhotos } = await import('../actions/correct-photos.ts');
        const report = await correctPhotos(office, rows, { dryRun }, context.by);
        if (dryRun) context.terminal.say(words.dryRun);
        if (rows.length === 0) context.terminal.say(words.photo.nothingToCorrect);
        const refused = report.refused.map((row) => ({
          rowNumber: row.rowNumber,
          reason:
            'problem' in row
              ? fillSentence(words.photo.rowProblems[row.problem], row)
              : explainError(row.error, context.language).message,
        }));
        for (const { rowNumber, reason } of refused)
          context.terminal.say(words.refusedRow(rowNumber, '', reason));
        sayCorrected(context, report);
        context.terminal.say(words.photo.corrected(report.changed, report.already, refused.length));
        if (refused.length > 0) context.refuse();
        context.terminal.answer({ ...report, refused, dryRun });
      });
    });
}

function addRedo(photo: Command, context: CommandContext): void {
  const { words } = context;
  photo
    .command('redo')
    .argument('[numbers...]', undefined, collectMembers)
    .description(words.photo.redoAbout)
    .option('--mutuelle <NNNN>', words.mutuelleOption, parseMutuelleOption)
    .option('--all', words.photo.redoAll)
    .addOption(
      new Option('--only <code>', words.photo.redoOnly)
        .choices(['all', 'outdated', 'warnings', 'unreviewed'])
        .default('all'),
    )
    .option('--forget-crops', words.photo.redoForgetCrops)
    .addOption(new Option('--background <code>', words.photo.background).choices(['kept', 'flat']))
    .option('--dry-run', words.dryRunOption)
    .action(async (numbers: MemberNumber[], { mutuelle, all, ...options }: RedoOptions) => {
      const members = numbers.length > 0 ? { members: numbers } : {};
      if (mutuelle === undefined && all !== true && numbers.length === 0) throw new CliError('photos-needed');
      const { only, background, dryRun = false, forgetCrops = false } = options;
      await context.withOffice({ change: true }, async (office) => {
        await requireMutuelle(office.registry, mutuelle);
        const { redoPhotos } = await import('../actions/redo-photos.ts');
        const scope = {
          ...members,
          ...(mutuelle === undefined ? {} : { mutuelle }),
          only,
          forgetCrops,
          ...(background === undefined ? {} : { background }),
          dryRun,
        };
        const redo = await redoPhotos(office, scope, context.by, context.terminal, words);
        if (dryRun) context.terminal.say(words.dryRun);
        const failed = redo.failed.map(({ member, error }) => ({
          member,
          ...explainError(error, context.language),
        }));
        for (const { member, message } of failed)
          context.terminal.say(words.listed(`${member} : ${message}`));
        sayCorrected(context, { formerCards: redo.formerCards, takenFrom: [] });
        context.terminal.say(words.photo.redone(redo.changed, redo.same, failed.length));
        if (failed.length > 0) context.refuse();
        context.terminal.answer({ ...redo, failed, dryRun });
      });
    });
}

function sayCorrected(
  context: CommandContext,
  { formerCards, takenFrom }: Pick<Corrected, 'formerCards' | 'takenFrom'>,
): void {
  const { photo } = context.words;
  if (takenFrom.length > 0) context.terminal.say(photo.takenFrom(takenFrom));
  sayList(context, photo.formerCards(formerCards.length), formerCards);
}
