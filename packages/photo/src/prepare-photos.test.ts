import { describe, expect, test } from 'vitest';
import { drawPerson, nobody } from './drawn-photo.fixture.ts';
import { preparePhotos } from './prepare-photos.ts';

const person = await drawPerson();
const jpeg = await person.clone().resize(240, 300).jpeg().toBuffer();

describe('preparePhotos', () => {
  test('gives one outcome a job, in their order, and goes on after a refusal', async () => {
    const inputs = [jpeg, new Uint8Array(), jpeg, new Uint8Array([1, 2, 3]), jpeg, jpeg];
    const outcomes = [];
    for await (const outcome of preparePhotos(
      inputs.map((input, key) => ({ key, input })),
      { finder: nobody },
    )) {
      outcomes.push([outcome.key, 'error' in outcome ? outcome.error.code : outcome.photo.face.widthPx]);
    }
    expect(outcomes).toEqual([
      [0, 64],
      [1, 'photo-empty'],
      [2, 64],
      [3, 'photo-not-an-image'],
      [4, 64],
      [5, 64],
    ]);
  });

  test('takes no more jobs than it may hold', async () => {
    let taken = 0;
    async function* jobs() {
      for (let key = 0; key < 20; key++) {
        taken++;
        yield await Promise.resolve({ key, input: jpeg });
      }
    }
    let given = 0;
    for await (const outcome of preparePhotos(jobs(), { concurrency: 3, finder: nobody })) {
      expect(outcome.key).toBe(given++);
      expect(taken - given).toBeLessThanOrEqual(6);
    }
    expect(given).toBe(20);
  });

  test('stops at a fault that is not the photo’s', async () => {
    const outcomes = preparePhotos([{ key: 1, input: jpeg }], {
      finder: {
        find: () => Promise.reject(new TypeError('a fault of the program')),
        trace: () => Promise.reject(new TypeError('a fault of the program')),
      },
    });
    await expect(outcomes.next()).rejects.toThrow(TypeError);
  });
});
