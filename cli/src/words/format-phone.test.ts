import { describe, expect, it } from 'vitest';
import { formatPhone } from './format-phone.ts';

describe('a telephone', () => {
  it('of Mali is written in pairs, another as it was given', () => {
    expect(formatPhone('+22376123456')).toBe('76 12 34 56');
    expect(formatPhone('+33612345678')).toBe('+33612345678');
    expect(formatPhone('7612')).toBe('7612');
  });
});
