import {
  answerSecondsChoices,
  kioskSecondsChoices,
  type Preferences,
  type PreferenceStore,
} from '../preferences.ts';
import { fill, type Language, languageNames, languages, toReview, wordsOf } from '../words/index.ts';
import { element } from './dom.ts';
import { icon, type IconName } from './icons.ts';
import { openSheet } from './sheet.ts';

export interface SettingsEvents {
  onChange: () => void;
  /** The journal is asked for. */
  onJournal: () => void;
  /** So is the sheet of whom this phone follows. */
  onSetup: () => void;
  /** The page is to speak this language; the sheet is closed. */
  onLanguage: (language: Language) => void;
}

/** Opens the sheet of what can be chosen on this phone. */
export function openSettingsSheet(
  language: Language,
  preferences: PreferenceStore,
  { onChange, onJournal, onSetup, onLanguage }: SettingsEvents,
): void {
  const words = wordsOf(language);
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
    choice(words.language, toReview.has(language) ? words.languageReview : '', {
      choices: languages,
      chosen: language,
      say: (one) => languageNames[one],
      onChoice: (one) => {
        sheet.close();
        onLanguage(one);
      },
    }),
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

interface Choice<Value> {
  choices: readonly Value[];
  chosen: Value;
  say: (value: Value) => string;
  onChoice: (value: Value) => void;
}

function choice<Value>(
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
    help !== '' && element('span', { class: 'setting-help' }, help),
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
