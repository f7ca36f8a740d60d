import { Argument, type Command } from 'commander';
import { bringKey, MOVABLE_ROLES, moveKey, type MovableRole } from '../actions/move-key.ts';
import type { CommandContext } from '../command-context.ts';

/** `passeport key move|bring`: where a key is kept. */
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
        context.terminal.say(words.moved(moved.kid, moved.file), words.movedUse(dir));
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
}
