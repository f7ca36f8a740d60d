// The scanner without the library's own screens, which its index would bring along.
import { Html5QrcodeSupportedFormats } from 'html5-qrcode/esm/core.js';
import { Html5Qrcode } from 'html5-qrcode/esm/html5-qrcode.js';
import { VerifierError } from '../errors.ts';
import { watchFrames } from './decode-frame.ts';
import { loadDecoder } from './find-codes.ts';
import { readFeatures, type CameraFeatures } from './camera-features.ts';
import { keepVideoFitted, longestSidePx } from './fit-video.ts';
import type { FrameFacts } from './frame-facts.ts';
import { makeRestingScanner } from './rest-scanner.ts';

/** html5-qrcode rests for so long after each look: a picture that came meanwhile waits, so as short as a timer sensibly is. */
const framesPerSecond = 60;

/** html5-qrcode refuses a smaller box to look in; on a small screen with large letters the camera may be lower than that. */
const smallestBoxPx = 50;

/** A camera that shows nothing for so long shows nothing at all. */
const firstPictureMs = 10_000;

/** A running camera. */
export interface CameraScanner extends CameraFeatures {
  /** Stops looking for codes; the camera stays warm for `resume`. */
  pause(): void;
  resume(): void;
  /** Lets go of the camera. */
  stop(): Promise<void>;
}

/** What is told of what the camera sees. */
export interface CameraEvents {
  /** Each QR code that appears. */
  onText: (text: string) => void;
  /** Some of the frames in which none was read. */
  onFrame: (facts: FrameFacts) => void;
}

/**
 * Shows the camera in `viewfinder`, a square, and tells of each QR code that appears in it, until paused. What the
 * square shows is what is decoded, in the camera's own pixels. Resolves when its first picture is there.
 *
 * @param viewfinder an empty element with an id, square, with `overflow: hidden`
 * @param wanted the name of the camera to use; the one at the phone's back without it, or when it is not there
 * @throws VerifierError `camera-refused`, `camera-missing`, `camera-busy`
 */
export async function startCamera(
  viewfinder: HTMLElement,
  events: CameraEvents,
  wanted?: string,
): Promise<CameraScanner> {
  const open = async (which: MediaTrackConstraints): Promise<CameraScanner> =>
    await openCamera(viewfinder, events, which);
  const known = await findCamera(wanted);
  if (known !== undefined) {
    try {
      return await open({ deviceId: { exact: known } });
    } catch (error) {
      // Taken out, or in use: any other will do.
      if (error instanceof VerifierError && error.code === 'camera-refused') throw error;
    }
  }
  const camera = await open({ facingMode: { ideal: 'environment' } });
  // Cameras have no names before one is allowed.
  const found = known === undefined ? await findCamera(wanted) : undefined;
  if (found === undefined || wanted === camera.camera) return camera;
  await camera.stop();
  return await open({ deviceId: { exact: found } });
}

/** The id of a camera: browsers may change ids, not names. */
async function findCamera(name: string | undefined): Promise<string | undefined> {
  if (name === undefined) return undefined;
  // oxlint-disable-next-line typescript/no-unnecessary-condition -- absent where the page is not served safely
  const devices = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
  return devices.find(({ kind, label }) => kind === 'videoinput' && label === name)?.deviceId;
}

async function openCamera(
  viewfinder: HTMLElement,
  { onText, onFrame }: CameraEvents,
  which: MediaTrackConstraints,
): Promise<CameraScanner> {
  await loadDecoder();
  const scanner = new Html5Qrcode(viewfinder.id, {
    formatsToSupport: [Html5QrcodeSupportedFormats.QR_CODE],
    // Native ones are absent, empty or failing on many phones.
    useBarCodeDetectorIfSupported: false,
    verbose: false,
  });
  const forgetSize = keepVideoFitted(viewfinder);
  /** A code seen before anybody could pause the camera is seen again; one still being read when it was let go of is nobody's. */
  let opened = false;
  try {
    await scanner.start(
      { facingMode: 'environment' },
      {
        fps: framesPerSecond,
        disableFlip: true,
        qrbox: (width, height) => {
          const sidePx = Math.max(smallestBoxPx, Math.min(width, height));
          return { width: sidePx, height: sidePx };
        },
        videoConstraints: {
          ...which,
          width: { ideal: longestSidePx },
          height: { ideal: 1080 },
        },
      },
      (text) => opened && onText(text),
      undefined,
    );
  } catch (error) {
    forgetSize();
    throw cameraError(error);
  }
  let features: CameraFeatures;
  try {
    await awaitPicture(viewfinder);
    features = await readFeatures(scanner);
  } catch (error) {
    forgetSize();
    await letGo(scanner, viewfinder);
    throw new VerifierError('camera-busy', 'no picture came', error);
  }
  opened = true;
  watchFrames(onFrame);
  const resting = makeRestingScanner(scanner, viewfinder);
  return {
    pause: () => resting.rest(),
    resume: () => resting.wake(),
    async stop() {
      opened = false;
      resting.forget();
      watchFrames(undefined);
      forgetSize();
      await letGo(scanner, viewfinder);
    },
    ...features,
  };
}

/**
 * html5-qrcode calls itself started when it has asked for the video to play; until it plays, it can be neither paused nor stopped
 * without an error. A video that is asked twice answers both at once.
 */
async function awaitPicture(viewfinder: HTMLElement): Promise<void> {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    waiting = setTimeout(() => reject(new DOMException('no picture', 'TimeoutError')), firstPictureMs);
  });
  try {
    await Promise.race([viewfinder.querySelector('video')?.play(), tooLong]);
  } finally {
    clearTimeout(waiting);
  }
}

async function letGo(scanner: Html5Qrcode, viewfinder: HTMLElement): Promise<void> {
  try {
    await scanner.stop();
    scanner.clear();
  } catch {
    // Without a first picture: the camera is let go of, but html5-qrcode stumbles over what it has not drawn.
    viewfinder.replaceChildren();
  }
}

/** html5-qrcode rejects with sentences; the name of the browser's own error is inside. */
function cameraError(error: unknown): VerifierError {
  const text = String(error);
  if (/NotAllowedError|SecurityError|Permission/i.test(text)) {
    return new VerifierError('camera-refused', text, error);
  }
  if (/NotFoundError|OverconstrainedError|not supported/i.test(text)) {
    return new VerifierError('camera-missing', text, error);
  }
  return new VerifierError('camera-busy', text, error);
}
