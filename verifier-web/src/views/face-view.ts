import { fill, type Words } from '../words/index.ts';
import { element } from './dom.ts';
import { icon } from './icons.ts';

/**
 * The holder's face, to be compared with the person: a touch shows it as large as the screen, another one puts it back.
 *
 * @param face address of the picture; without one, the frame says that there is none
 */
export function makeFaceView(face: string | undefined, name: string, words: Words): HTMLElement {
  if (face === undefined) return withoutFace(words.faceMissing);
  const picture = (): HTMLElement =>
    element('img', { attributes: { src: face, alt: fill(words.faceAlt, { name }) } });
  const small = picture();
  const button = element(
    'button',
    {
      class: 'face',
      attributes: { type: 'button', 'aria-label': words.faceEnlarge },
      on: {
        click: () => {
          const large = element(
            'dialog',
            { class: 'face-large', on: { click: () => large.close(), close: () => large.remove() } },
            picture(),
            element('p', {}, name),
          );
          button.after(large);
          large.showModal();
        },
      },
    },
    small,
    icon('enlarge'),
  );
  // Before Chrome 85 there is no AVIF.
  small.addEventListener('error', () => button.replaceWith(withoutFace(words.faceFailed)));
  return button;
}

function withoutFace(text: string): HTMLElement {
  return element('div', { class: 'face' }, icon('person'), element('span', {}, text));
}
