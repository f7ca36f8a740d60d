import { verdictWords, type Verdict } from '@passeport/eligibility';
import { element } from '../views/dom.ts';
import { type Language, type Words, wordsOf } from '../words/index.ts';
import type { Journal } from './journal.ts';
import type { JournalEntry } from './journal-entry.ts';

/** More than any care costs. */
const mostDigits = 9;

/**
 * Notes an answer in the journal at once, as it may be the last thing that this phone does today. `addFields` is given
 * where the receptionist says which care it was and what she asked for: each change is noted, too. Nothing is done
 * when no journal is kept.
 */
export async function noteAnswer(
  journal: Journal,
  verdict: Verdict,
  language: Language,
  addFields: (fields: HTMLElement) => void,
): Promise<void> {
  const words = wordsOf(language);
  const entry = entryOf(verdict, language);
  const failed = (): HTMLElement =>
    element('p', { class: 'journal-failed', attributes: { role: 'alert' } }, words.journalFailed);
  try {
    const complete = await journal.write(entry);
    if (complete === undefined || verdict.verdict !== 'eligible') return;
    const change = (more: Partial<JournalEntry>): void => {
      void complete({ ...entry, ...more }).catch(() => fields.append(failed()));
    };
    const fields = makeFields(verdict, words, change);
    addFields(fields);
  } catch {
    addFields(failed());
  }
}

function entryOf(verdict: Verdict, language: Language): JournalEntry {
  const number = verdict.card ?? verdict.member;
  return {
    at: new Date().toISOString(),
    verdict: verdict.verdict,
    said: verdictWords(verdict, language).title,
    ...(number !== undefined && { number }),
    ...(verdict.list !== undefined && { list: verdict.list.sequence }),
  };
}

function makeFields(
  { plan }: Verdict,
  words: Words,
  onChange: (more: Partial<JournalEntry>) => void,
): HTMLElement {
  const kinds = plan?.care.map(({ name }) => name) ?? [];
  const change = (): void => {
    const care = kinds[select.selectedIndex - 1];
    onChange({
      ...(care !== undefined && { care }),
      ...(amount.value !== '' && { askedFcfa: Number(amount.value) }),
    });
  };
  const select = element(
    'select',
    { class: 'setting-choice', on: { change } },
    element('option', {}, words.journalCareNone),
    ...kinds.map((name) => element('option', {}, name)),
  );
  const amount = element('input', {
    class: 'journal-amount',
    attributes: { type: 'text', inputmode: 'numeric', autocomplete: 'off' },
    on: {
      input: () => {
        amount.value = amount.value.replace(/\D/g, '').slice(0, mostDigits);
        change();
      },
    },
  });
  return element(
    'section',
    { class: 'journal-fields', attributes: { 'aria-label': words.journalNote } },
    element('h2', {}, words.journalNote),
    element(
      'label',
      { class: 'setting' },
      element('span', { class: 'setting-name' }, words.journalCare),
      select,
    ),
    element(
      'label',
      { class: 'setting' },
      element('span', { class: 'setting-name' }, words.journalAsked),
      amount,
    ),
  );
}
