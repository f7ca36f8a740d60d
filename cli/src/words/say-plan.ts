import {
  ceilingWords,
  type CareCategory,
  type Plan,
  type PlanFault,
  type PlanTerms,
} from '@passeport/eligibility';
import type { Repriced } from '../actions/count-repriced.ts';
import type { Language } from './language.ts';
import { plansEn } from './plans.en.ts';
import { plansFr, type PlanWords } from './plans.fr.ts';

export function planWordsOf(language: Language): PlanWords {
  return language === 'en' ? plansEn : plansFr;
}

/** A plan in words, a line each: all its terms, the first ones first. */
export function sayPlan({ code, name, terms }: Plan, language: Language): string[] {
  const words = planWordsOf(language);
  return [
    words.title(code, name),
    ...terms.flatMap((one, at) => [
      '',
      at === 0 && terms.length > 1 ? words.firstTerms(one.from) : words.termsFrom(one.from),
      ...sayTerms(one, language).map((line) => `  ${line}`),
    ]),
  ];
}

/** What a household pays, in one line. */
export function sayRate({ rate }: PlanTerms, language: Language): string {
  const words = planWordsOf(language);
  if (rate === undefined) return words.noRate;
  const { fcfa, stateFcfa } = rate;
  return `${words.rate(fcfa, rate)}${stateFcfa === 0 ? '' : words.statePart(fcfa - stateFcfa, stateFcfa)}`;
}

/** What is wrong at one place of a file of plans, and what to write there. */
export function sayPlanFault(
  { plan, path, expected, bounds, isMissing }: PlanFault,
  language: Language,
): string {
  const words = planWordsOf(language);
  const say = words.expected[expected];
  const what = isMissing ? words.missing : typeof say === 'string' ? say : say(...bounds);
  if (plan === undefined) return `${what.charAt(0).toLocaleUpperCase(language)}${what.slice(1)}`;
  return words.fault([words.places.plan(plan), ...sayPath(path, words)].join(', '), what);
}

/** What other terms do to months that were paid already; nothing when they do nothing. */
export function sayRepriced({ fewer, more }: Repriced, words: PlanWords): string[] {
  return fewer + more === 0 ? [] : [words.repriced(fewer, more)];
}

function sayTerms(terms: PlanTerms, language: Language): string[] {
  const words = planWordsOf(language);
  const { joiningFeeFcfa, waitingMonths, graceMonths, newbornMonths, ageLimitYears, care, exclusions } =
    terms;
  return [
    words.joiningFee(joiningFeeFcfa),
    sayRate(terms, language),
    words.waiting(waitingMonths),
    words.grace(graceMonths),
    ...(waitingMonths === 0 ? [] : [words.newborn(newbornMonths)]),
    ageLimitYears === undefined ? words.noAgeLimit : words.ageLimit(ageLimitYears),
    ...care.flatMap((one) => [
      sayCare(one, language),
      ...(one.includes.length === 0 ? [] : [`  ${one.includes.join(', ')}`]),
    ]),
    ...(exclusions.length === 0 ? [] : [words.exclusions(exclusions.join(', '))]),
  ];
}

/** Who pays how much of one kind of care. */
export function sayCare({ name, sharePercent, ceiling }: CareCategory, language: Language): string {
  const words = planWordsOf(language);
  const upTo = ceiling === undefined ? '' : words.ceiling(ceilingWords(ceiling, language));
  return words.care(name, sharePercent, upTo);
}

/** `terms.0.care.1.sharePercent` as people count: terms no. 1, care no. 2, “sharePercent”. */
function sayPath(path: string, { places }: PlanWords): string[] {
  const said: string[] = [];
  const keys = path === '' ? [] : path.split('.');
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] ?? '';
    const next = keys[at + 1];
    if (next === undefined || !/^\d+$/.test(next)) {
      said.push(places.member(key));
      continue;
    }
    const number = Number(next) + 1;
    said.push(key === 'terms' || key === 'care' ? places[key](number) : places.item(key, number));
    at += 1;
  }
  return said;
}
