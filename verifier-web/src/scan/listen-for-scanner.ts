import { CodeError, parseCardNumber, parseMemberNumber, type MemberNumber } from '@passeport/codes';
import { makeKeyboardScanner } from './keyboard-scanner.ts';

/**
 * Hears a scanner that types what it reads, whatever screen is shown; in a field, only a card's code counts: a number
 * there is the field's own. Returns what ends it.
 */
export function listenForScanner(
  page: HTMLElement,
  onScan: (given: { qrText: string } | { member: MemberNumber }) => void,
): () => void {
  const hear = makeKeyboardScanner();
  const listen = (event: KeyboardEvent): void => {
    if (!page.isConnected || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const typed = hear(event, event.timeStamp);
    if (typed === undefined) return;
    // A key that a hand pressed just before is no part of the code.
    const start = typed.search(/PS\d+:/);
    const isCode = start >= 0;
    const text = isCode ? typed.slice(start) : typed;
    if (!isCode && event.target instanceof HTMLInputElement) return;
    // Enter would also press the button that has the focus.
    event.preventDefault();
    event.stopPropagation();
    const member = isCode ? undefined : readNumber(text);
    onScan(member === undefined ? { qrText: text } : { member });
  };
  // Before anything on the page hears it.
  window.addEventListener('keydown', listen, true);
  return () => window.removeEventListener('keydown', listen, true);
}

/** The member number in what a printed number's bar code says; undefined for anything else. */
function readNumber(text: string): MemberNumber | undefined {
  try {
    return parseMemberNumber(text.includes('/') ? parseCardNumber(text).replace(/\/.*/, '') : text);
  } catch (error) {
    if (error instanceof CodeError) return undefined;
    throw error;
  }
}
