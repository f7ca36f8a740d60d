import { formatDate, type CalendarDate } from '@passeport/calendar';
import type { MemberNumber } from '@passeport/codes';
import type { PersonStatus } from '@passeport/registry';
import type { Command } from 'commander';
import { setStatus } from '../actions/set-status.ts';
import type { CommandContext } from '../command-context.ts';
import { nameOnCard } from '../office/name-on-card.ts';
import { parseDateOption, parseMemberArgument } from './arguments.ts';

/** The command's word for what became of a person. */
const COMMANDS: readonly [string, PersonStatus][] = [
  ['left', 'left'],
  ['died', 'died'],
  ['removed', 'removed'],
  ['back', 'active'],
];

/** `passeport person left|died|removed|back`. */
export function addPersonCommands(program: Command, context: CommandContext): void {
  const { words } = context;
  const person = program.command('person').description(words.personAbout);
  for (const [name, status] of COMMANDS)
    person
      .command(name)
      .argument('<member>', undefined, parseMemberArgument)
      .description(words.personStatusAbout[status])
      .option('--since <AAAA-MM-JJ>', words.personSince, parseDateOption)
      .action(async (member: MemberNumber, options: { since?: CalendarDate }) => {
        await context.withOffice({ change: true }, async ({ registry }) => {
          const found = await setStatus(registry, member, status, options.since, context.by);
          const since = found.since === undefined ? '' : formatDate(found.since);
          context.terminal.say(words.personStatus[status](member, nameOnCard(found), since));
          context.terminal.answer({ member, name: nameOnCard(found), status, since: found.since });
        });
      });
}
