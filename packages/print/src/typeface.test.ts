import { expect, it } from 'vitest';
import { openTypeface } from '../testing/open-typeface.ts';

const WEIGHTS = [
  '400Regular/NotoSans_400Regular.ttf',
  '600SemiBold/NotoSans_600SemiBold.ttf',
  '700Bold/NotoSans_700Bold.ttf',
];

it.each(WEIGHTS)('%s has the letters of Mali’s languages', async (file) => {
  const typeface = await openTypeface(file);
  expect(typeface.missingGlyphs('ɛɔɲŋɓɗƴƐƆƝŊƁƊƳ àâçéèêëîïôûùüœæ ÀÂÇÉÈÊËÎÏÔÛÙÜŒÆ ɛ̀ɔ́ ’«»…°–')).toStrictEqual(
    [],
  );
});

it('names the letters that it has not', async () => {
  const typeface = await openTypeface(WEIGHTS[0] ?? '');
  expect(typeface.missingGlyphs('Aƴ王ߊ')).toStrictEqual(['王', 'ߊ']);
});

it('has digits of one width, so that numbers stand under each other', async () => {
  const typeface = await openTypeface(WEIGHTS[2] ?? '');
  expect(new Set('0123456789'.split('').map((digit) => typeface.widthEm(digit))).size).toBe(1);
});

it('kerns, and puts a mark over its letter', async () => {
  const typeface = await openTypeface(WEIGHTS[0] ?? '');
  expect(typeface.widthEm('AV')).toBeLessThan(typeface.widthEm('A') + typeface.widthEm('V'));
  expect(typeface.widthEm('Ɔ\u0300')).toBeCloseTo(typeface.widthEm('Ɔ'), 5);
  const [shaped] = typeface.shape('Ɔ\u0300');
  expect(shaped?.operators).toMatch(/%\d+% Ts \[<....>\] TJ 0 Ts/);
});
