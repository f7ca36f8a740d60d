import { readFile } from 'node:fs/promises';
import type { MutuelleNumber } from '@passeport/codes';
import type { Background } from '@passeport/photo';
import { Option, type Command } from 'commander';
import type { ImportReport } from '../actions/import-report.ts';
import { defaultRefusalsPath } from '../office/office-folder.ts';
import { requireMutuelle } from '../actions/require-mutuelle.ts';
import { CliError } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import type { Office } from '../office/open-office.ts';
import type { Words } from '../words/fr.ts';
import { formatFcfa } from '../words/format-fcfa.ts';
import { sayImport } from '../words/say-import.ts';
import { describePhotoImport, sayPhotoImport } from '../words/say-photo-import.ts';
import { parseMutuelleOption } from './arguments.ts';

interface ImportFlags {
  dryRun?: boolean;
  map?: string;
  mutuelle?: MutuelleNumber;
  refusals?: string;
  sheet?: string;
}

/** `passeport import mutuelles|members|photos|contributions`. */
export function addImportCommands(program: Command, context: CommandContext): void {
  const { words } = context;
  const command = program.command('import').description(words.importAbout);

  const addTableImport = <Report extends ImportReport>(
    name: string,
    about: string,
    sayOutcome: Words['membersImported'],
    run: (office: Office, path: string, flags: PreparedFlags) => Promise<Report>,
    say: { before?: (report: Report) => void; after?: (report: Report) => void } = {},
  ): Command => {
    return command
      .command(`${name} <file>`)
      .description(about)
      .option('--dry-run', words.dryRunOption)
      .option('--map <file.json>', words.mapOption)
      .option('--sheet <name>', words.sheetOption)
      .option('--refusals <file.xlsx>', words.refusalsOption)
      .action(async (file: string, flags: ImportFlags) => {
        await context.withOffice({ change: true }, async (office) => {
          const path = context.path(file);
          const report = await run(office, path, await prepareFlags(context, office, path, flags));
          say.before?.(report);
          sayImport(sayOutcome, report, context.terminal, words);
          say.after?.(report);
          if (report.refused.length > 0) context.refuse();
          context.terminal.answer(report);
        });
      });
  };

  addTableImport(
    'mutuelles',
    words.importMutuellesAbout,
    words.mutuellesImported,
    async (...given) =>
      await (await import('../actions/import-mutuelles.ts')).importMutuelleFile(...given, context.by),
    {
      before: ({ mutuelles }) =>
        mutuelles.forEach(({ number, name }) => context.terminal.say(words.mutuelleAdded(number, name))),
    },
  );
  addTableImport(
    'members',
    words.importMembersAbout,
    words.membersImported,
    async (...given) =>
      await (await import('../actions/import-members.ts')).importMemberFile(...given, context.by),
  ).option('--mutuelle <NNNN>', words.mutuelleOfRowsOption, parseMutuelleOption);
  addTableImport(
    'contributions',
    words.importContributionsAbout,
    words.contributionsImported,
    async (...given) =>
      await (await import('../actions/import-contributions.ts')).importContributionFile(...given, context.by),
    {
      after: ({ addedFcfa, alreadyFcfa }) => {
        const { importSum } = words.contributions;
        context.terminal.say(
          importSum(formatFcfa(addedFcfa), alreadyFcfa === 0 ? '' : formatFcfa(alreadyFcfa)),
        );
      },
    },
  ).option('--mutuelle <NNNN>', words.mutuelleOfRowsOption, parseMutuelleOption);

  command
    .command('photos <dir>')
    .description(words.importPhotosAbout)
    .option('--dry-run', words.dryRunOption)
    .option('--mutuelle <NNNN>', words.mutuelleOption, parseMutuelleOption)
    .addOption(
      new Option('--background <code>', words.photo.background).choices(['kept', 'flat']).default('kept'),
    )
    .action(async (directory: string, flags: ImportFlags & { background: Background }) => {
      await context.withOffice({ change: true }, async (office) => {
        await requireMutuelle(office.registry, flags.mutuelle);
        const scope = {
          dryRun: flags.dryRun === true,
          background: flags.background,
          ...(flags.mutuelle === undefined ? {} : { mutuelle: flags.mutuelle }),
        };
        const { importPhotos } = await import('../actions/import-photos.ts');
        const report = await importPhotos(
          office,
          context.path(directory),
          scope,
          context.by,
          context.terminal,
          words,
        );
        sayPhotoImport(report, context.terminal, words, context.language);
        if (report.refused.length > 0) context.refuse();
        context.terminal.answer(describePhotoImport(report, context.language));
      });
    });
}

interface PreparedFlags {
  dryRun: boolean;
  language: CommandContext['language'];
  refusals: string;
  mutuelle?: MutuelleNumber;
  map?: unknown;
  sheet?: string;
}

async function prepareFlags(
  context: CommandContext,
  { folder }: Office,
  path: string,
  flags: ImportFlags,
): Promise<PreparedFlags> {
  const { dryRun, map, mutuelle, refusals, sheet } = flags;
  return {
    dryRun: dryRun === true,
    language: context.language,
    refusals: refusals === undefined ? defaultRefusalsPath(folder, path) : context.path(refusals),
    ...(mutuelle === undefined ? {} : { mutuelle }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(map === undefined ? {} : { map: await readMap(context.path(map)) }),
  };
}

async function readMap(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new CliError('file-missing', { path });
  });
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CliError('map-wrong', { path }, { cause });
  }
}
