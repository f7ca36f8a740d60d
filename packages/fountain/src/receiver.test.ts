import { expect, test } from 'vitest';
import { decodeFrame, encodeFrame, MAX_CONTENT_BYTES, nameTransfer, type Frame } from './frame.ts';
import { makeReceiver, type Receiver } from './receiver.ts';
import { makeSender } from './sender.ts';

/** Seeded, so that a failure comes again. */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function contentOf(length: number, seed = 1): Uint8Array {
  const random = makeRandom(seed);
  return Uint8Array.from({ length }, () => Math.floor(random() * 256));
}

const isComplete = (receiver: Receiver): boolean => {
  const progress = receiver.progress();
  return progress !== undefined && progress.received === progress.needed;
};

test.each([
  [1, 16],
  [16, 16],
  [33, 16],
  [5000, 100],
  [21_115, 620],
])(
  '%i bytes in symbols of %i come whole, with a third of the frames lost and from any moment',
  async (length, size) => {
    const content = contentOf(length);
    const sender = await makeSender(content, size);
    const random = makeRandom(length);
    for (let skipped = Math.floor(random() * 40); skipped > 0; skipped--) sender.nextFrame();
    const receiver = makeReceiver();
    let seen = 0;
    while (!isComplete(receiver)) {
      const text = sender.nextFrame();
      if (random() < 0.33) continue;
      seen += 1;
      receiver.take(text);
      expect(seen).toBeLessThan(sender.symbols + 20);
    }
    expect(await receiver.finish()).toEqual(content);
  },
);

test('two more frames than symbols are enough, on average, whatever their number', async () => {
  for (const symbols of [10, 40, 150]) {
    const sender = await makeSender(contentOf(symbols * 16), 16);
    for (let first = symbols; first > 0; first--) sender.nextFrame();
    let extra = 0;
    for (let round = 0; round < 20; round++) {
      const receiver = makeReceiver();
      while (!isComplete(receiver)) {
        receiver.take(sender.nextFrame());
        extra += 1;
      }
      extra -= symbols;
    }
    expect(extra / 20).toBeLessThan(3);
  }
});

test('without loss the first frames are the content itself, and none is needed twice', async () => {
  const content = contentOf(1000);
  const sender = await makeSender(content, 100);
  const receiver = makeReceiver();
  const texts = Array.from({ length: 10 }, () => sender.nextFrame());
  expect(texts.map((text) => receiver.take(text))).toEqual(Array(10).fill('new'));
  expect(receiver.take(texts[3] ?? '')).toBe('known');
  expect(await receiver.finish()).toEqual(content);
});

test('a frame with any character changed is no frame', async () => {
  const text = (await makeSender(contentOf(40), 20)).nextFrame();
  for (let at = 0; at < text.length; at++) {
    for (const other of ['A', '0', ':', 'é']) {
      if (text[at] === other) continue;
      const changed = text.slice(0, at) + other + text.slice(at + 1);
      expect(() => decodeFrame(changed)).toThrow(expect.objectContaining({ name: 'FountainError' }));
      expect(makeReceiver().take(changed)).toBe('no-frame');
    }
  }
  expect(() => decodeFrame(text.replace('PSF1', 'PSF2'))).toThrow(
    expect.objectContaining({ code: 'frame-version' }),
  );
});

const frame: Frame = { transfer: '0011223344556677', length: 100, number: 0, symbol: new Uint8Array(20) };
test.each([
  ['claims more than any content', { length: MAX_CONTENT_BYTES + 1 }],
  ['claims more symbols than any content', { length: 40_961 }],
  ['claims nothing', { length: 0 }],
  ['has a symbol that is too small', { symbol: new Uint8Array(15) }],
  ['has a symbol that is too large', { symbol: new Uint8Array(2049) }],
])('a frame that %s is refused before anything is kept', (_, changes) => {
  const text = encodeFrame({ ...frame, ...changes });
  expect(() => decodeFrame(text)).toThrow(expect.objectContaining({ code: 'frame-malformed' }));
});

test('frames of another transfer in between are left aside; alone, they are the new transfer', async () => {
  const [one, two] = [await makeSender(contentOf(500, 1), 50), await makeSender(contentOf(500, 2), 50)];
  const receiver = makeReceiver();
  for (let at = 0; at < 9; at++) {
    expect(receiver.take(one.nextFrame())).toBe('new');
    expect(receiver.take(two.nextFrame())).toBe('other');
  }
  const taken = Array.from({ length: 8 }, () => receiver.take(two.nextFrame()));
  expect(taken).toEqual([...Array(6).fill('other'), 'changed', 'new']);
  while (!isComplete(receiver)) receiver.take(two.nextFrame());
  expect(await receiver.finish()).toEqual(contentOf(500, 2));
});

test('the same frame for ever, or frames of nothing, complete nothing and are not kept', async () => {
  const receiver = makeReceiver();
  const text = (await makeSender(contentOf(500), 50)).nextFrame();
  for (let at = 0; at < 5000; at++) receiver.take(text);
  expect(receiver.progress()).toEqual({ bytes: 500, needed: 10, received: 1 });
  await expect(receiver.finish()).rejects.toMatchObject({ code: 'content-mismatch' });
});

test('one poisoned symbol: what comes out is refused, and the transfer begins anew', async () => {
  const content = contentOf(500);
  const sender = await makeSender(content, 50);
  const receiver = makeReceiver();
  const poisoned = { ...decodeFrame(sender.nextFrame()), symbol: new Uint8Array(50) };
  expect(receiver.take(encodeFrame(poisoned))).toBe('new');
  while (!isComplete(receiver)) receiver.take(sender.nextFrame());
  await expect(receiver.finish()).rejects.toMatchObject({ code: 'content-mismatch' });
  expect(receiver.progress()).toBeUndefined();
  while (!isComplete(receiver)) receiver.take(sender.nextFrame());
  expect(await receiver.finish()).toEqual(content);
});

test('what cannot be sent is said', async () => {
  await expect(makeSender(new Uint8Array(), 50)).rejects.toMatchObject({ code: 'content-empty' });
  await expect(makeSender(new Uint8Array(MAX_CONTENT_BYTES + 1), 1500)).rejects.toMatchObject({
    code: 'content-too-big',
  });
  await expect(makeSender(contentOf(40_961), 20)).rejects.toMatchObject({ code: 'symbol-size-wrong' });
});

test('the frame of the README, byte for byte', async () => {
  const content = new TextEncoder().encode('Passeport de santé');
  const sender = await makeSender(content, 16);
  expect(await nameTransfer(content)).toBe('ab28fa3a274097cf');
  expect(sender.nextFrame()).toBe('PSF1:VSLNSVD/4S8J0004I2000C7AZQE3$C04ESUE6VCR44CEC*KEV/A');
});
