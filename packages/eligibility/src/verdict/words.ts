import { firstDayOf, formatDate, lastDayOf, type CalendarDate, type Month } from '@passeport/calendar';

import { dayOf } from '../instant.ts';
import { BAMBARA } from './phrases-bm.ts';
import { ENGLISH } from './phrases-en.ts';
import { FRENCH } from './phrases-fr.ts';
import { horizonOfIssue } from '../list/horizon.ts';
import type { Facts, Phrases } from './phrases.ts';
import type { CareCeiling } from '../rights/plan.ts';
import type { Rights, Verdict } from './verdict.ts';

/** A verdict in words for the desk: short sentences, the most important first. */
export interface VerdictWords {
  /** A few words, without a full stop. */
  title: string;
  explanation: string;
  /** What to do; for a member who is covered, also who pays how much. */
  advice: string;
  /** What else must be said loudly: an old list, a wrong clock, a card that nobody checked. */
  notices: string[];
}

type KnownMonths = Pick<Rights, 'coveredFrom' | 'coveredThrough' | 'paidThrough' | 'since'>;

/** A language that verdicts are said in; `bm` is Bambara. */
export type VerdictLanguage = 'fr' | 'en' | 'bm';

const PHRASES: Record<VerdictLanguage, Phrases> = { fr: FRENCH, en: ENGLISH, bm: BAMBARA };

/** French, and Bambara like it, put a no-break space before a colon and a percent sign, English nothing. */
const TYPESET: Record<VerdictLanguage, (text: string) => string> = {
  fr: keepTogether,
  en: (text) => text,
  bm: keepTogether,
};

function keepTogether(text: string): string {
  return text.replace(/ (?=[:%])/g, '\u00a0');
}

/** The words for a verdict, its reason and its advice, in the language asked for. */
export function verdictWords(verdict: Verdict, lang: VerdictLanguage): VerdictWords {
  const phrases = PHRASES[lang];
  const typeset = TYPESET[lang];
  const facts = factsOf(verdict, verdict);
  return {
    title: titleOf(verdict, phrases),
    explanation: typeset(join(phrases.reasons[verdict.reason](facts), lastKnownOf(verdict, phrases))),
    advice: typeset(join(phrases.advice[verdict.advice], shareOf(verdict, phrases))),
    notices: noticesOf(verdict, phrases, facts).map(typeset),
  };
}

/** The most that the mutuelle pays for a kind of care, to be put after its share: `au plus 50 000 F par acte`. */
export function ceilingWords({ fcfa, per }: CareCeiling, lang: VerdictLanguage): string {
  const { ceiling, thousands } = PHRASES[lang];
  return ceiling[per](String(fcfa).replace(/\B(?=(?:\d{3})+$)/g, thousands));
}

function titleOf({ verdict, reason, authenticated }: Verdict, phrases: Phrases): string {
  if (verdict === 'eligible' && !authenticated) return phrases.titleOfUncheckedCard;
  return reason === 'not-a-card' ? phrases.titleOfOtherCode : phrases.titles[verdict];
}

function lastKnownOf(verdict: Verdict, phrases: Phrases): string {
  const { lastKnown } = verdict;
  return lastKnown === undefined ? '' : phrases.lastKnown[lastKnown.verdict](factsOf(verdict, lastKnown));
}

function shareOf({ verdict, plan }: Verdict, phrases: Phrases): string {
  if (verdict !== 'eligible' || plan === undefined) return '';
  const shares = plan.care.map(({ sharePercent }) => 100 - sharePercent);
  return phrases.share({ least: Math.min(...shares), most: Math.max(...shares) });
}

function noticesOf(verdict: Verdict, { notices }: Phrases, facts: Facts): string[] {
  const said: string[] = [];
  if (isTyped(verdict)) said.push(notices['card-not-authenticated'](facts));
  if (verdict.freshness === 'old') said.push(notices['old-list'](facts));
  if (verdict.clock === 'behind') said.push(notices['clock-behind'](facts));
  return said;
}

/** A verdict on a member whose card was not looked at; the verdicts on bad cards speak for themselves. */
function isTyped({ verdict, authenticated, member }: Verdict): boolean {
  return !authenticated && member !== undefined && verdict !== 'unknown-issuer';
}

function factsOf(verdict: Verdict, rights: KnownMonths): Facts {
  const { claims, list, listAgeDays, judgedOn, member = '', authenticated } = verdict;
  return {
    coveredFrom: firstDay(rights.coveredFrom),
    coveredThrough: lastDay(rights.coveredThrough),
    paidThrough: lastDay(rights.paidThrough),
    since: rights.since === undefined ? '' : firstDay(rights.since),
    cardFrom: day(claims?.notBefore),
    cardThrough: day(claims?.validThrough),
    listDay: day(list && dayOf(list.issued)),
    listExpires: day(list && dayOf(list.expires)),
    listAgeDays: String(listAgeDays ?? NONE),
    judgedOn: day(judgedOn),
    mutuelle: member.slice(0, 4),
    authenticated,
    hasList: list !== undefined,
    listFrom: firstDay(list && horizonOfIssue(list.issued)),
  };
}

const NONE = '—';

function firstDay(month: Month | undefined): string {
  return month === undefined ? NONE : formatDate(firstDayOf(month));
}

function lastDay(month: Month | undefined): string {
  return month === undefined ? NONE : formatDate(lastDayOf(month));
}

function day(date: CalendarDate | undefined): string {
  return date === undefined ? NONE : formatDate(date);
}

function join(first: string, second: string): string {
  return second === '' ? first : `${first} ${second}`;
}
