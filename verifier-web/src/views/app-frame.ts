import { freshnessText, shownFreshness, type ListStatus } from '../list/list-status.ts';
import type { Words } from '../words/index.ts';
import { element } from './dom.ts';
import { icon, type IconName } from './icons.ts';

/** The three ways to give a card. */
export type Way = 'camera' | 'image' | 'number';

/** What surrounds every screen: who the office is, the list's line, always in sight, and the three ways. */
export interface AppFrame {
  root: HTMLElement;
  main: HTMLElement;
  setWay(way: Way): void;
  setName(name: string): void;
  setList(line: string, status: ListStatus): void;
  /** A line above the foot; undefined takes it away. */
  setNotice(notice: { text: string; action?: { text: string; run: () => void } } | undefined): void;
  /** While an answer is shown, only it and the list's line are. */
  setAnswering(answering: boolean): void;
}

export interface FrameEvents {
  onWay: (way: Way) => void;
  onList: () => void;
  onSettings: () => void;
}

const wayIcons: Record<Way, IconName> = { camera: 'camera', image: 'picture', number: 'keypad' };
const ways: Way[] = ['camera', 'image', 'number'];
const freshnessIcons = { fresh: 'check', old: 'exclamation', 'too-old': 'cross', none: 'question' } as const;

export function makeAppFrame(words: Words, { onWay, onList, onSettings }: FrameEvents): AppFrame {
  const name = element('span', { class: 'bar-name' }, words.appName);
  const listButton = element('button', {
    class: 'list-strip',
    attributes: { type: 'button', 'data-freshness': 'none' },
    on: { click: onList },
  });
  const main = element('main', { class: 'main' });
  const notice = element('div', { class: 'notice', attributes: { role: 'status', hidden: true } });
  const buttons = ways.map((way) =>
    element(
      'button',
      { class: 'way', attributes: { type: 'button', 'data-way': way }, on: { click: () => onWay(way) } },
      icon(wayIcons[way]),
      element('span', {}, words[way]),
    ),
  );
  const root = element(
    'div',
    { class: 'frame' },
    element(
      'header',
      { class: 'bar' },
      element('img', {
        class: 'bar-mark',
        attributes: { src: './icons/icon.svg', alt: '', width: '32', height: '32' },
      }),
      name,
      element(
        'button',
        {
          class: 'bar-settings',
          attributes: { type: 'button', 'aria-label': words.settings },
          on: { click: onSettings },
        },
        icon('settings'),
      ),
    ),
    listButton,
    main,
    notice,
    element('nav', { class: 'ways' }, ...buttons),
  );

  return {
    root,
    main,
    setWay(way) {
      for (const button of buttons) {
        if (button.dataset['way'] === way) button.setAttribute('aria-current', 'page');
        else button.removeAttribute('aria-current');
      }
    },
    setName(text) {
      name.textContent = text;
    },
    setList(line, status) {
      const freshness = shownFreshness(status);
      listButton.dataset['freshness'] = freshness;
      listButton.replaceChildren(
        icon(freshnessIcons[freshness]),
        element(
          'span',
          { class: 'list-strip-text' },
          element('strong', {}, line),
          ` ${freshnessText(status, words)}`,
        ),
        icon('chevron'),
      );
    },
    setNotice(next) {
      notice.hidden = next === undefined;
      notice.replaceChildren(element('span', {}, next?.text ?? ''));
      if (next?.action !== undefined) {
        notice.append(
          element(
            'button',
            { attributes: { type: 'button' }, on: { click: next.action.run } },
            next.action.text,
          ),
        );
      }
    },
    setAnswering(answering) {
      root.dataset['answering'] = String(answering);
    },
  };
}
