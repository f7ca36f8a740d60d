import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { validCards } from '../testing/vectors.ts';

test('a trust list and its cards verify without what came after Chrome 87', async () => {
  const program = fileURLToPath(new URL('../testing/verify-on-old-chrome.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [program]);
  expect(JSON.parse(stdout)).toEqual({ left: [], statuses: validCards.map(() => 'genuine') });
});
