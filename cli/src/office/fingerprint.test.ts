import { generateSigningKey, keyThumbprint } from '@passeport/credential';
import { expect, test } from 'vitest';
import { fingerprintOf, keyFingerprint } from './fingerprint.ts';

test('a key’s fingerprint is that of its thumbprint, as phones show it', async () => {
  const { publicJwk } = await generateSigningKey();
  expect(await keyFingerprint(publicJwk)).toBe(fingerprintOf(await keyThumbprint(publicJwk)));
  expect(await keyFingerprint(publicJwk)).toMatch(/^\d{4}(?: \d{4}){4}$/);
});
