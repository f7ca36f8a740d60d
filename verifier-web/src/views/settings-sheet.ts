import {
  answerSecondsChoices,
  kioskSecondsChoices,
  type Preferences,
  type PreferenceStore,
} from '../preferences.ts';
import { fill, type Words } from '../words/index.ts';
import { element } from './dom.ts';
import { icon, type IconName } from './icons.ts';
import { openSheet } from './sheet.ts';

/** Opens the sheet of what can be chosen on this phone; `onChange` is told of each change, `onJournal` and `onSetup` when those sheets are asked for. */
export function openSettingsSheet(
  words: Words,
  preferences: PreferenceStore,
  { onChange, onJournal, onSetup }: { onChange: () => void; onJournal: () => void; onSetup: () => void },
): void {
  const change = (changes: Partial<Preferences>): void => {
    preferences.change(changes);
    onChange();
  };
  const { sound, vibration, answerSeconds, kioskSeconds } = preferences.get();
  const leave = (name: IconName, text: string, to: () => void): HTMLElement => {
    const click = (): void => {
      sheet.close();
      to();
    };
    return element(
      'button',
      { class: 'secondary', attributes: { type: 'button' }, on: { click } },
      icon(name),
      text,
    );
  };
  const sheet = openSheet(
    words.settings,
    words,
    choice(words.settingKiosk, words.settingKioskHelp, {
      choices: kioskSecondsChoices,
      chosen: kioskSeconds,
      say: (seconds) => (seconds === 0 ? words.settingKioskOff : fill(words.seconds, { seconds })),
      onChoice: (seconds) => change({ kioskSeconds: seconds }),
    }),
    choice(words.settingAnswer, words.settingAnswerHelp, {
      choices: answerSecondsChoices,
      chosen: answerSeconds,
      say: (seconds) => fill(words.seconds, { seconds }),
      onChoice: (seconds) => change({ answerSeconds: seconds }),
    }),
    toggle(words.settingSound, sound, (on) => change({ sound: on })),
    toggle(words.settingVibration, vibration, (on) => change({ vibration: on })),
    leave('list', words.journal, onJournal),
    leave('settings', words.setupOwn, onSetup),
  );
}

interface Choice<Value extends number> {
  choices: readonly Value[];
  chosen: Value;
  say: (value: Value) => string;
  onChoice: (value: Value) => void;
}

function choice<Value extends number>(
  label: string,
  help: string,
  { choices, chosen, say, onChoice }: Choice<Value>,
): HTMLElement {
  const select = element(
    'select',
    {
      class: 'setting-choice',
      on: {
        change: () => {
          const value = choices[select.selectedIndex];
          if (value !== undefined) onChoice(value);
        },
      },
    },
    ...choices.map((value) => element('option', {}, say(value))),
  );
  select.selectedIndex = choices.indexOf(chosen);
  return element(
    'label',
    { class: 'setting' },
    element('span', { class: 'setting-name' }, label),
    select,
    element('span', { class: 'setting-help' }, help),
  );
}

function toggle(label: string, on: boolean, onToggle: (on: boolean) => void): HTMLElement {
  const box = element('input', {
    class: 'setting-toggle',
    attributes: { type: 'checkbox', role: 'switch' },
    on: { change: () => onToggle(box.checked) },
  });
  box.checked = on;
  return element('label', { class: 'setting' }, element('span', { class: 'setting-name' }, label), box);
}
