import { EligibilityError } from '@passeport/eligibility';
import { expect, test } from 'vitest';
import { refuseTooBig } from './refuse-too-big.ts';

test('an office is not told to ask the office for another list', () => {
  const tooBig = new EligibilityError('list-too-big', { problem: 'households or persons' });
  expect(() => refuseTooBig(tooBig)).toThrowError(
    expect.objectContaining({ code: 'publish-too-big', cause: tooBig }),
  );
  const other = new EligibilityError('content-invalid', { problem: 'x' });
  expect(() => refuseTooBig(other)).toThrowError(other);
});
