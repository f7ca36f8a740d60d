import { formatMutuelleNumber } from '@passeport/codes';
import { parseCalendarDate } from '@passeport/calendar';
import { importSigningKey } from '../src/import-signing-key.ts';
import type { PrivateJwk } from '../src/jwk.ts';
import type { TrustedKey, TrustList } from '../src/trust-list.ts';
import jwks from '../vectors/keys.json' with { type: 'json' };

/** The keys of `vectors/keys.json`, published with this repository: they must sign nothing but tests. */
export type TestKeyName = keyof typeof jwks;

export function privateJwkOf(name: TestKeyName): PrivateJwk {
  return { ...jwks[name], kty: 'EC', crv: 'P-256' };
}

export function testKey(name: TestKeyName) {
  return importSigningKey(privateJwkOf(name));
}

interface Scope {
  office: { number: number; name: string };
  uses: TrustedKey['uses'];
  from: number;
  to: number;
}

async function trusted(name: TestKeyName, { office, uses, from, to }: Scope): Promise<TrustedKey> {
  const { kid, publicJwk } = await testKey(name);
  return {
    kid,
    jwk: publicJwk,
    office,
    uses,
    mutuelles: [{ from: formatMutuelleNumber(from), to: formatMutuelleNumber(to) }],
    validFrom: parseCalendarDate('2026-01-01'),
    validThrough: parseCalendarDate('2028-12-31'),
  };
}

const segou = { number: 1, name: 'UTM Ségou' };

/** Two offices, a key that may only sign lists, and two keys that share their `kid`. */
export async function testTrustList(): Promise<TrustList> {
  const { publicJwk: root } = await testKey('root');
  return {
    sequence: 1,
    issued: '2026-01-01T00:00:00Z',
    roots: [root],
    keys: [
      await trusted('office', { office: segou, uses: ['cards', 'lists'], from: 400, to: 499 }),
      await trusted('listsOnly', { office: segou, uses: ['lists'], from: 400, to: 499 }),
      await trusted('collidingOne', {
        office: { number: 2, name: 'UTM Sikasso' },
        uses: ['cards'],
        from: 500,
        to: 599,
      }),
      await trusted('collidingTwo', {
        office: { number: 3, name: 'UTM Mopti' },
        uses: ['cards'],
        from: 600,
        to: 699,
      }),
    ],
  };
}
