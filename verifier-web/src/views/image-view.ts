import type { Words } from '../words/index.ts';
import { element } from './dom.ts';
import { icon } from './icons.ts';

/** The picture's screen: a file chosen. */
export interface ImageView {
  root: HTMLElement;
  /** Opens the phone's own chooser. Only in answer to a touch. */
  choose(): void;
  setBusy(busy: boolean): void;
  setFault(text: string): void;
}

/** Makes the picture's screen. A list file given here is a list all the same: files are known by content. */
export function makeImageView(words: Words, onFile: (file: File) => void): ImageView {
  const input = element('input', {
    class: 'hidden-file',
    attributes: { type: 'file', accept: 'image/*', 'aria-label': words.imageDrop },
    on: {
      change: () => {
        const file = input.files?.[0];
        input.value = '';
        if (file !== undefined) onFile(file);
      },
    },
  });
  const message = element('p', { class: 'image-message', attributes: { role: 'status' } });
  const drop = element(
    'button',
    {
      class: 'drop',
      attributes: { type: 'button' },
      on: { click: () => input.click() },
    },
    icon('picture'),
    element('span', {}, words.imageDrop),
  );
  return {
    root: element(
      'section',
      { class: 'image', attributes: { 'aria-label': words.image } },
      element('h1', { class: 'unseen' }, words.imageTitle),
      element('p', { class: 'image-message' }, words.imageInvite),
      drop,
      input,
      message,
    ),
    choose: () => input.click(),
    setBusy(busy) {
      message.textContent = busy ? words.imageReading : '';
      drop.disabled = busy;
    },
    setFault(text) {
      message.textContent = text;
      drop.disabled = false;
    },
  };
}
