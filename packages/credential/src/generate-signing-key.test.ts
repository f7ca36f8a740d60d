import { expect, test } from 'vitest';
import { generateSigningKey } from './generate-signing-key.ts';

test('no name of a key looks like an option of a command line', async () => {
  const keys = await Promise.all(Array.from({ length: 500 }, generateSigningKey));
  expect(keys.filter(({ kid }) => kid.startsWith('-'))).toEqual([]);
  expect(keys[0]?.kid).toMatch(/^[A-Za-z0-9_][A-Za-z0-9_-]{3}$/);
});
