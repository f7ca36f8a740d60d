import type { Words } from '../words/index.ts';
import { element } from './dom.ts';
import { icon } from './icons.ts';

/** Opens a sheet over the page, with its title and a way to close it; it is gone when it is closed. */
export function openSheet(
  title: string,
  words: Words,
  ...children: (HTMLElement | false)[]
): HTMLDialogElement {
  const dialog = element(
    'dialog',
    { class: 'sheet', attributes: { 'aria-label': title }, on: { close: () => dialog.remove() } },
    element(
      'div',
      { class: 'sheet-head' },
      element('h1', {}, title),
      element(
        'button',
        {
          class: 'sheet-close',
          attributes: { type: 'button', 'aria-label': words.close },
          on: { click: () => dialog.close() },
        },
        icon('cross'),
      ),
    ),
    ...children,
  );
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
