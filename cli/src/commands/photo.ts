import { dirname, join } from 'node:path';
import type { MemberNumber, MutuelleNumber } from '@passeport/codes';
import type { Background } from '@passeport/photo';
import { findPersons, listPhotos, PHOTO_STATES, type PhotoState } from '@passeport/registry';
import { Option, type Command } from 'commander';
import type { Corrected } from '../actions/correct-photos.ts';
import type { RedoSelection } from '../actions/redo-photos.ts';
import type { Correction } from '../photos/read-corrections.ts';
import { readTableFile } from '../actions/import-report.ts';
import { requireMutuelle } from '../actions/require-mutuelle.ts';
import type { SheetSelection } from '../actions/write-photo-sheet.ts';
import { CliError } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import { nameOnCard } from '../office/name-on-card.ts';
import type { SaidBox } from '../photos/crop-box.ts';
import { countPhotos } from '../photos/photo-statistics.ts';
import { readCorrections } from '../photos/read-corrections.ts';
import { describeWarnings } from '../words/describe-warnings.ts';
import { explainError } from '../words/explain-error.ts';
import { fillSentence } from '../words/fill-sentence.ts';
import { sayPhotoReport } from '../words/say-photo-report.ts';
import { collectMembers, parseBoxOption, parseMemberArgument, parseMutuelleOption } from './arguments.ts';

interface Scope {
  mutuelle?: MutuelleNumber;
}

interface RedoOptions {
  all?: boolean;
  only: RedoSelection;
  forgetCrops?: boolean;
  background?: Background;
  dryRun?: boolean;
}

/** `passeport photo slips|sheet|list|report|accept|refuse|crop|assign|correct|redo`, also as `photos`. */
export function addPhotoCommands(program: Command, context: CommandContext): void {
  const photo = program.command('photo').alias('photos').description(context.words.photo.about);
  addPaperCommands(photo, context);
  addReadingCommands(photo, context);
  addCorrectingCommands(photo, context);
}

function addPaperCommands(photo: Command, context: CommandContext): void {
  const { words } = context;
  photo
    .command('slips')
    .description(words.photo.slipsAbout)
    .option('--mutuelle <NNNN>', words.mutuelleOption, parseMutuelleOption)
    .option('--all', words.photo.slipsAll)
    .option('--out <file.pdf>', words.photo.outPdf)
    .action(async ({ mutuelle, all, out }: Scope & { all?: boolean; out?: string }) => {
      await context.withOffice({ change: false }, async (office) => {
        await requireMutuelle(office.registry, mutuelle);
        const path = out === undefined ? join(office.folder.prints, 'fiches-photo.pdf') : context.path(out);
        const { writePhotoSlips } = await import('../actions/write-photo-slips.ts');
        const scope = { everybody: all === true, path, ...(mutuelle === undefined ? {} : { mutuelle }) };
        const written = await writePhotoSlips(office, scope, context.by.at, words);
        context.terminal.say(
          words.photo.slipsWritten(written.slips, written.pages, path),
          words.photo.slipsAdvice,
        );
        context.terminal.answer(written);
      });
    });

  photo
    .command('sheet')
    .description(words.photo.sheetAbout)
    .option('--mutuelle <NNNN>', words.mutuelleOption, parseMutuelleOption)
    .addOption(
      new Option('--only <code>', words.photo.sheetOnly)
        .choices(['warnings', 'unreviewed', 'refused', 'all'])
        .default('all'),
    )
    .option('--out <file>', words.photo.sheetOut)
    .action(async ({ mutuelle, only, out }: Scope & { only: SheetSelection; out?: string }) => {
      await context.withOffice({ change: false }, async (office) => {
        await requireMutuelle(office.registry, mutuelle);
        const path = out === undefined ? join(office.folder.prints, 'planche.pdf') : context.path(out);
        const { writePhotoSheet } = await import('../actions/write-photo-sheet.ts');
        const scope = { only, path, ...(mutuelle === undefined ? {} : { mutuelle }) };
        const written = await writePhotoSheet(office, scope, context.by.at, context.terminal, words);
        context.terminal.say(words.photo.sheetWritten(written.persons, written.pages, path));
        const damaged = written.damaged.map(({ member, error }) => ({
          member,
          ...explainError(error, context.language),
        }));
        sayList(
          context,
          words.photo.damaged(damaged.length),
          damaged.map(({ message }) => message),
        );
        if (damaged.length > 0) context.refuse();
        context.terminal.answer({ ...written, damaged });
      });
    });
}

function addReadingCommands(photo: Command, context: CommandContext): void {
  const { words } = context;
  photo
    .command('list')
    .description(words.photo.listAbout)
    .option('--mutuelle <NNNN>', words.mutuelleOption, parseMutuelleOption)
    .addOption(new Option('--state <code>', words.photo.listState).choices(PHOTO_STATES))
    .action(async ({ mutuelle, state }: Scope & { state?: PhotoState }) => {
      await context.withOffice({ change: false }, async ({ registry }) => {
        await requireMutuelle(registry, mutuelle);
        const photos = await listPhotos(registry, {
          mutuelle,
          ...(state === undefined ? {} : { states: [state] }),
        });
        const persons = await findPersons(registry, { members: photos.map(({ member }) => member) });
        const names = new Map(persons.map((person) => [person.member, nameOnCard(person)]));
        if (photos.length === 0) context.terminal.say(words.photo.none);
        for (const one of photos) {
          const doubts = describeWarnings(one, words).join(', ');
          const said = words.photo.states[one.state];
          context.terminal.say(words.photo.line(one.member, names.get(one.member) ?? '', said, doubts));
        }
        context.terminal.answer(
          photos.map(({ face, ...rest }) => ({
            ...rest,
            name: names.get(rest.member) ?? '',
            faceBytes: face?.length ?? 0,
          })),
        );
      });
    });

  photo
    .command('report')
    .description(words.photo.reportAbout)
    .option('--mutuelle <NNNN>', words.mutuelleOption, parseMutuelleOption)
    .action(async ({ mutuelle }: Scope) => {
      await context.withOffice({ change: false }, async ({ registry }) => {
        await requireMutuelle(registry, mutuelle);
        const statistics = countPhotos(await listPhotos(registry, { mutuelle }));
        sayPhotoReport(statistics, context.terminal, words);
        context.terminal.answer(statistics);
      });
    });
}

function addCorrectingCommands(photo: Command, context: CommandContext): void {
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
    .action(async (numbers: MemberNumber[], { mutuelle, all, ...options }: Scope & RedoOptions) => {
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

function sayList({ terminal, words }: CommandContext, title: string, lines: readonly string[]): void {
  if (lines.length > 0) terminal.say(title, ...lines.map(words.listed));
}
