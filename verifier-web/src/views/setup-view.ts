import type { Words } from '../words/index.ts';
import { element } from './dom.ts';
import { icon } from './icons.ts';

/** The first start: what is being fetched, or why it cannot be; an office's code may help. */
export function makeSetupView(
  words: Words,
  state:
    | { working: string }
    | { fault: string; onRetry: (() => void) | undefined; onScan?: (() => void) | undefined },
): HTMLElement {
  const working = 'working' in state;
  const says = element(
    'div',
    { attributes: { role: 'status' } },
    element(
      'div',
      { class: working ? 'setup-mark setup-working' : 'setup-mark' },
      icon(working ? 'refresh' : 'exclamation'),
    ),
    element('h1', {}, working ? words.setupWorking : words.setupTitle),
    element('p', {}, working ? state.working : state.fault),
  );
  return element(
    'main',
    { class: 'setup' },
    says,
    !working &&
      state.onRetry !== undefined &&
      element(
        'button',
        { class: 'primary', attributes: { type: 'button' }, on: { click: state.onRetry } },
        words.retry,
      ),
    !working &&
      state.onScan !== undefined &&
      element(
        'button',
        { class: 'secondary', attributes: { type: 'button' }, on: { click: state.onScan } },
        icon('scan'),
        words.setupScan,
      ),
  );
}
