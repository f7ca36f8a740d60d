import { formatDate, type CalendarDate } from '@passeport/calendar';
import type { MemberNumber } from '@passeport/codes';
import type { PersonStatus } from '@passeport/registry';
import type { Command } from 'commander';
import { setStatus } from '../actions/set-status.ts';
import type { CommandContext } from '../command-context.ts';
import { nameOnCard } from '../office/name-on-card.ts';
import { addIdentityCommands } from './person-identity.ts';
import { parseDateOption, parseMemberArgument, parseWholeNumber } from './arguments.ts';

/** The command's word for what became of a person. */
const COMMANDS: readonly [string, PersonStatus][] = [
  ['left', 'left'],
  ['died', 'died'],
  ['removed', 'removed'],
  ['back', 'active'],
];

/** `passeport person find|left|died|removed|back`, and the commands for duplicates and moves. */
export function addPersonCommands(program: Command, context: CommandContext): void {
  const { words } = context;
  const person = program.command('person').description(words.personAbout);
  person
    .command('find')
    .argument('<words...>')
    .description(words.lost.findAbout)
    .option('--most <n>', words.lost.findMost, parseWholeNumber(1, 500), 20)
    .action(async (asked: string[], { most }: { most: number }) => {
      await context.withOffice({ change: false }, async (office) => {
        const { findByWords } = await import('../lost/find-by-words.ts');
        const { sayFoundPersons } = await import('../words/say-found-persons.ts');
        const found = await findByWords(office, asked.join(' '), most, context.by.at);
        context.terminal.say(...sayFoundPersons(asked.join(' '), found, context.language));
        if (found.persons.length === 0) context.refuse();
        context.terminal.answer(found.persons);
      });
    });
  addIdentityCommands(person, context);
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
