import { describe, expect, test } from 'vitest';
import { CodeError } from './errors.ts';
import { memberFromDigits } from './member-number.ts';
import { encodePhotoSlip, isPhotoSlipText, parsePhotoSlip } from './photo-slip.ts';

const member = memberFromDigits('01020001230');
const text = encodePhotoSlip(member);

function refusal(given: string): string {
  try {
    parsePhotoSlip(given);
  } catch (error) {
    if (error instanceof CodeError) return error.code;
    throw error;
  }
  return 'taken';
}

describe('the text of a photo slip', () => {
  test('is read back, and fits the alphanumeric mode of QR', () => {
    expect(parsePhotoSlip(text)).toBe(member);
    expect(text).toMatch(/^[0-9A-Z:]{20}$/);
    expect(isPhotoSlipText(text)).toBe(true);
  });

  test('is no card’s, and a card’s is no slip’s', () => {
    expect(isPhotoSlipText('PS1:0123456789')).toBe(false);
    expect(refusal('PS1:0102000123039')).toBe('photo-slip-malformed');
  });

  test('has one spelling', () => {
    const digits = member.replaceAll('-', '');
    expect(digits).toHaveLength(13);
    for (const other of [
      '',
      'FICHE1:',
      text.toLowerCase(),
      ` ${text}`,
      `${text}\n`,
      `${text}0`,
      text.slice(0, -1),
      `FICHE2:${digits}`,
      `FICHE1:${member}`,
      `FICHE1:${'٠'.repeat(13)}`,
      `FICHE1:${'0'.repeat(13)}`,
      `${text}${'0'.repeat(1_000_000)}`,
    ])
      expect(refusal(other), JSON.stringify(other.slice(0, 40))).not.toBe('taken');
  });

  test('any digit changed is refused', () => {
    for (let at = 7; at < text.length; at++)
      for (const digit of '0123456789')
        if (digit !== text[at])
          expect(refusal(text.slice(0, at) + digit + text.slice(at + 1))).toBe('check-digits-wrong');
  });
});
