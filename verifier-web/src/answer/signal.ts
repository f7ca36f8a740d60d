import type { Verdict } from '@passeport/eligibility';

type Colour = Verdict['colour'];

/** A tone: its height, when it starts and how long it lasts, in milliseconds. */
interface Tone {
  hertz: number;
  fromMs: number;
  forMs: number;
  wave: OscillatorType;
}

/**
 * What each colour sounds like, known without looking: green rises, amber repeats one tone, red is long and low,
 * grey is one short tick.
 */
const tones: Record<Colour, readonly Tone[]> = {
  green: [
    { hertz: 660, fromMs: 0, forMs: 110, wave: 'sine' },
    { hertz: 990, fromMs: 120, forMs: 200, wave: 'sine' },
  ],
  amber: [
    { hertz: 520, fromMs: 0, forMs: 130, wave: 'triangle' },
    { hertz: 520, fromMs: 220, forMs: 130, wave: 'triangle' },
  ],
  red: [
    { hertz: 220, fromMs: 0, forMs: 260, wave: 'square' },
    { hertz: 165, fromMs: 290, forMs: 500, wave: 'square' },
  ],
  grey: [{ hertz: 380, fromMs: 0, forMs: 70, wave: 'sine' }],
};

/** Vibration, in milliseconds: on, off, on, … One, two, three long, one very short. */
const vibrations: Record<Colour, number[]> = {
  green: [120],
  amber: [90, 110, 90],
  red: [350, 120, 350, 120, 350],
  grey: [35],
};

const volume = 0.25;

let audio: AudioContext | undefined;

/** Lets an answer of this colour be heard and felt, as far as the phone can and the browser allows. */
export function giveSignal(
  colour: Colour,
  { sound, vibration }: { sound: boolean; vibration: boolean },
): void {
  if (!hasBeenTouched()) return;
  if (vibration && 'vibrate' in navigator) navigator.vibrate(vibrations[colour]);
  if (sound) void play(tones[colour]);
}

/** Before the first touch browsers refuse both, and complain. */
function hasBeenTouched(): boolean {
  // Absent before Chrome 72.
  const { userActivation } = navigator as { userActivation?: UserActivation };
  return userActivation?.hasBeenActive ?? true;
}

async function play(melody: readonly Tone[]): Promise<void> {
  try {
    audio ??= new AudioContext();
    if (audio.state !== 'running') await audio.resume();
    for (const tone of melody) sound(audio, tone);
  } catch {
    // A phone without sound: colour, word and vibration say the same.
  }
}

function sound(context: AudioContext, { hertz, fromMs, forMs, wave }: Tone): void {
  const start = context.currentTime + fromMs / 1000;
  const end = start + forMs / 1000;
  const [oscillator, gain] = [context.createOscillator(), context.createGain()];
  oscillator.type = wave;
  oscillator.frequency.value = hertz;
  // A tone that begins or ends at once clicks.
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(volume, start + 0.012);
  gain.gain.setValueAtTime(volume, Math.max(start + 0.012, end - 0.03));
  gain.gain.linearRampToValueAtTime(0, end);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(start);
  oscillator.stop(end);
}
