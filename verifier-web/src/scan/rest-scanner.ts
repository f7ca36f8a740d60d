import type { Html5Qrcode } from 'html5-qrcode/esm/html5-qrcode.js';

/** A scanner that may rest: its camera stays warm, and nothing is looked at. */
export interface RestingScanner {
  rest(): void;
  /** Looks again, from the next picture on. */
  wake(): void;
  /** The scanner is about to be stopped: no picture is awaited any more. */
  forget(): void;
}

/**
 * Lets a running scanner rest and wake. html5-qrcode itself, when it resumes, draws for 200 ms without looking, lest the picture that it
 * stopped at be read once more: here it begins with the first new picture.
 */
export function makeRestingScanner(scanner: Html5Qrcode, viewfinder: HTMLElement): RestingScanner {
  /** The picture waited for: whoever rests or wakes again has another one. */
  let awaited: symbol | undefined;
  return {
    rest() {
      if (awaited === undefined) return scanner.pause(true);
      awaited = undefined;
      viewfinder.querySelector('video')?.pause();
    },
    wake() {
      const video = viewfinder.querySelector('video');
      if (video === null) return;
      // oxlint-disable-next-line typescript/no-unnecessary-condition -- absent from Firefox before 132, and Safari before 15.4
      if (video.requestVideoFrameCallback === undefined) return scanner.resume();
      const mine = (awaited = Symbol('picture'));
      video.requestVideoFrameCallback(() => {
        if (awaited !== mine) return;
        awaited = undefined;
        scanner.resume();
      });
      // Cut short by `rest`, or by the camera being let go of: then nothing is awaited.
      video.play().catch(() => undefined);
    },
    forget() {
      awaited = undefined;
    },
  };
}
