import { formatMonth, type Month } from '@passeport/calendar';
import { countEn } from './count-things.ts';
import { formatFcfa } from './format-fcfa.ts';
import type { PlanWords } from './plans.fr.ts';

const months = (count: number) => countEn(count, 'month', 'months');
const per = { person: 'for each person', household: 'for each household' };
const every = { month: 'a month', year: 'a year' };

/** A plan and its faults in words, in English. */
export const plansEn: PlanWords = {
  title: (code: string, name: string) => `${code}: ${name}`,
  termsFrom: (from: Month) => `From ${formatMonth(from, 'en')} on`,
  firstTerms: (from: Month) => `From ${formatMonth(from, 'en')} on, and for the months before`,
  joiningFee: (fcfa) =>
    fcfa === 0 ? 'Joining fee: none' : `Joining fee: ${formatFcfa(fcfa)} for a household, once`,
  noRate: 'Contribution: no rate',
  rate: (fcfa, rate) => `Contribution: ${formatFcfa(fcfa)} ${per[rate.per]} ${every[rate.every]}`,
  statePart: (household, state) =>
    `, of which the household pays ${formatFcfa(household)} and the State ${formatFcfa(state)}`,
  waiting: (count) =>
    count === 0
      ? 'Waiting: none, covered from the first month paid'
      : `Waiting: ${months(count)} after joining`,
  grace: (count) =>
    count === 0
      ? 'Grace: none, covered through the last month paid'
      : `Grace: ${months(count)} after the last month paid`,
  newborn: (count) =>
    count === 0
      ? 'New-borns: no waiting when declared in the month of birth'
      : `New-borns: no waiting when declared within ${months(count)} after birth`,
  noAgeLimit: 'Age limit of children: none',
  ageLimit: (years) =>
    `Age limit of children: covered through the month before they are ${countEn(years, 'year', 'years')} old`,
  care: (name, share, ceiling) =>
    `${name}: the mutuelle pays ${share}%${ceiling}, the patient ${100 - share}%`,
  ceiling: (ceiling) => ` (${ceiling})`,
  exclusions: (exclusions) => `Not paid for: ${exclusions}`,

  line: (mutuelles) => countEn(mutuelles, 'mutuelle', 'mutuelles'),
  good: (plans, path) => `${countEn(plans, 'plan', 'plans')} without mistakes in ${path}.`,
  bad: (faults, path) => `${countEn(faults, 'mistake', 'mistakes')} in ${path}:`,
  added: (code) =>
    `The plan ${code} is written to plans.json. Give it to a mutuelle: “passeport mutuelle add NAME --plan ${code}” or, if it is there already, “passeport mutuelle plan NUMBER ${code} --from YYYY-MM”.`,
  changedPast: (month: string) =>
    `Beware: months from ${month} on take the new rate, those paid already, too. Look at some statements (“passeport contribution statement”).`,
  changed: 'The change is written to plans.json. Centres will know it with the next list: publish it.',
  given: (mutuelle, code, month) =>
    `Mutuelle ${mutuelle}: plan ${code}${month === undefined ? ', for all months' : ` from ${month} on`}.`,
  keptBefore: (code) => `Months before keep the rate of the plan ${code}, even when they are paid later.`,
  coming: (code, month) => `${code} from ${month} on`,
  dropped: (code, month) => `What was planned holds no more: plan ${code} from ${month} on.`,
  repriced: (fewer, more) => {
    const fewerHave = `${countEn(fewer, 'household has', 'households have')} fewer months paid than before`;
    if (more === 0) return `By the same receipts, ${fewerHave}.`;
    if (fewer === 0)
      return `By the same receipts, ${countEn(more, 'household has', 'households have')} more months paid than before.`;
    return `By the same receipts, ${fewerHave}, and ${countEn(more, 'household has', 'households have')} more.`;
  },
  missingPlan: (code, mutuelles) => `Plan ${code} is missing: it is that of ${mutuelles}.`,
  more: (count) => `… and ${countEn(count, 'other', 'others')}.`,

  places: {
    plan: (plan) => (/^\d+\.$/.test(plan) ? `Plan no. ${plan.slice(0, -1)}` : `Plan ${plan}`),
    terms: (number) => `terms no. ${number}`,
    care: (number) => `care no. ${number}`,
    item: (name, number) => `“${name}” no. ${number}`,
    member: (name) => `“${name}”`,
  },
  fault: (place, what) => `${place}: ${what}`,
  missing: 'this is missing: add it, as in the plan AMV that came with the office.',
  expected: {
    json: (line = '') =>
      `this file is not JSON: ${line === '' ? '' : `around line ${line}, `}a quote, a comma, a bracket or a brace is missing, or is there in excess.`,
    nothing: 'no plan has this: take it out, or correct its name.',
    object: 'write it between braces { }.',
    'whole-number': (min = '', max = '') =>
      `write a whole number from ${grouped(min)} to ${grouped(max)}, without quotes.`,
    text: (_min = '', max = '') => `write a text of at most ${max} characters, on one line, between quotes.`,
    'plan-code': 'write capitals, digits and dashes, at most 16, for example "AMV".',
    'care-code': 'write small letters and dashes, for example "ambulatory".',
    month: 'write a month, for example "2026-01".',
    'one-of': (...words) => `write ${words.map((word) => `"${word}"`).join(' or ')}.`,
    list: (min = '', max = '') =>
      `write between brackets [ ] a list of ${grouped(min)} to ${grouped(max)} items.`,
    'each-once': (name = '') => `twice the same “${name}”: give each its own.`,
    ascending: (name = '') => `put them in the order of “${name}”, each month once.`,
    'state-share-within-rate': '“stateFcfa”, the part of the State, is more than “fcfa”, the whole rate.',
  },
};

function grouped(number: string): string {
  return Number(number).toLocaleString('en');
}
