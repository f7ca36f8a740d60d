import { calendarDateOf, formatDate, formatMonth, monthOf, type Month } from '@passeport/calendar';
import type { MutuelleNumber } from '@passeport/codes';
import { addMutuelle, listMutuelles, type Mutuelle } from '@passeport/registry';
import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import type { Language } from '../words/language.ts';
import { planWordsOf } from '../words/say-plan.ts';
import { findPlan, planCodeIn, readPlans } from '../office/plans.ts';
import { parseMutuelleOption } from './arguments.ts';
import { addMutuellePlan } from './mutuelle-plan.ts';

interface AddOptions {
  union?: string;
  plan: string;
  number?: MutuelleNumber;
}

/** `passeport mutuelle add|plan|list`. */
export function addMutuelleCommands(program: Command, context: CommandContext): void {
  const { words, language } = context;
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

  addMutuellePlan(mutuelle, context);

  mutuelle
    .command('list')
    .description(words.mutuelleListAbout)
    .action(async () => {
      await context.withOffice({ change: false }, async ({ registry }) => {
        const mutuelles = await listMutuelles(registry);
        if (mutuelles.length === 0) context.terminal.say(words.noMutuelle);
        const month = monthOf(calendarDateOf(context.by.at));
        for (const mutuelle of mutuelles) {
          const { number, name, union, closed } = mutuelle;
          const state = closed === undefined ? '' : words.offices.closedSince(formatDay(closed));
          const said = sayPlanOf(mutuelle, month, language);
          context.terminal.say([number, name, said, union ?? '', state].join('  ').trimEnd());
        }
        context.terminal.answer(mutuelles);
      });
    });
}

/** The plan of today, and those to come. */
function sayPlanOf(mutuelle: Mutuelle, today: Month, language: Language): string {
  const words = planWordsOf(language);
  const coming = (mutuelle.laterPlans ?? []).filter(({ from }) => from > today);
  const said = coming.map(({ from, plan }) => words.coming(plan, formatMonth(from, language)));
  return [planCodeIn(mutuelle, today), ...said].join(', ');
}

function formatDay(instant: string): string {
  return formatDate(calendarDateOf(new Date(instant)));
}

function isSameName(one: string, other: string): boolean {
  return one.trim().toLocaleLowerCase('fr') === other.trim().toLocaleLowerCase('fr');
}
