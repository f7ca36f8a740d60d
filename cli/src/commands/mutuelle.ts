import { calendarDateOf, formatDate } from '@passeport/calendar';
import type { MutuelleNumber } from '@passeport/codes';
import { addMutuelle, listMutuelles } from '@passeport/registry';
import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { findPlan, readPlans } from '../office/plans.ts';
import { parseMutuelleOption } from './arguments.ts';

interface AddOptions {
  union?: string;
  plan: string;
  number?: MutuelleNumber;
}

/** `passeport mutuelle add|list`. */
export function addMutuelleCommands(program: Command, context: CommandContext): void {
  const { words } = context;
  const mutuelle = program.command('mutuelle').description(words.mutuelleAbout);

  mutuelle
    .command('add <name>')
    .description(words.mutuelleAddAbout)
    .option('--union <name>', words.mutuelleUnion)
    .option('--plan <code>', words.mutuellePlan, 'AMV')
    .option('--number <NNNN>', words.mutuelleNumber, parseMutuelleOption)
    .action(async (name: string, options: AddOptions) => {
      await context.withOffice({ change: true }, async ({ registry, folder }) => {
        const { code: plan } = findPlan(await readPlans(folder), options.plan);
        // Said twice, a name without its union is the same mutuelle: a number once given is for ever.
        const same = (await listMutuelles(registry)).find(({ name: known }) => isSameName(known, name));
        if (same !== undefined && options.union === undefined && options.number === undefined) {
          context.terminal.say(words.mutuelleAlready(same.number, same.name), words.mutuelleSameName);
          context.terminal.answer({ outcome: 'already', mutuelle: same });
          return;
        }
        const added = await addMutuelle(registry, { name, ...options, plan }, context.by);
        const said = added.outcome === 'added' ? words.mutuelleAdded : words.mutuelleAlready;
        context.terminal.say(said(added.mutuelle.number, added.mutuelle.name));
        context.terminal.answer(added);
      });
    });

  mutuelle
    .command('list')
    .description(words.mutuelleListAbout)
    .action(async () => {
      await context.withOffice({ change: false }, async ({ registry }) => {
        const mutuelles = await listMutuelles(registry);
        if (mutuelles.length === 0) context.terminal.say(words.noMutuelle);
        for (const { number, name, union, plan, closed } of mutuelles) {
          const state = closed === undefined ? '' : words.offices.closedSince(formatDay(closed));
          context.terminal.say([number, name, plan, union ?? '', state].join('  ').trimEnd());
        }
        context.terminal.answer(mutuelles);
      });
    });
}

function formatDay(instant: string): string {
  return formatDate(calendarDateOf(new Date(instant)));
}

function isSameName(one: string, other: string): boolean {
  return one.trim().toLocaleLowerCase('fr') === other.trim().toLocaleLowerCase('fr');
}
