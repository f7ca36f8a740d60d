import { readFile } from 'node:fs/promises';
import { calendarDateOf, monthOf } from '@passeport/calendar';
import { checkPlans, termsAt } from '@passeport/eligibility';
import { listMutuelles, type Mutuelle } from '@passeport/registry';
import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { findPlan, planCodeIn, planCodesOf, readPlans } from '../office/plans.ts';
import { planWordsOf, sayPlan, sayPlanFault, sayRate } from '../words/say-plan.ts';
import { addPlanChange, addPlanNew } from './plan-terms.ts';

const FAULTS_SHOWN = 30;

/** `passeport plan list|show|new|change|check`: the office's plans in words, and what is wrong in their file. */
export function addPlanCommands(program: Command, context: CommandContext): void {
  const { words, language } = context;
  const planWords = planWordsOf(language);
  const plan = program.command('plan').description(words.planAbout);

  plan
    .command('list')
    .description(words.planListAbout)
    .action(async () => {
      await context.withOffice({ change: false }, async ({ folder, registry }) => {
        const plans = [...(await readPlans(folder)).values()];
        const mutuelles = await listMutuelles(registry);
        const month = monthOf(calendarDateOf(context.by.at));
        for (const one of plans) {
          const count = mutuelles.filter((mutuelle) => planCodeIn(mutuelle, month) === one.code).length;
          context.terminal.say(
            `${planWords.title(one.code, one.name)} (${planWords.line(count)})`,
            `  ${sayRate(termsAt(one, month), language)}`,
          );
        }
        context.terminal.answer(plans);
      });
    });

  plan
    .command('show <code>')
    .description(words.planShowAbout)
    .action(async (code: string) => {
      await context.withOffice({ change: false }, async ({ folder }) => {
        const found = findPlan(await readPlans(folder), code);
        context.terminal.say(...sayPlan(found, language));
        context.terminal.answer(found);
      });
    });

  addPlanNew(plan, context);
  addPlanChange(plan, context);

  plan
    .command('check [file]')
    .description(words.planCheckAbout)
    .action(async (file: string | undefined) => {
      await context.withOffice({ change: false }, async ({ folder, registry }) => {
        const path = file === undefined ? folder.plans : context.path(file);
        const { plans = [], faults = [] } = checkPlans(await readFile(path, 'utf8'));
        const missing =
          faults.length > 0
            ? []
            : withoutPlan(await listMutuelles(registry), new Set(plans.map((one) => one.code)));
        const said = [
          ...faults.map((fault) => sayPlanFault(fault, language)),
          ...missing.map(({ code, mutuelles }) => planWords.missingPlan(code, mutuelles.join(', '))),
        ];
        context.terminal.answer({ path, plans: plans.map(({ code }) => code), faults, missing });
        if (said.length === 0) {
          context.terminal.say(planWords.good(plans.length, path));
          return;
        }
        context.terminal.say(
          planWords.bad(said.length, path),
          ...said.slice(0, FAULTS_SHOWN).map((line) => `  ${line}`),
        );
        if (said.length > FAULTS_SHOWN)
          context.terminal.say(`  ${planWords.more(said.length - FAULTS_SHOWN)}`);
        context.refuse();
      });
    });
}

/** The plans that mutuelles have and the file has not, with those mutuelles. */
function withoutPlan(
  mutuelles: readonly Mutuelle[],
  known: ReadonlySet<string>,
): { code: string; mutuelles: string[] }[] {
  const codes = new Set(mutuelles.flatMap(planCodesOf).filter((code) => !known.has(code)));
  return [...codes].sort().map((code) => ({
    code,
    mutuelles: mutuelles
      .filter((mutuelle) => planCodesOf(mutuelle).includes(code))
      .map(({ number, name }) => `${number} ${name}`),
  }));
}
