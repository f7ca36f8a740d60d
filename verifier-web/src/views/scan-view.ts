import type { PreferenceStore } from '../preferences.ts';
import type { CameraScanner } from '../scan/camera.ts';
import { hintFor, type FrameFacts, type Hint } from '../scan/frame-facts.ts';
import type { Words } from '../words/index.ts';
import { cameraFaultText } from './camera-fault.ts';
import { makeCameraTools } from './camera-tools.ts';
import { element } from './dom.ts';
import { icon } from './icons.ts';

/** After this long without a code, a hint is shown. */
const hintAfterMs = 5000;

/** So often the hint is thought over, by the newest frames. */
const hintEveryMs = 2000;
const hintFrames = 8;

/** A camera that nobody looks through is let go of after this long: it eats the battery. */
const keepWarmMs = 60_000;

/** A card that stays in view is not answered again; taken away for so long and shown again, it is. */
const sameCardMs = 1500;

/** The camera's screen. */
export interface ScanView {
  root: HTMLElement;
  /** Opens the camera, or takes it up again after `pause`. */
  open(): Promise<void>;
  pause(): void;
  /** Whether the camera is looking for a code, or about to. */
  isLooking(): boolean;
  /** Lets go of the camera. */
  stop(): Promise<void>;
}

/** Makes the camera's screen; `onText` gets each text scanned, once, and the camera pauses. */
export function makeScanView(
  words: Words,
  preferences: PreferenceStore,
  onText: (text: string) => void,
): ScanView {
  const viewfinder = element('div', { class: 'viewfinder-video', attributes: { id: 'viewfinder' } });
  const message = element('p', { class: 'scan-message', attributes: { role: 'status' } }, words.scanInvite);
  const tools = makeCameraTools(words, preferences, () => void restart());
  const start = element(
    'button',
    { class: 'primary scan-start', attributes: { type: 'button' }, on: { click: () => void open() } },
    icon('scan'),
    words.scanStart,
  );
  const frame = element(
    'div',
    { class: 'viewfinder' },
    element('div', { class: 'viewfinder-rest' }, icon('scan')),
    viewfinder,
    element('div', { class: 'corners', attributes: { 'aria-hidden': 'true' } }),
    start,
  );
  const root = element(
    'section',
    { class: 'scan', attributes: { 'aria-label': words.scanTitle } },
    element('h1', { class: 'unseen' }, words.scanTitle),
    frame,
    tools.root,
    message,
  );

  let camera: CameraScanner | undefined;
  let paused = false;
  let opening = false;
  let wanted = false;
  /** Whether this screen was left since the camera began to open. */
  let left = false;
  let cooling: ReturnType<typeof setTimeout> | undefined;
  /** The card answered last, and since when it is out of sight. */
  let last: { mark: number; goneAt: number | undefined } | undefined;
  let hinting: ReturnType<typeof setTimeout> | undefined;
  let frames: FrameFacts[] = [];

  function say(text: string, state: 'idle' | 'live' | 'fault'): void {
    // The same words again would be read out again.
    if (message.textContent !== text) message.textContent = text;
    frame.dataset['state'] = state;
    start.hidden = state === 'live';
  }

  function aim(): void {
    say(words.scanAim, 'live');
    awaitHint();
  }

  function awaitHint(): void {
    frames = [];
    clearTimeout(hinting);
    hinting = setTimeout(giveHint, hintAfterMs);
  }

  function giveHint(): void {
    say(hintText(hintFor(frames), words), 'live');
    hinting = setTimeout(giveHint, hintEveryMs);
  }

  function receive(text: string): void {
    if (paused) return;
    const mark = markOf(text);
    forgetIfGone();
    const isSame = last?.mark === mark;
    last = { mark, goneAt: undefined };
    if (isSame) {
      // While a card lies there, nobody needs a hint.
      awaitHint();
      return say(words.scanSame, 'live');
    }
    pause();
    onText(text);
  }

  /** By what was looked at, not by the clock alone: a phone that is busy for a while has not seen the card go. */
  function forgetIfGone(): void {
    if (last?.goneAt === undefined) return;
    if (performance.now() - last.goneAt >= sameCardMs) last = undefined;
    else last.goneAt = undefined;
  }

  function noteGone(): void {
    if (last !== undefined) last.goneAt ??= performance.now();
  }

  async function open(): Promise<void> {
    wanted = true;
    clearTimeout(cooling);
    forgetIfGone();
    if (camera !== undefined) {
      if (paused) camera.resume();
      paused = false;
      aim();
      return;
    }
    say(words.scanStarting, 'live');
    if (opening) return;
    opening = true;
    paused = false;
    try {
      camera = await openInSight();
      if (camera === undefined) return say(words.scanInvite, 'idle');
      tools.show(camera);
      aim();
    } catch (error) {
      say(cameraFaultText(error, words), 'fault');
    } finally {
      opening = false;
    }
  }

  /** Undefined when the camera is not wanted any more. Behind an answer or another way its picture measures nothing, and would never be looked at. */
  async function openInSight(): Promise<CameraScanner | undefined> {
    const { startCamera } = await import('../scan/camera.ts');
    const onFrame = (facts: FrameFacts): void => {
      frames = [...frames, facts].slice(-hintFrames);
      noteGone();
    };
    if (!wanted) return undefined;
    left = false;
    const started = await startCamera(viewfinder, { onText: receive, onFrame }, preferences.get().camera);
    if (!left) return started;
    await started.stop();
    return await openInSight();
  }

  function leave(): void {
    left = true;
    wanted = false;
    clearTimeout(hinting);
    clearTimeout(cooling);
  }

  function pause(): void {
    if (camera === undefined) return leave();
    clearTimeout(hinting);
    if (paused) return;
    paused = true;
    camera.pause();
    cooling = setTimeout(() => void stop(), keepWarmMs);
  }

  async function stop(): Promise<void> {
    leave();
    noteGone();
    const running = camera;
    camera = undefined;
    tools.show(undefined);
    say(words.scanInvite, 'idle');
    await running?.stop();
  }

  /** Another camera was chosen. */
  async function restart(): Promise<void> {
    await stop();
    await open();
  }

  say(words.scanInvite, 'idle');
  const isLooking = (): boolean => (camera === undefined ? opening && wanted : !paused);
  return { root, open, pause, isLooking, stop };
}

/** Tells the card just read from another one without keeping what it says: FNV-1a, 32 bits. */
function markOf(text: string): number {
  let mark = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) mark = Math.imul(mark ^ text.charCodeAt(at), 0x01000193);
  return mark;
}

function hintText(hint: Hint, words: Words): string {
  switch (hint) {
    case 'light':
      return words.hintLight;
    case 'glare':
      return words.hintGlare;
    case 'closer':
      return words.hintCloser;
    case 'steady':
      return words.hintSteady;
    case 'flat':
      return words.hintFlat;
  }
}
