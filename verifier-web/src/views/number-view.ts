import type { MemberNumber } from '@passeport/codes';
import { fill, type Words } from '../words/index.ts';
import { element } from './dom.ts';
import { icon } from './icons.ts';
import { groupDigits, judgeTyped, keepDigits } from './typed-number.ts';

/** The keypad's screen. */
export interface NumberView {
  root: HTMLElement;
  clear(): void;
}

/** Makes the keypad's screen; `onNumber` gets a number whose check digits are right, and nothing else. */
export function makeNumberView(words: Words, onNumber: (member: MemberNumber) => void): NumberView {
  let digits = '';
  // inputmode none: the phone's own keyboard would cover half of a small screen; a real keyboard still works.
  const field = element('input', {
    class: 'number-field',
    attributes: {
      type: 'text',
      inputmode: 'none',
      autocomplete: 'off',
      spellcheck: 'false',
      placeholder: '0000-00000-00-00',
      'aria-label': words.numberLabel,
      'aria-describedby': 'number-state',
    },
    on: {
      input: () => change(keepDigits(field.value)),
      keydown: (event) => {
        if (event.key !== 'Enter') return;
        // The same touch of the key would also press the answer's button.
        event.preventDefault();
        submit();
      },
    },
  });
  const state = element('p', { class: 'number-state', attributes: { id: 'number-state', role: 'status' } });
  const check = element(
    'button',
    { class: 'primary', attributes: { type: 'button' }, on: { click: submit } },
    words.numberCheck,
    icon('arrow'),
  );

  function change(next: string): void {
    digits = next;
    field.value = groupDigits(digits);
    const typed = judgeTyped(digits);
    field.dataset['state'] = state.dataset['state'] = typed.state;
    check.disabled = typed.state !== 'right';
    state.replaceChildren(...stateLine(typed, digits, words));
  }

  function submit(): void {
    const typed = judgeTyped(digits);
    if (typed.state === 'right') onNumber(typed.member);
  }

  const key = (digit: string): HTMLElement =>
    element(
      'button',
      {
        class: 'key',
        attributes: { type: 'button' },
        on: { click: () => change(keepDigits(digits + digit)) },
      },
      digit,
    );
  const clear = element(
    'button',
    {
      class: 'key key-quiet',
      attributes: { type: 'button', 'aria-label': words.numberClear },
      on: { click: () => change('') },
    },
    icon('cross'),
  );
  const erase = element(
    'button',
    {
      class: 'key key-quiet',
      attributes: { type: 'button', 'aria-label': words.numberErase },
      on: { click: () => change(digits.slice(0, -1)) },
    },
    icon('erase'),
  );
  const root = element(
    'section',
    { class: 'number', attributes: { 'aria-label': words.numberTitle } },
    element('h1', { class: 'number-title' }, words.numberTitle),
    field,
    state,
    element(
      'div',
      { class: 'keys' },
      ...['1', '2', '3', '4', '5', '6', '7', '8', '9'].map(key),
      clear,
      key('0'),
      erase,
    ),
    check,
  );
  change('');
  return { root, clear: () => change('') };
}

function stateLine(typed: ReturnType<typeof judgeTyped>, digits: string, words: Words): (Node | string)[] {
  switch (typed.state) {
    case 'right':
      return [icon('check'), words.numberRight];
    case 'wrong':
      return [icon('exclamation'), words.numberWrong];
    case 'partial':
      if (digits === '') return [words.numberHelp];
      return [
        typed.missing === 1 ? words.numberMissingOne : fill(words.numberMissing, { count: typed.missing }),
      ];
  }
}
