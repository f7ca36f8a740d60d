import { expect, test } from 'vitest';
import { generateSigningKey } from './generate-signing-key.ts';
import { importSigningKey } from './import-signing-key.ts';
import { signJws } from './sign-jws.ts';
import { verifyJws } from './verify-jws.ts';

const generated = await generateSigningKey();
const key = await importSigningKey(generated.privateJwk);
const named = { kid: key.kid, jwk: key.publicJwk };
const payload = new TextEncoder().encode('{"a":1}');
const form = { typ: 'test+jws', maxBytes: 1000 };

test('a signed payload comes back with the key that signed it', async () => {
  const token = await signJws(payload, key, 'test+jws');
  await expect(verifyJws(token, { ...form, candidates: [named] })).resolves.toEqual({
    payload,
    kid: key.kid,
    key: named,
  });
});
