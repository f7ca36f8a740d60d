import { formatMonth, type Month } from '@passeport/calendar';
import type { Verdict } from '@passeport/eligibility';
import { fill, type Language, wordsOf, type Words } from '../words/index.ts';

/** How an answer stands: `look` asks the receptionist's own eyes, `none` means that it was not asked. */
export type AnswerState = 'yes' | 'no' | 'unknown' | 'look' | 'none';

/** One of the three answers, as it is read: `detail` says by whom, with what, until when. */
export interface Answer {
  question: string;
  state: AnswerState;
  text: string;
  detail?: string;
}

/**
 * The three answers that are never mixed: is the card genuine (signature), is this the person (face), is she
 * covered (list).
 *
 * @param office name of the office that signed the card, when its signature holds
 */
export function threeAnswers(verdict: Verdict, office: string | undefined, language: Language): Answer[] {
  const words = wordsOf(language);
  return [
    { question: words.questionGenuine, ...genuine(verdict, office, words) },
    { question: words.questionPerson, ...person(verdict, words) },
    { question: words.questionCovered, ...covered(verdict, language) },
  ];
}

type Reply = Omit<Answer, 'question'>;

function genuine({ verdict, authenticated }: Verdict, office: string | undefined, words: Words): Reply {
  if (authenticated) {
    return { state: 'yes', text: words.yes, ...(office !== undefined && { detail: office }) };
  }
  if (verdict === 'not-authentic') return { state: 'no', text: words.no };
  if (verdict === 'unknown-issuer') {
    return { state: 'unknown', text: words.genuineUnknown, detail: words.genuineUnknownWhy };
  }
  return { state: 'unknown', text: words.genuineUnchecked, detail: words.genuineUncheckedWhy };
}

function person(verdict: Verdict, words: Words): Reply {
  const compare = (detail: string): Reply => ({ state: 'look', text: words.personCompare, detail });
  if (verdict.claims !== undefined) {
    return compare(verdict.claims.face === undefined ? words.personPrinted : words.personFace);
  }
  // A number typed by hand: the card itself is the only witness.
  if (isTyped(verdict)) return compare(words.personCard);
  return { state: 'none', text: words.notAsked };
}

function covered(verdict: Verdict, language: Language): Reply {
  const words = wordsOf(language);
  const say = (state: AnswerState, text: string, template?: string, month?: Month): Reply => ({
    state,
    text,
    ...(template !== undefined &&
      month !== undefined && { detail: fill(template, { month: formatMonth(month, language) }) }),
  });
  switch (verdict.verdict) {
    case 'eligible':
      return say('yes', words.yes, words.coveredUntil, verdict.coveredThrough);
    case 'lapsed':
      return say('no', words.no, words.coveredSince, verdict.since);
    case 'waiting':
      return say('no', words.coveredNotYet, words.coveredFrom, verdict.coveredFrom);
    case 'not-covered':
      return say('no', words.no);
    case 'rights-unknown':
      return say('unknown', words.coveredUnknown);
    case 'card-expired':
    case 'not-yet-valid':
    case 'revoked':
    case 'unknown-issuer':
    case 'not-authentic':
    case 'unreadable':
      return say('none', words.notAsked);
  }
}

/** Whether the verdict is on a number typed by hand. */
export function isTyped({ verdict, authenticated }: Verdict): boolean {
  return (
    !authenticated && verdict !== 'unknown-issuer' && verdict !== 'not-authentic' && verdict !== 'unreadable'
  );
}
