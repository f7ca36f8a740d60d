/** Runs in a process of its own: verifies the sample cards without what came after Chrome 87, and writes what it found. */

/** What the platform here has, Chrome 87 has not, and libraries reach for. */
const newer: readonly [object, string][] = [
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
for (const [owner, name] of newer) Reflect.deleteProperty(owner, name);

const { testKey } = await import('./test-keys.ts');
const { validCards } = await import('./vectors.ts');
const { default: trustLists } = await import('../vectors/trust-lists.valid.json', { with: { type: 'json' } });
const { verifyCard } = await import('../src/verify-card.ts');
const { verifyTrustList } = await import('../src/verify-trust-list.ts');

const { publicJwk: root } = await testKey('root');
const trust = await verifyTrustList(trustLists[0]?.token ?? '', [root]);
const readings = await Promise.all(validCards.map(({ text }) => verifyCard(text, trust)));
console.log(
  JSON.stringify({
    left: newer.filter(([owner, name]) => name in owner).map(([, name]) => name),
    statuses: readings.map(({ status }) => status),
  }),
);
