import type { Journal } from '../journal/journal.ts';
import type { Verdict } from '@passeport/eligibility';
import { makeAnswerView, type AnswerView } from '../views/answer-view.ts';
import { fill, type Language, wordsOf } from '../words/index.ts';
import type { PreferenceStore } from '../preferences.ts';
import { startCountdown, type Countdown } from './countdown.ts';
import { faceUrl } from './face-url.ts';
import type { PhoneVerdict } from './judge-on-phone.ts';

/** The last seconds are counted where they are seen. */
const countedSeconds = 10;

/** What happens on an answer's screen. */
export interface StageEvents {
  /** The next card was asked for. */
  onNext: () => void;
  /** Nobody touched the answer for its time; `continuous` when the next card is to follow by itself. */
  onGone: (continuous: boolean) => void;
  onTypeNumber: () => void;
  /** Where a newer list comes from. */
  onList: () => void;
}

/** Where answers are shown, one at a time, for a while. */
export interface AnswerStage {
  /** Shows an answer in the place of the one before. */
  show(answer: PhoneVerdict, explanation?: string): void;
  /** Nothing personal stays on the screen, nor in memory. */
  forget(): void;
}

/** Makes the place in `main` where answers are shown. */
export function makeAnswerStage(
  main: HTMLElement,
  language: Language,
  preferences: PreferenceStore,
  openJournal: () => Promise<Journal>,
  { onNext, onGone, onTypeNumber, onList }: StageEvents,
): AnswerStage {
  const words = wordsOf(language);
  let view: HTMLElement | undefined;
  let face: string | undefined;
  let countdown: Countdown | undefined;

  function forget(): void {
    countdown?.stop();
    view?.remove();
    if (face !== undefined) URL.revokeObjectURL(face);
    countdown = view = face = undefined;
  }

  function show({ verdict, office }: PhoneVerdict, explanation?: string): void {
    forget();
    const { sound, vibration, answerSeconds, kioskSeconds, journal } = preferences.get();
    face = faceUrl(verdict.claims?.face);
    const made = makeAnswerView({
      verdict,
      office,
      face,
      language,
      explanation,
      onNext,
      onList,
      onTypeNumber: () => {
        forget();
        onTypeNumber();
      },
    });
    view = made.root;
    main.append(made.root);
    made.next.focus({ preventScroll: true });
    void import('./signal.ts').then(
      ({ giveSignal }) => giveSignal(verdict.colour, { sound, vibration }),
      // The network went before all of the page had come: a silent answer is an answer.
      () => undefined,
    );

    if (journal) void note(verdict, made);

    // A card to be kept is not passed over because nobody looked.
    const continuous = kioskSeconds > 0 && verdict.colour !== 'red';
    countdown = startCountdown(continuous ? kioskSeconds : answerSeconds, {
      onTick: (left) => {
        const text = fill(continuous ? words.nextIn : words.goneIn, { seconds: left });
        made.setLeaving(left <= countedSeconds ? text : '');
      },
      onEnd: () => onGone(continuous),
    });
    // Whoever touches, scrolls or types is still reading.
    for (const event of ['pointerdown', 'keydown', 'wheel', 'touchmove']) {
      made.root.addEventListener(event, () => countdown?.restart(), { passive: true });
    }
  }

  async function note(verdict: Verdict, shown: AnswerView): Promise<void> {
    const { noteAnswer } = await import('../journal/note-answer.ts');
    await noteAnswer(await openJournal(), verdict, language, (fields) => shown.addNote(fields));
  }

  return { show, forget };
}
