import { join } from 'node:path';
import type { MutuelleNumber } from '@passeport/codes';
import { findPersons, listPhotos, PHOTO_STATES, type PhotoState } from '@passeport/registry';
import { Option, type Command } from 'commander';
import { requireMutuelle } from '../actions/require-mutuelle.ts';
import type { SheetSelection } from '../actions/write-photo-sheet.ts';
import type { CommandContext } from '../command-context.ts';
import { nameOnCard } from '../office/name-on-card.ts';
import { countPhotos } from '../photos/photo-statistics.ts';
import { describeWarnings } from '../words/describe-warnings.ts';
import { explainError } from '../words/explain-error.ts';
import { sayList } from '../words/say-list.ts';
import { sayPhotoReport } from '../words/say-photo-report.ts';
import { parseMutuelleOption } from './arguments.ts';
import { addCorrectingCommands } from './photo-correct.ts';

interface Scope {
  mutuelle?: MutuelleNumber;
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
          damaged.map(({ member, message }) => `${member} : ${message}`),
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
