import { expect, test } from 'vitest';
import { testKey } from '../testing/test-keys.ts';
import { validCards } from '../testing/vectors.ts';
import trustLists from '../vectors/trust-lists.valid.json' with { type: 'json' };
import { verifyCard } from './verify-card.ts';
import { verifyTrustList } from './verify-trust-list.ts';

/** What the platform here has, Chrome 87 has not, and libraries reach for. */
const newer: [object, string][] = [
  [globalThis, 'structuredClone'],
  [globalThis, 'DecompressionStream'],
  [Object, 'hasOwn'],
  [Object, 'groupBy'],
  [Array.prototype, 'at'],
  [Array.prototype, 'findLast'],
  [Array.prototype, 'toSorted'],
  [String.prototype, 'at'],
  [String.prototype, 'isWellFormed'],
  [Object.getPrototypeOf(Uint8Array.prototype), 'at'],
  [Uint8Array, 'fromBase64'],
  [Uint8Array.prototype, 'toBase64'],
  [Uint8Array.prototype, 'toHex'],
];

async function without<Result>(features: typeof newer, work: () => Promise<Result>): Promise<Result> {
  const kept = features.map(([owner, name]) => Object.getOwnPropertyDescriptor(owner, name));
  for (const [owner, name] of features) Reflect.deleteProperty(owner, name);
  try {
    return await work();
  } finally {
    for (const [index, [owner, name]] of features.entries()) {
      const descriptor = kept[index];
      if (descriptor) Object.defineProperty(owner, name, descriptor);
    }
  }
}

test('a trust list and its cards verify without what came after Chrome 87', async () => {
  const { publicJwk: root } = await testKey('root');
  const readings = await without(newer, async () => {
    const trust = await verifyTrustList(trustLists[0]?.token ?? '', [root]);
    return await Promise.all(validCards.map(({ text }) => verifyCard(text, trust)));
  });
  expect(readings.map(({ status }) => status)).toEqual(validCards.map(() => 'genuine'));
});
