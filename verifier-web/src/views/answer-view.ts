import { formatDate, type BirthDate } from '@passeport/calendar';
import { ceilingWords, verdictWords, type CareCategory, type Verdict } from '@passeport/eligibility';
import { isTyped, threeAnswers, type Answer, type AnswerState } from '../answer/three-answers.ts';
import { fill, type Language, type Words, wordsOf } from '../words/index.ts';
import { element } from './dom.ts';
import { makeFaceView } from './face-view.ts';
import { icon, type IconName } from './icons.ts';

/** What the answer's screen shows; `face` is an address that the browser can show. */
export interface AnswerInput {
  verdict: Verdict;
  /** Name of the office that signed the card. */
  office: string | undefined;
  face: string | undefined;
  language: Language;
  /** Said in place of the verdict's own explanation, when the page knows better. */
  explanation: string | undefined;
  onNext: () => void;
  onTypeNumber: () => void;
  /** Where a newer list comes from. */
  onList: () => void;
}

const verdictIcons: Record<Verdict['verdict'], IconName> = {
  eligible: 'check',
  lapsed: 'clock',
  waiting: 'hourglass',
  'not-covered': 'exclamation',
  'rights-unknown': 'question',
  'card-expired': 'clock',
  'not-yet-valid': 'hourglass',
  revoked: 'stop',
  'unknown-issuer': 'question',
  'not-authentic': 'cross',
  unreadable: 'scan',
};

const answerIcons: Record<AnswerState, IconName> = {
  yes: 'check',
  no: 'cross',
  unknown: 'question',
  look: 'eye',
  none: 'minus',
};

/** The answer's screen. */
export interface AnswerView {
  root: HTMLElement;
  /** The button that leads on. */
  next: HTMLElement;
  /** Says that the answer will leave the screen; an empty text says nothing. */
  setLeaving(text: string): void;
  /** Adds what is noted of the answer below all that it says. */
  addNote(fields: HTMLElement): void;
}

/** Makes the answer's screen: the verdict, the person, the three answers, what to do, who pays what. */
export function makeAnswerView(input: AnswerInput): AnswerView {
  const { verdict, language } = input;
  const words = wordsOf(language);
  const leaving = element('p', {
    class: 'answer-leaving',
    attributes: { role: 'timer', 'aria-live': 'off' },
  });
  const next = element(
    'button',
    { class: 'primary next', attributes: { type: 'button' }, on: { click: input.onNext } },
    verdict.verdict === 'unreadable' ? words.tryAgain : words.nextCard,
    icon('arrow'),
  );
  const notes = element('div', { class: 'answer-notes' });
  const root = element(
    'section',
    {
      class: `answer answer-${verdict.colour}`,
      attributes: {
        'data-verdict': verdict.verdict,
        'data-reason': verdict.reason,
      },
    },
    element(
      'div',
      { class: 'answer-scroll' },
      verdictBand(input),
      ...verdictWords(verdict, language).notices.map((notice) =>
        element('p', { class: 'warning' }, icon('exclamation'), notice),
      ),
      identity(input, words),
      verdict.verdict !== 'unreadable' && answerTiles(threeAnswers(verdict, input.office, language)),
      advice(verdict, language),
      shares(verdict, language),
      notes,
    ),
    element('div', { class: 'answer-foot' }, ...otherButtons(input, words), next, leaving),
  );
  return {
    root,
    next,
    setLeaving(text) {
      leaving.textContent = text;
    },
    addNote: (fields) => notes.append(fields),
  };
}

function otherButtons({ verdict, onTypeNumber, onList }: AnswerInput, words: Words): (HTMLElement | false)[] {
  return [
    verdict.verdict === 'unreadable' &&
      element(
        'button',
        { class: 'secondary', attributes: { type: 'button' }, on: { click: onTypeNumber } },
        icon('keypad'),
        words.typeNumber,
      ),
    verdict.advice === 'get-newest-list' &&
      element(
        'button',
        { class: 'secondary', attributes: { type: 'button' }, on: { click: onList } },
        icon('refresh'),
        words.updateList,
      ),
  ];
}

function verdictBand({ verdict, language, explanation }: AnswerInput): HTMLElement {
  const said = verdictWords(verdict, language);
  const name = isTyped(verdict) && verdict.verdict === 'eligible' ? 'eye' : verdictIcons[verdict.verdict];
  return element(
    'div',
    { class: 'verdict', attributes: { role: 'alert' } },
    element('div', { class: 'verdict-mark' }, icon(name)),
    element(
      'div',
      {},
      element(
        'h1',
        { class: said.title.length > 20 ? 'verdict-title verdict-title-long' : 'verdict-title' },
        said.title,
      ),
      element('p', { class: 'verdict-why' }, explanation ?? said.explanation),
    ),
  );
}

function identity({ verdict, face }: AnswerInput, words: Words): HTMLElement | undefined {
  const { claims, card, member, mutuelle } = verdict;
  const number = card ?? member;
  if (number === undefined) return undefined;
  const facts = element(
    'div',
    { class: 'person-facts' },
    claims !== undefined && element('p', { class: 'person-name' }, claims.name),
    claims !== undefined &&
      element(
        'p',
        { class: 'person-birth' },
        element('span', {}, bornText(claims.birth, claims.sex, words)),
        element('span', {}, claims.sex === 'F' ? words.female : words.male),
      ),
    element('p', { class: 'person-number' }, number),
    verdict.verdict === 'unknown-issuer' && element('p', { class: 'person-doubt' }, words.notChecked),
    mutuelle !== undefined &&
      element(
        'p',
        { class: 'person-mutuelle' },
        mutuelle.name,
        mutuelle.union !== undefined && element('span', { class: 'person-union' }, mutuelle.union),
      ),
  );
  return element(
    'div',
    { class: 'person' },
    claims !== undefined && makeFaceView(face, claims.name, words),
    facts,
  );
}

function bornText(birth: BirthDate, sex: 'F' | 'M', words: Words): string {
  const yearOnly = birth.length === 4;
  const text =
    sex === 'F' ? (yearOnly ? words.bornInF : words.bornOnF) : yearOnly ? words.bornIn : words.bornOn;
  return fill(text, { date: formatDate(birth) });
}

function answerTiles(answers: Answer[]): HTMLElement {
  return element(
    'dl',
    { class: 'answers' },
    ...answers.map(({ question, state, text, detail }) =>
      element(
        'div',
        { class: `one one-${state}`, attributes: { 'data-state': state } },
        element('dt', {}, question),
        element(
          'dd',
          { class: 'one-text' },
          element('span', { class: 'one-mark' }, icon(answerIcons[state])),
          text,
        ),
        detail !== undefined && element('dd', { class: 'one-detail' }, detail),
      ),
    ),
  );
}

function advice(verdict: Verdict, language: Language): HTMLElement {
  return element(
    'div',
    { class: 'advice' },
    element('h2', {}, wordsOf(language).toDo),
    element('p', {}, verdictWords(verdict, language).advice),
  );
}

/** Who pays what, by kind of care, and what nobody but the patient pays: shown while rights are open. */
function shares({ verdict, plan }: Verdict, language: Language): HTMLElement | undefined {
  if (plan === undefined || verdict !== 'eligible') return undefined;
  const words = wordsOf(language);
  return element(
    'div',
    { class: 'shares' },
    element('h2', {}, words.sharePatient, element('span', { class: 'share-plan' }, plan.name)),
    element('div', { class: 'share-tiles' }, ...plan.care.map((care) => shareTile(care, language))),
    element(
      'details',
      { class: 'share-details' },
      element('summary', {}, words.shareIncludes),
      ...plan.care.map(({ name, includes }) =>
        element('p', {}, element('b', {}, fill(words.shareKind, { name })), includes.join(', ')),
      ),
      plan.exclusions.length > 0 &&
        element('p', {}, element('b', {}, words.shareExclusions), plan.exclusions.join(', ')),
    ),
  );
}

function shareTile({ name, sharePercent, ceiling }: CareCategory, language: Language): HTMLElement {
  const words = wordsOf(language);
  return element(
    'div',
    { class: 'share' },
    element('span', { class: 'share-label' }, name),
    element('span', { class: 'share-percent' }, fill(words.percent, { percent: 100 - sharePercent })),
    element('span', { class: 'share-rest' }, fill(words.shareMutuelle, { percent: sharePercent })),
    ceiling !== undefined && element('span', { class: 'share-ceiling' }, ceilingWords(ceiling, language)),
  );
}
