import { deliverFile } from '../deliver-file.ts';
import { VerifierError } from '../errors.ts';
import { maxEntries, type Journal } from '../journal/journal.ts';
import { writeJournalCsv } from '../journal/journal-csv.ts';
import { pinPattern } from '../journal/journal-lock.ts';
import type { PreferenceStore } from '../preferences.ts';
import { fill, type Words } from '../words/index.ts';
import { element } from './dom.ts';
import { openSheet } from './sheet.ts';

/** Opens the sheet where the journal is begun, exported and erased. */
export async function openJournalSheet(
  words: Words,
  journal: Journal,
  preferences: PreferenceStore,
): Promise<void> {
  const body = element('div', {});
  const outcome = element('p', { class: 'sheet-outcome', attributes: { role: 'status' } });

  async function show(): Promise<void> {
    const kept = await journal.isKept();
    body.replaceChildren(...(kept ? keeping(await journal.count()) : beginning()));
  }

  function beginning(): HTMLElement[] {
    const [pin, again] = [pinField(words.journalPin), pinField(words.journalPinAgain)];
    const begin = async (): Promise<void> => {
      if (!pinPattern.test(pin.input.value)) return say(words.journalPinShort);
      if (pin.input.value !== again.input.value) return say(words.journalPinOther);
      await journal.begin(pin.input.value);
      preferences.change({ journal: true });
      say('');
      await show();
    };
    return [
      element('p', {}, words.journalAbout),
      pin.label,
      again.label,
      element('p', { class: 'setting-help' }, words.journalForgotten),
      button('primary', words.journalBegin, () => run(begin())),
    ];
  }

  function keeping(count: number): HTMLElement[] {
    const pin = pinField(words.journalPin);
    const send = async (): Promise<void> => {
      say(words.journalExporting);
      const { entries, damaged } = await journal.read(pin.input.value);
      pin.input.value = '';
      const name = `journal-${new Date().toISOString().slice(0, 10)}.csv`;
      const file = new File([writeJournalCsv(entries, words)], name, { type: 'text/csv' });
      const sent = await deliverFile(file);
      const text = damaged === 0 ? words.journalExported : words.journalDamaged;
      say(sent ? fill(text, { count: entries.length, damaged }) : '');
    };
    let sure = false;
    const erase = button('secondary', words.journalErase, () => {
      if (sure) return run(eraseAll());
      sure = true;
      erase.textContent = words.journalEraseSure;
    });
    const eraseAll = async (): Promise<void> => {
      await journal.erase();
      preferences.change({ journal: false });
      say(words.journalErased);
      await show();
    };
    return [
      element('p', {}, fill(words.journalKept, { count, most: maxEntries })),
      pin.label,
      button('primary', words.journalExport, () => run(send())),
      erase,
      element('p', { class: 'setting-help' }, words.journalForgotten),
    ];
  }

  function say(text: string): void {
    outcome.textContent = text;
  }

  function run(work: Promise<void>): void {
    void work.catch((error: unknown) => {
      say(
        error instanceof VerifierError && error.code === 'pin-wrong'
          ? words.journalPinWrong
          : words.journalFailed,
      );
    });
  }

  await show();
  openSheet(words.journal, words, body, outcome);
}

function pinField(text: string): { label: HTMLElement; input: HTMLInputElement } {
  const input = element('input', {
    class: 'journal-pin',
    attributes: { type: 'password', inputmode: 'numeric', autocomplete: 'off', maxlength: '12' },
  });
  const name = element('span', { class: 'setting-name' }, text);
  return { input, label: element('label', { class: 'setting' }, name, input) };
}

function button(look: 'primary' | 'secondary', text: string, click: () => void): HTMLButtonElement {
  return element('button', { class: look, attributes: { type: 'button' }, on: { click } }, text);
}
