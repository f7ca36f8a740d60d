import sharp from 'sharp';
import { expect, test } from 'vitest';
import { readCameraNotes } from './camera-notes.ts';

const plain = sharp({ create: { width: 300, height: 300, channels: 3, background: '#808080' } });
const withNotes = (date: string): Promise<Buffer> =>
  plain
    .clone()
    .withExif({
      IFD0: { Make: 'TECNO', Model: 'Spark\u0007 <8>' },
      IFD2: { DateTimeOriginal: date },
    })
    .jpeg()
    .toBuffer();

test('says when a photo was taken, and by which camera', async () => {
  expect(await readCameraNotes(await withNotes('2026:02:14 09:30:05'))).toEqual({
    takenAt: '2026-02-14T09:30:05',
    camera: 'TECNO Spark 8',
  });
});

test('notes that are no good are none', async () => {
  expect(await readCameraNotes(await plain.clone().jpeg().toBuffer())).toEqual({});
  expect(await readCameraNotes(await withNotes('0000:00:00 00:00:00'))).not.toHaveProperty('takenAt');
  expect(await readCameraNotes(new Uint8Array([1, 2, 3]))).toEqual({});
  const photo = await withNotes('2026:02:14 09:30:05');
  for (let at = 0; at < 300; at += 7) {
    const damaged = Buffer.from(photo);
    damaged[at] = (damaged[at] ?? 0) ^ 0xff;
    expect(await readCameraNotes(damaged)).toBeTypeOf('object');
  }
});
