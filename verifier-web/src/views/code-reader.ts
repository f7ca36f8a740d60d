import '../styles/reader.css';
import type { CameraScanner } from '../scan/camera.ts';
import type { Words } from '../words/index.ts';
import { cameraFaultText } from './camera-fault.ts';
import { element } from './dom.ts';

/** A camera that reads codes which are no cards, until it is closed. */
export interface CodeReader {
  root: HTMLElement;
  /** Resolves when the camera is open, or has said why it is not. `root` must be on the page. */
  open(): Promise<void>;
  say(text: string): void;
  close(): Promise<void>;
}

/** Makes one; `onText` gets the text of each code in each frame, the same ones again too. */
export function makeCodeReader(
  words: Words,
  {
    aim,
    camera: wanted,
    onText,
  }: { aim: string; camera: string | undefined; onText: (text: string) => void },
): CodeReader {
  const video = element('div', { class: 'viewfinder-video', attributes: { id: 'code-reader' } });
  const frame = element(
    'div',
    { class: 'viewfinder' },
    video,
    element('div', { class: 'corners', attributes: { 'aria-hidden': 'true' } }),
  );
  const message = element('p', { class: 'reader-message', attributes: { role: 'status' } });
  let camera: CameraScanner | undefined;
  let closed = false;
  const say = (text: string): void => {
    // The same words again would be read out again.
    if (message.textContent !== text) message.textContent = text;
  };
  return {
    root: element('div', { class: 'reader' }, frame, message),
    say,
    async open() {
      say(words.scanStarting);
      frame.dataset['state'] = 'live';
      try {
        const { startCamera } = await import('../scan/camera.ts');
        const started = await startCamera(video, { onText, onFrame: () => undefined }, wanted);
        if (closed) return await started.stop();
        camera = started;
        say(aim);
      } catch (error) {
        frame.dataset['state'] = 'fault';
        say(cameraFaultText(error, words));
      }
    },
    async close() {
      closed = true;
      const running = camera;
      camera = undefined;
      await running?.stop();
    },
  };
}
