import { calendarDateOf, formatMonth, monthOf, type Month } from '@passeport/calendar';
import type { MutuelleNumber } from '@passeport/codes';
import { termsAt } from '@passeport/eligibility';
import type { Command } from 'commander';
import { giveMutuellePlan } from '../actions/give-plan.ts';
import type { CommandContext } from '../command-context.ts';
import { planWordsOf, sayRate, sayRepriced } from '../words/say-plan.ts';
import { parseMonthOption, parseMutuelleOption } from './arguments.ts';

/** `passeport mutuelle plan`. */
export function addMutuellePlan(mutuelle: Command, context: CommandContext): void {
  const { words, language } = context;
  const planWords = planWordsOf(language);
  mutuelle
    .command('plan')
    .argument('<number>', undefined, parseMutuelleOption)
    .argument('<code>')
    .description(words.mutuellePlanAbout)
    .requiredOption('--from <AAAA-MM>', words.mutuellePlanFrom, parseMonthOption)
    .action(async (number: MutuelleNumber, code: string, { from }: { from: Month }) => {
      await context.withOffice({ change: true }, async (office) => {
        const { by, terminal } = context;
        const given = await giveMutuellePlan(office, number, { code, from }, by, language);
        const { plan, before, dropped, repriced } = given;
        const month = formatMonth(from, language);
        const isPast = from <= monthOf(calendarDateOf(by.at));
        const isForAll = (given.mutuelle.laterPlans ?? []).length === 0 && before === undefined;
        terminal.say(
          planWords.given(`${number} ${given.mutuelle.name}`, plan.code, isForAll ? undefined : month),
          `  ${sayRate(termsAt(plan, from), language)}`,
          ...(before === undefined ? [] : [planWords.keptBefore(before)]),
          ...dropped.map((later) => planWords.dropped(later.plan, formatMonth(later.from, language))),
          ...(isPast ? [planWords.changedPast(month)] : []),
          ...sayRepriced(repriced, planWords),
          words.contributions.publishNow,
        );
        terminal.answer({ mutuelle: given.mutuelle, dropped, repriced });
      });
    });
}
