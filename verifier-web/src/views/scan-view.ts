import { VerifierError } from '../errors.ts';
import type { CameraScanner } from '../scan/camera.ts';
import type { Words } from '../words/index.ts';
import { element } from './dom.ts';
import { icon } from './icons.ts';

/** After this long without a code, a hint is shown. */
const hintAfterMs = 5000;

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
  /** Whether the camera is open and looking for a code. */
  isLooking(): boolean;
  /** Lets go of the camera. */
  stop(): Promise<void>;
}

/** Makes the camera's screen; `onText` gets each text scanned, once, and the camera pauses. */
export function makeScanView(words: Words, onText: (text: string) => void): ScanView {
  const viewfinder = element('div', { class: 'viewfinder-video', attributes: { id: 'viewfinder' } });
  const message = element('p', { class: 'scan-message', attributes: { role: 'status' } }, words.scanInvite);
  const torch = element(
    'button',
    {
      class: 'torch',
      attributes: { type: 'button', hidden: true, 'aria-pressed': 'false', 'aria-label': words.torchOn },
      on: { click: () => void toggleTorch() },
    },
    icon('torch'),
  );
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
    torch,
    start,
  );
  const root = element(
    'section',
    { class: 'scan', attributes: { 'aria-label': words.scanTitle } },
    frame,
    message,
  );

  let camera: CameraScanner | undefined;
  let paused = false;
  let opening = false;
  let wanted = false;
  let cooling: ReturnType<typeof setTimeout> | undefined;
  let last: { text: string; seenAt: number } | undefined;
  let hint: ReturnType<typeof setTimeout> | undefined;

  function say(text: string, state: 'idle' | 'live' | 'fault'): void {
    message.textContent = text;
    frame.dataset['state'] = state;
    start.hidden = state === 'live';
  }

  function aim(): void {
    say(words.scanAim, 'live');
    clearTimeout(hint);
    hint = setTimeout(() => say(words.scanHint, 'live'), hintAfterMs);
  }

  function receive(text: string): void {
    if (paused) return;
    const now = performance.now();
    const same = last !== undefined && last.text === text && now - last.seenAt < sameCardMs;
    last = { text, seenAt: now };
    if (same) return say(words.scanSame, 'live');
    pause();
    onText(text);
  }

  async function open(): Promise<void> {
    wanted = true;
    clearTimeout(cooling);
    if (opening) return;
    if (camera !== undefined) {
      if (paused) camera.resume();
      paused = false;
      if (last !== undefined) last.seenAt = performance.now();
      aim();
      return;
    }
    opening = true;
    paused = false;
    say(words.scanStarting, 'live');
    try {
      const { startCamera } = await import('../scan/camera.ts');
      camera = await startCamera(viewfinder, receive);
      // Another way was chosen while it opened.
      if (!wanted) return await stop();
      torch.hidden = camera.toggleTorch === undefined;
      aim();
    } catch (error) {
      say(faultText(error, words), 'fault');
    } finally {
      opening = false;
    }
  }

  function pause(): void {
    clearTimeout(hint);
    if (camera === undefined || paused) return;
    paused = true;
    camera.pause();
    cooling = setTimeout(() => void stop(), keepWarmMs);
  }

  async function stop(): Promise<void> {
    wanted = false;
    clearTimeout(hint);
    clearTimeout(cooling);
    const running = camera;
    camera = undefined;
    torch.hidden = true;
    say(words.scanInvite, 'idle');
    await running?.stop();
  }

  async function toggleTorch(): Promise<void> {
    const on = (await camera?.toggleTorch?.()) ?? false;
    torch.setAttribute('aria-pressed', String(on));
    torch.setAttribute('aria-label', on ? words.torchOff : words.torchOn);
  }

  say(words.scanInvite, 'idle');
  return { root, open, pause, isLooking: () => camera !== undefined && !paused, stop };
}

function faultText(error: unknown, words: Words): string {
  const code = error instanceof VerifierError ? error.code : undefined;
  if (code === 'camera-refused') return words.cameraRefused;
  if (code === 'camera-missing') return words.cameraMissing;
  return words.cameraBusy;
}
