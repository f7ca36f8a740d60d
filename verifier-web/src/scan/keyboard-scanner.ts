/** A key comes so soon after the one before, in milliseconds, when a scanner types: no hand is as quick for long. */
const longestGapMs = 60;

/** A scan is no shorter: a member number has thirteen digits. */
const shortest = 13;

/** More than any card's text. */
const longest = 4000;

/** What is read of a key: enough of a KeyboardEvent. */
export interface Key {
  key: string;
  code: string;
}

/**
 * Listens for a scanner that types what it reads, as a keyboard does, and ends with Enter.
 *
 * @returns what is told of each key and of when it came, in milliseconds; it answers with the text of a scan when
 * that key ended one
 */
export function makeKeyboardScanner(): (key: Key, atMs: number) => string | undefined {
  let text = '';
  let lastMs = Number.NEGATIVE_INFINITY;
  return (key, atMs) => {
    const late = atMs - lastMs > longestGapMs;
    if (late) text = '';
    if (key.key === 'Enter') {
      const scanned = text;
      text = '';
      return scanned.length >= shortest ? scanned : undefined;
    }
    const character = characterOf(key);
    if (character === undefined) return undefined;
    lastMs = atMs;
    text = text.length < longest ? text + character : text;
    return undefined;
  };
}

/**
 * The character that the scanner meant. Scanners are sold set to an American keyboard, while the phone may take it for
 * a French one: the key's place says more than its letter. Cards have digits, `PS`, `:`, `/` and `-`, no others.
 */
function characterOf({ key, code }: Key): string | undefined {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (digit !== undefined) return digit;
  if (code === 'Semicolon') return ':';
  if (/^[0-9:/-]$/.test(key)) return key;
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  if (code === 'Slash' || code === 'NumpadDivide') return '/';
  if (code === 'Minus' || code === 'NumpadSubtract') return '-';
  return key.length === 1 ? key : undefined;
}
