import { expect, test } from 'vitest';
import { drawPerson } from '../drawn-photo.fixture.ts';
import { PhotoError } from '../errors.ts';
import { makePhotoProcess, preparePhotoApart, prepareInProcesses } from './photo-process.ts';

const dying = new URL('dying-worker.fixture.ts', import.meta.url);

test('a photo that ends the process is damaged; those beside it and after it are answered', async () => {
  const prepare = prepareInProcesses(() => makePhotoProcess(dying));
  const codeOf = async (first: number) => {
    const error = await prepare(new Uint8Array([first]), {}).catch((reason: unknown) => reason);
    return error instanceof PhotoError ? error.code : error;
  };
  expect(await Promise.all([codeOf(0), codeOf(1), codeOf(0)])).toEqual([
    'photo-empty',
    'photo-damaged',
    'photo-empty',
  ]);
  expect(await codeOf(0)).toBe('photo-empty');
  await expect(prepare(new Uint8Array([2]), {})).rejects.toThrow(RangeError);
});

test('the process is not told of secrets in the environment', async () => {
  process.env.PASSEPORT_PASSPHRASE = 'le fleuve est large';
  const apart = makePhotoProcess(dying);
  try {
    const told = await apart.prepare(new Uint8Array([3]), {}).catch((reason: unknown) => String(reason));
    expect(told).toContain('MALLOC_ARENA_MAX');
    expect(told).not.toContain('PASSEPORT_PASSPHRASE');
  } finally {
    apart.end();
    delete process.env.PASSEPORT_PASSPHRASE;
  }
});

test('gives what is made in the program’s own process, and refuses what is refused there', async () => {
  const drawing = await drawPerson();
  const jpeg = await drawing.resize(240, 300).jpeg().toBuffer();
  const { portrait, face, source } = await preparePhotoApart(jpeg, { faceBudgetBytes: 128 });
  expect(source).toEqual({ widthPx: 240, heightPx: 300, format: 'jpeg' });
  expect([...portrait.jpeg.subarray(0, 2)]).toEqual([0xff, 0xd8]);
  expect(face.av1).toBeInstanceOf(Uint8Array);
  expect(face.av1.length).toBeLessThanOrEqual(128);
  await expect(preparePhotoApart('there-is-no-such.jpg')).rejects.toMatchObject({
    code: 'photo-unreadable',
    cause: { message: expect.stringContaining('ENOENT') as string },
  });
  await expect(preparePhotoApart(jpeg.subarray(0, 2000))).rejects.toMatchObject({
    name: 'PhotoError',
    code: 'photo-truncated',
    details: { format: 'jpeg' },
  });
  await expect(preparePhotoApart(jpeg, { widthMm: 0 })).rejects.toThrow(RangeError);
});
