import type { Month } from '@passeport/calendar';
import { calendarDateOf, formatMonth, monthOf } from '@passeport/calendar';
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { CareLimit, CareShare } from '../actions/apply-plan-change.ts';
import { beginPlan, type NewPlan } from '../actions/begin-plan.ts';
import { changePlan, type PlanChange } from '../actions/change-plan.ts';
import type { CommandContext } from '../command-context.ts';
import { planWordsOf, sayPlan, sayRepriced } from '../words/say-plan.ts';
import { collect, parseAmountOption, parseMonthOption, parseWholeNumber } from './arguments.ts';

/** As in the schema of plans. */
const MAX_PLAN_FCFA = 10_000_000;
const MAX_CEILING_FCFA = 1_000_000_000;
const CEILINGS = ['act', 'person-year', 'household-year'] as const;

/** `passeport plan new`: a plan of an office's own, without writing JSON. */
export function addPlanNew(plan: Command, context: CommandContext): void {
  const { words, language } = context;
  const planWords = planWordsOf(language);
  const command = plan
    .command('new <code>')
    .description(words.planNewAbout)
    .requiredOption('--name <name>', words.planNewName)
    .option('--like <code>', words.planNewLike)
    .option('--from <AAAA-MM>', words.planNewFrom, parseMonthOption);
  addTermsOptions(command, context).action(
    async (code: string, { from, ...given }: Omit<NewPlan, 'from'> & { from?: Month }) => {
      await context.withOffice({ change: true }, async ({ folder }) => {
        const month = from ?? monthOf(calendarDateOf(context.by.at));
        const added = await beginPlan(folder, code, { ...given, from: month }, language);
        context.terminal.say(...sayPlan(added, language), '', planWords.added(added.code));
        context.terminal.answer(added);
      });
    },
  );
}

/** `passeport plan change`. */
export function addPlanChange(plan: Command, context: CommandContext): void {
  const { words, language } = context;
  const planWords = planWordsOf(language);
  const command = plan
    .command('change <code>')
    .description(words.planChangeAbout)
    .requiredOption('--from <AAAA-MM>', words.planChangeFrom, parseMonthOption);
  addTermsOptions(command, context).action(async (code: string, change: PlanChange) => {
    await context.withOffice({ change: true }, async (office) => {
      const { plan: changed, repriced } = await changePlan(office, code, change, language);
      const isPast = change.from <= monthOf(calendarDateOf(context.by.at));
      const [month, said] = [formatMonth(change.from, language), sayPlan(changed, language)];
      context.terminal.say(
        ...said,
        '',
        ...(isPast ? [planWords.changedPast(month)] : []),
        ...sayRepriced(repriced, planWords),
        planWords.changed,
      );
      context.terminal.answer({ ...changed, repriced });
    });
  });
}

function addTermsOptions(command: Command, { words }: CommandContext): Command {
  const parseAmount = parseAmountOption(0, MAX_PLAN_FCFA);
  return command
    .option('--rate <F>', words.planChangeRate, parseAmount)
    .addOption(new Option('--per <code>', words.planChangePer).choices(['person', 'household']))
    .addOption(new Option('--every <code>', words.planChangeEvery).choices(['month', 'year']))
    .option('--state <F>', words.planChangeState, parseAmount)
    .option('--joining-fee <F>', words.planChangeJoiningFee, parseAmount)
    .option('--waiting <n>', words.planChangeWaiting, parseWholeNumber(0, 120))
    .option('--grace <n>', words.planChangeGrace, parseWholeNumber(0, 120))
    .option('--newborn <n>', words.planChangeNewborn, parseWholeNumber(0, 120))
    .option('--age-limit <n>', words.planChangeAgeLimit, parseWholeNumber(0, 120))
    .option('--share <care=%>', words.planChangeShare, collect(parseShare))
    .option('--ceiling <care=F>', words.planChangeCeiling, collect(parseCeiling));
}

/** `ambulatory=60`, `ambulatory=60 %`. */
function parseShare(text: string): CareShare {
  const [, care, percent] = /^\s*([a-z][a-z-]*)\s*=\s*(\d{1,3})\s*%?\s*$/.exec(text) ?? [];
  if (care === undefined || Number(percent) > 100)
    throw new InvalidArgumentError('For example ambulatory=60');
  return { care, sharePercent: Number(percent) };
}

/** `maternity=50000`, `maternity=50 000 F/act`. */
function parseCeiling(text: string): CareLimit {
  const [, care, amount = '', said] =
    /^\s*([a-z][a-z-]*)\s*=([^=/]+?)(?:\/\s*([a-z-]+)\s*)?$/.exec(text) ?? [];
  const per = CEILINGS.find((one) => one === said);
  if (care === undefined || (said !== undefined && per === undefined))
    throw new InvalidArgumentError('For example maternity=50000/act');
  const fcfa = parseAmountOption(0, MAX_CEILING_FCFA)(amount.trim());
  return { care, fcfa, ...(per !== undefined && { per }) };
}
