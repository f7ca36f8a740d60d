import '../styles/setup.css';
import { keyFingerprint, type PublicJwk } from '@passeport/credential';
import { deskName, type VerifierConfig } from '../config.ts';
import type { SetupChange, SetupOffer } from '../setup/pin-setup.ts';
import type { Words } from '../words/index.ts';
import { element } from './dom.ts';
import { icon } from './icons.ts';

/** What is asked about: an offer, what it would change, what is pinned, and where the offer comes from. */
export interface SetupQuestion {
  offer: SetupOffer;
  change: Exclude<SetupChange, 'same'>;
  pinned: VerifierConfig | undefined;
  /** The root that is followed now. */
  root: PublicJwk | undefined;
  from: 'link' | 'list';
}

/**
 * Shows the one question that setting up asks, by `mount`; resolves to the answer. To keep what there is comes first, and has the
 * focus, when something would be lost.
 */
export async function askSetup(
  { offer, change, pinned, root, from }: SetupQuestion,
  words: Words,
  mount: (view: HTMLElement) => void,
): Promise<boolean> {
  const fingerprint = await keyFingerprint(offer.root);
  const oldFingerprint = root === undefined ? '' : await keyFingerprint(root);
  return await new Promise((resolve) => {
    const ask = (title: string, body: (Node | string)[], buttons: HTMLButtonElement[]): void => {
      const view = element(
        'main',
        { class: 'setup setup-question', attributes: { 'aria-label': title } },
        element('div', { class: 'setup-mark' }, icon(change === 'other-root' ? 'exclamation' : 'question')),
        element('h1', {}, title),
        ...body,
        ...buttons,
      );
      view.dataset['change'] = change;
      mount(view);
      buttons[0]?.focus({ preventScroll: true });
    };
    const button = (text: string, answer: boolean, kind: 'primary' | 'secondary'): HTMLButtonElement =>
      element(
        'button',
        { class: kind, attributes: { type: 'button' }, on: { click: () => resolve(answer) } },
        text,
      );
    const { office, centre } = offer;
    switch (change) {
      case 'first': {
        const title = centre === undefined ? words.setupAskOffice : words.setupAsk;
        const facts = [
          ...(centre === undefined ? [] : [fact(words.setupCentre, centre)]),
          fact(words.setupOffice, office),
          fact(words.setupFingerprint, digits(fingerprint)),
        ];
        const help = element('p', {}, words.setupAskHelp);
        return ask(
          title,
          [element('dl', {}, ...facts), help],
          [button(words.setupYes, true, 'primary'), button(words.setupNo, false, 'secondary')],
        );
      }
      case 'details': {
        const now = pinned === undefined ? '' : deskName(pinned);
        const facts = element(
          'dl',
          {},
          fact(words.setupBefore, now),
          fact(words.setupAfter, deskName({ ...offer, name: office })),
        );
        return ask(
          words.setupDetailsAsk,
          [facts],
          [button(words.setupDetailsYes, true, 'primary'), button(words.setupDetailsNo, false, 'secondary')],
        );
      }
      case 'other-root': {
        const facts = element(
          'dl',
          {},
          fact(words.setupOtherNow, pinned?.name ?? '', digits(oldFingerprint)),
          fact(words.setupOtherNew, office, digits(fingerprint)),
        );
        const why = from === 'list' ? words.setupOtherList : words.setupOtherLink;
        return ask(
          words.setupOtherAsk,
          [
            element('p', {}, why),
            facts,
            element('p', {}, words.setupOtherHelp),
            element('p', { class: 'setup-lost' }, words.setupOtherLost),
          ],
          [button(words.setupOtherNo, false, 'primary'), button(words.setupOtherYes, true, 'secondary')],
        );
      }
    }
  });
}

function fact(label: string, ...values: (HTMLElement | string)[]): HTMLElement {
  return element('div', {}, element('dt', {}, label), ...values.map((value) => element('dd', {}, value)));
}

/** Groups of four that do not part, and that a screen reader does not read as millions. */
function digits(fingerprint: string): HTMLElement {
  const groups = fingerprint.split(' ').map((group) => element('span', {}, group));
  const spaced = groups.flatMap((group, at) => (at === 0 ? [group] : [' ', group]));
  return element('span', { class: 'setup-digits' }, ...spaced);
}
