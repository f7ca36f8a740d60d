import { Argument, type Command } from 'commander';
import { changePassphrase } from '../actions/change-passphrase.ts';
import { bringKey, MOVABLE_ROLES, moveKey, type MovableRole } from '../actions/move-key.ts';
import { CliError } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import { chooseNextPassphrase } from '../office/passphrase.ts';

/** `passeport key move|bring|passphrase|paper|restore`: where a key is kept, and what opens it. */
export function addKeyPlaceCommands(key: Command, context: CommandContext): void {
  const words = context.words.keys;

  key
    .command('move')
    .description(words.moveAbout)
    .addArgument(new Argument('<role>').choices(MOVABLE_ROLES))
    .argument('<dir>')
    .action(async (role: MovableRole, dir: string) => {
      await context.withOffice({ change: true }, async (office) => {
        const place = { dir: context.path(dir), passphrase: await context.passphrase() };
        const moved = await moveKey(office, role, place, context.by);
        context.terminal.say(words.moved(moved.kid, moved.file, role === 'root'), words.movedUse(dir));
        context.terminal.answer(moved);
      });
    });

  key
    .command('bring')
    .description(words.bringAbout)
    .addArgument(new Argument('<role>').choices(MOVABLE_ROLES))
    .argument('<dir>')
    .action(async (role: MovableRole, dir: string) => {
      await context.withOffice({ change: true }, async (office) => {
        const place = { dir: context.path(dir), passphrase: await context.passphrase() };
        const brought = await bringKey(office, role, place, context.by);
        context.terminal.say(words.brought(brought.kid));
        context.terminal.answer(brought);
      });
    });

  key
    .command('passphrase')
    .description(words.passphraseAbout)
    .option('--new-passphrase-file <file>', words.passphraseFile)
    .action(async ({ newPassphraseFile: file }: { newPassphraseFile?: string }) => {
      await context.withOffice({ change: true }, async (office) => {
        const before = await context.passphrase();
        const source = file === undefined ? {} : { file: context.path(file) };
        const after = await chooseNextPassphrase(source, context.surroundings, context.words);
        const away = context.awayKeys(office.record.number);
        const { changed, already } = await changePassphrase(office, { before, after, away }, context.by);
        context.terminal.say(words.passphraseChanged(changed.length), words.passphraseElsewhere);
        context.terminal.answer({ changed, already });
      });
    });

  key
    .command('paper')
    .description(words.paperAbout)
    .requiredOption('--out <file.pdf>', words.paperOut)
    .action(async ({ out }: { out: string }) => {
      await context.withOffice({ change: true }, async (office) => {
        await context.key(office, 'root');
        const { writeKeyPaper } = await import('../actions/paper-key.ts');
        const given = {
          output: context.path(out),
          passphrase: await context.passphrase(),
          away: context.awayKeys(office.record.number),
        };
        const written = await writeKeyPaper(office, given, words.paper, context.by);
        context.terminal.say(words.paperWritten(written.file));
        context.terminal.answer(written);
      });
    });

  key
    .command('restore')
    .description(words.restoreAbout)
    .option('--picture <file>', words.restorePicture)
    .option('--words <file>', words.restoreWords)
    .action(async ({ picture, words: file }: { picture?: string; words?: string }) => {
      await context.withOffice({ change: true }, async (office) => {
        if (picture === undefined && file === undefined) throw new CliError('paper-what');
        const { readPaperCode, readWordsFile, restoreKey } = await import('../actions/paper-key.ts');
        const text =
          picture === undefined
            ? await readWordsFile(context.path(file ?? ''))
            : await readPaperCode(context.path(picture));
        const restored = await restoreKey(office, text, await context.passphrase(), context.by);
        context.terminal.say(words.restored(restored.kid));
        context.terminal.answer(restored);
      });
    });
}
