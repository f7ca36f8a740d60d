import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { encodeDataMatrix } from './data-matrix.ts';

beforeAll(async () => {
  const wasm = await readFile(new URL(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')));
  await prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer }, fireImmediately: true });
});

test.each(['0000000000000000', '0004000003000127', '9999999999999997', '1234567890123456'])(
  'an independent reader reads %s',
  async (digits) => {
    const rows = encodeDataMatrix(digits);
    const [scale, margin] = [5, 10];
    const size = rows.length * scale + 2 * margin;
    const data = new Uint8ClampedArray(size * size * 4).fill(255);
    for (let y = margin; y < size - margin; y++)
      for (let x = margin; x < size - margin; x++)
        if (rows[Math.floor((y - margin) / scale)]?.[Math.floor((x - margin) / scale)] === true)
          data.set([0, 0, 0], (y * size + x) * 4);
    const picture = { data, width: size, height: size, colorSpace: 'srgb' as const };
    const [found] = await readBarcodes(picture, { formats: ['DataMatrix'] });
    expect(found?.text).toBe(digits);
  },
);

test('it holds sixteen digits and nothing else', () => {
  expect(() => encodeDataMatrix('12')).toThrow(RangeError);
  expect(() => encodeDataMatrix('123456789012345A')).toThrow(RangeError);
});
