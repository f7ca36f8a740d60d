import { expect, it, test } from 'vitest';
import {
  formatHouseholdNumber,
  householdParts,
  isHouseholdNumber,
  parseHouseholdNumber,
} from './household-number.ts';
import { formatMutuelleNumber, parseMutuelleNumber } from './mutuelle-number.ts';

test.each(['0417-00123', '041700123', '0417 00123'])('%s is a household number', (text) => {
  expect(parseHouseholdNumber(text)).toBe('0417-00123');
});

test.each(['', '0417', '0417-0012', '0417-001233', '0000-00123', '0417-00000', '0417_00123', '0417-00123x'])(
  '%j is not',
  (text) => {
    expect(() => parseHouseholdNumber(text)).toThrow(
      expect.objectContaining({ code: 'household-number-malformed' }),
    );
    expect(isHouseholdNumber(text)).toBe(false);
  },
);

it('round-trips through its parts', () => {
  const mutuelle = formatMutuelleNumber(9999);
  for (const household of [1, 99_999]) {
    expect(householdParts(formatHouseholdNumber(mutuelle, household))).toEqual({ mutuelle, household });
  }
});

test.each(['0000', '417', '04170', '041a', ' 417', '٠٤١٧'])('%j is no mutuelle number', (text) => {
  expect(() => parseMutuelleNumber(text)).toThrow(
    expect.objectContaining({ code: 'mutuelle-number-malformed' }),
  );
});
