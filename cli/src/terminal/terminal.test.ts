import { expect, test } from 'vitest';
import { spellJson, withoutControls } from './terminal.ts';

const HOSTILE = 'a\u001b[2J\u009b31m\u007f\u202eb\u2028\u2066c\r\nd';

test('a name obeys nobody: no control, no line end, no change of direction reaches the terminal', () => {
  expect(withoutControls(HOSTILE)).toMatch(/^a\ufffd\[2J\ufffd31m[\ufffdb]+c\ufffd\ufffdd$/);
});

test('JSON says the same, and nothing in it but line ends and spaces is unseen', () => {
  const text = spellJson({ [HOSTILE]: [HOSTILE, 'ɛ é'] });
  expect(JSON.parse(text)).toEqual({ [HOSTILE]: [HOSTILE, 'ɛ é'] });
  expect(text.replaceAll(/[\n ]/g, '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/u);
});
