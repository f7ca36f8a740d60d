import { Random } from '../random.ts';
import type { PrintedCard } from './printed-cards.ts';

/** What mostly spoils a frame. */
export const FAULTS = [
  'clean',
  'tilt',
  'blur',
  'motion',
  'low light',
  'glare',
  'scratches',
  'sheen',
  'far',
  'everything',
] as const;
export type Fault = (typeof FAULTS)[number];

/** What cameras of phones give. */
export const SIZES = [
  { widthPx: 640, heightPx: 480 },
  { widthPx: 1280, heightPx: 720 },
  { widthPx: 1920, heightPx: 1080 },
] as const;

/**
 * What the corpus is drawn from. The page's sizes and looks (`verifier-web/src/scan/plan-look.ts`) were chosen by frames of another seed, 2026, which
 * are not in it: its figures are of frames that nothing was tuned on. Whoever tunes anew takes a seed of his own, and leaves this one alone.
 */
const HELD_OUT_SEED = 60_223;

/** How a card is held before a camera, and in what light. Lengths are shares of the picture's shorter side. */
export interface FramePlan {
  index: number;
  /** Of all that is drawn by chance in it. */
  seed: number;
  /** Which of the printed cards. */
  card: number;
  fault: Fault;
  widthPx: number;
  heightPx: number;
  /** Side of the QR code, held so that it lies whole in the picture however it is turned. */
  codeSide: number;
  /** Where the code's middle is, from the picture's middle. */
  aimX: number;
  aimY: number;
  turnDegrees: number;
  /** How far the card leans away from the camera, and to which side. */
  tiltDegrees: number;
  tiltTowardsDegrees: number;
  /** Of a lens out of focus: standard deviation. */
  blur: number;
  /** Length of the hand's way while the picture is taken. */
  motion: number;
  motionDegrees: number;
  /** 1: as bright as the camera likes it. */
  light: number;
  /** From one side of the picture to the other, so much of the light is lost. */
  shadow: number;
  /** Standard deviation of what the sensor adds, 0 to 255. */
  noise: number;
  /** A lamp's reflection: strength (1 hides what is below), radius, where from the code's middle. */
  glare: number;
  glareRadius: number;
  glareX: number;
  glareY: number;
  /** A pale band over the lamination: strength. */
  sheen: number;
  sheenDegrees: number;
  scratches: number;
  jpegQuality: number;
}

/**
 * The corpus: a seeded plan for each frame, as many of each fault and of each size, cards in turn. A clean frame is that of a card held as
 * the page asks for: the code fills the frame, little tilt, enough light, any rotation.
 */
export function planFrames(count: number, cards: readonly PrintedCard[]): FramePlan[] {
  return Array.from({ length: count }, (_, index) => planFrame(index, cards.length));
}

function planFrame(index: number, cards: number): FramePlan {
  const random = new Random(index, HELD_OUT_SEED);
  const between = (low: number, high: number): number => low + (high - low) * random.fraction();
  const fault = FAULTS[index % FAULTS.length] ?? 'clean';
  const size = SIZES[Math.floor(index / FAULTS.length) % SIZES.length] ?? SIZES[0];
  const is = (...faults: Fault[]): boolean => faults.includes(fault);
  const all = is('everything');
  const turnDegrees = between(0, 360);
  const turn = (turnDegrees * Math.PI) / 180;
  // A square that is turned takes more room.
  const room = Math.abs(Math.cos(turn)) + Math.abs(Math.sin(turn));
  const fills = is('far') ? between(0.32, 0.55) : is('clean') ? between(0.84, 0.92) : between(0.7, 0.9);
  return {
    index,
    seed: HELD_OUT_SEED,
    card: (index * 7 + Math.floor(index / cards)) % cards,
    fault,
    ...size,
    codeSide: fills / room,
    aimX: between(-0.02, 0.02),
    aimY: between(-0.02, 0.02),
    turnDegrees,
    tiltDegrees: is('tilt') ? between(18, 30) : is('clean') ? between(0, 8) : between(0, all ? 25 : 15),
    tiltTowardsDegrees: between(0, 360),
    blur: is('blur') ? between(0.003, 0.0065) : is('clean') ? 0.0006 : between(0.0006, all ? 0.003 : 0.002),
    motion: is('motion') ? between(0.006, 0.018) : all ? between(0, 0.008) : 0,
    motionDegrees: between(0, 180),
    light: is('low light') ? between(0.06, 0.25) : all ? between(0.2, 0.7) : between(0.75, 1),
    shadow: is('clean') ? between(0, 0.15) : between(0, is('low light') || all ? 0.7 : 0.4),
    noise: is('low light') ? between(5, 11) : all ? between(4, 10) : between(1, 3),
    glare: is('glare') ? between(0.8, 1) : 0,
    glareRadius: between(0.08, 0.2),
    glareX: between(-0.3, 0.3),
    glareY: between(-0.3, 0.3),
    sheen: is('sheen') ? between(0.6, 0.95) : all ? between(0.2, 0.6) : 0,
    sheenDegrees: between(0, 180),
    scratches: is('scratches') ? 20 + random.below(40) : all ? random.below(12) : 0,
    jpegQuality: Math.round(between(is('clean') ? 85 : 70, 92)),
  };
}
