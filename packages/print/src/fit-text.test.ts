import { beforeAll, describe, expect, it } from 'vitest';
import { openTypeface } from '../testing/open-typeface.ts';
import { fitText, widthOf, type FitRule } from './fit-text.ts';
import type { Typeface } from './typeface.ts';

let typeface: Typeface;
beforeAll(async () => {
  typeface = await openTypeface('700Bold/NotoSans_700Bold.ttf');
});

const rule: FitRule = {
  widthPt: 135,
  heightPt: 22,
  lineHeight: 1.15,
  sizePt: 12,
  minSizePt: 8,
  maxLines: 2,
  letterSpacingPt: 0,
};
const fit = (text: string, changes: Partial<FitRule> = {}) =>
  fitText(text, typeface, { ...rule, ...changes });

describe('a text', () => {
  it('that fits stays as it is', () => {
    expect(fit('Aminata Traoré')).toStrictEqual({ lines: ['Aminata Traoré'], sizePt: 12, change: 'none' });
    expect(fit('')).toStrictEqual({ lines: [''], sizePt: 12, change: 'none' });
  });

  it('that is a little long shrinks, no more than it must', () => {
    const { lines, sizePt, change } = fit('Fatoumata Coulibaly-Diarra');
    expect([lines.length, change]).toStrictEqual([1, 'shrunk']);
    expect(widthOf(lines[0] ?? '', typeface, sizePt, 0)).toBeLessThanOrEqual(135);
    expect(widthOf(lines[0] ?? '', typeface, sizePt + 0.25, 0)).toBeGreaterThan(135);
  });

  it('that is longer wraps, as large as its lines can be', () => {
    const { lines, sizePt, change } = fit('Fatoumata Bintou Mariam Coulibaly-Diarra');
    expect({ lines, change }).toStrictEqual({
      lines: ['Fatoumata Bintou', 'Mariam Coulibaly-Diarra'],
      change: 'wrapped',
    });
    expect(sizePt).toBeGreaterThan(9);
  });

  it('wraps into no more lines than the box is high', () => {
    const text = 'Fatoumata Bintou Mariam Coulibaly-Diarra';
    expect(fit(text, { heightPt: 10 }).lines).toHaveLength(1);
    expect(fit(text, { heightPt: 16 }).sizePt).toBeLessThan(9);
  });

  it('that does not fit at all ends in an ellipsis, within the box', () => {
    for (const text of ['Abdoul Karim '.repeat(9), 'x'.repeat(400), 'ɛ\u0301'.repeat(200)]) {
      const { lines, sizePt, change } = fit(text);
      expect([change, sizePt, lines.at(-1)?.at(-1)]).toStrictEqual(['ellipsised', 8, '…']);
      for (const line of lines) expect(widthOf(line, typeface, sizePt, 0)).toBeLessThanOrEqual(135);
    }
  });

  it('is never cut between a letter and its mark', () => {
    const [line] = fit('ɛ\u0301'.repeat(200), { maxLines: 1 }).lines;
    expect(line).toMatch(/\u0301…$/u);
  });

  it('counts the space between letters', () => {
    expect(widthOf('abc', typeface, 10, 1)).toBeCloseTo(widthOf('abc', typeface, 10, 0) + 2, 5);
    expect(fit('Aminata Traoré', { letterSpacingPt: 4 }).change).toBe('shrunk');
  });
});
