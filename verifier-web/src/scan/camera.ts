// The scanner without the library's own screens, which its index would bring along.
import { Html5QrcodeSupportedFormats } from 'html5-qrcode/esm/core.js';
import { Html5Qrcode } from 'html5-qrcode/esm/html5-qrcode.js';
import { VerifierError } from '../errors.ts';
import { installDetector, loadDecoder } from './qr-detector.ts';

const framesPerSecond = 15;

/** The largest picture asked of the camera, and the widest that is decoded, in pixels. */
const longestSidePx = 1920;

/** A running camera. */
export interface CameraScanner {
  /** Stops looking for codes; the camera stays warm for `resume`. */
  pause(): void;
  resume(): void;
  /** Lets go of the camera. */
  stop(): Promise<void>;
  /** Undefined where there is no lamp beside the camera. Resolves to whether it is on now. */
  toggleTorch: (() => Promise<boolean>) | undefined;
}

/**
 * Shows the camera in `viewfinder`, a square, and calls `onText` with each QR code that appears in it, until
 * paused. What the square shows is what is decoded, in the camera's own pixels.
 *
 * @param viewfinder an empty element with an id, square, with `overflow: hidden`
 * @throws VerifierError `camera-refused`, `camera-missing`, `camera-busy`
 */
export async function startCamera(
  viewfinder: HTMLElement,
  onText: (text: string) => void,
): Promise<CameraScanner> {
  // Without wasm, html5-qrcode's own decoder is the last resort.
  await loadDecoder().then(installDetector, () => undefined);
  const scanner = new Html5Qrcode(viewfinder.id, {
    formatsToSupport: [Html5QrcodeSupportedFormats.QR_CODE],
    useBarCodeDetectorIfSupported: true,
    verbose: false,
  });
  const forgetSize = keepVideoFitted(viewfinder);
  try {
    await scanner.start(
      { facingMode: 'environment' },
      {
        fps: framesPerSecond,
        disableFlip: true,
        qrbox: (width, height) => ({ width: Math.min(width, height), height: Math.min(width, height) }),
        videoConstraints: {
          facingMode: { ideal: 'environment' },
          width: { ideal: longestSidePx },
          height: { ideal: 1080 },
        },
      },
      onText,
      undefined,
    );
  } catch (error) {
    forgetSize();
    throw cameraError(error);
  }
  return {
    pause: () => scanner.pause(true),
    resume: () => scanner.resume(),
    async stop() {
      forgetSize();
      await scanner.stop();
      scanner.clear();
    },
    toggleTorch: torchOf(scanner),
  };
}

/**
 * html5-qrcode decodes a canvas of the video's size in CSS pixels: so the video gets its own size in pixels, and
 * a transform brings it down to fill the square. Returns what undoes the listening.
 */
function keepVideoFitted(viewfinder: HTMLElement): () => void {
  const fit = (): void => {
    const video = viewfinder.querySelector('video');
    if (video !== null && video.videoWidth > 0) fitVideo(video, viewfinder.clientWidth);
  };
  // Media events do not bubble, but they are captured: the size is set before html5-qrcode measures.
  viewfinder.addEventListener('loadedmetadata', fit, true);
  window.addEventListener('resize', fit);
  return () => {
    viewfinder.removeEventListener('loadedmetadata', fit, true);
    window.removeEventListener('resize', fit);
  };
}

function fitVideo(video: HTMLVideoElement, sideCssPx: number): void {
  const { videoWidth, videoHeight } = video;
  const shrink = Math.min(1, longestSidePx / Math.max(videoWidth, videoHeight));
  const [width, height] = [Math.round(videoWidth * shrink), Math.round(videoHeight * shrink)];
  Object.assign(video.style, {
    width: `${width}px`,
    height: `${height}px`,
    maxWidth: 'none',
    position: 'absolute',
    left: '50%',
    top: '50%',
    transform: `translate(-50%, -50%) scale(${sideCssPx / Math.min(width, height)})`,
  });
}

function torchOf(scanner: Html5Qrcode): CameraScanner['toggleTorch'] {
  const torch = scanner.getRunningTrackCameraCapabilities().torchFeature();
  if (!torch.isSupported()) return undefined;
  let on = false;
  return async () => {
    await torch.apply(!on);
    on = !on;
    return on;
  };
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
