import { expect, it } from 'vitest';
import { barsOf, encodeCode128 } from './code128.ts';

it('makes 13 digits of a number into pairs and one digit', () => {
  const modules = encodeCode128('0417001230236');
  // Start, six pairs, a change of set, a digit, a check symbol of 11 modules each; the stop has 13.
  expect(modules).toMatch(/^11010011100[01]{99}1100011101011$/);
});

it('begins and ends with a bar, and its bars are all of it', () => {
  const modules = encodeCode128('0417001230236/12');
  const bars = barsOf(modules);
  expect(bars[0]).toStrictEqual({ at: 0, width: 2 });
  const drawn = Array.from(modules, (_, at) =>
    bars.some((bar) => at >= bar.at && at < bar.at + bar.width) ? '1' : '0',
  );
  expect(drawn.join('')).toBe(modules);
});
