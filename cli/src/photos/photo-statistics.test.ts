import { formatMemberNumber, parseMutuelleNumber } from '@passeport/codes';
import type { Photo } from '@passeport/registry';
import { expect, test } from 'vitest';
import { countPhotos } from './photo-statistics.ts';
import { TwinFinder } from './twin-finder.ts';

const number = (household: number) =>
  formatMemberNumber({ mutuelle: parseMutuelleNumber('0417'), household, person: 1 });
const photo = (household: number, changes: Partial<Photo> = {}): Photo => ({
  member: number(household),
  originalSha256: String(household).padStart(64, '0'),
  original: { format: 'jpeg', widthPx: 3000, heightPx: 4000 },
  portraitSha256: 'b'.repeat(64),
  fileName: 'a.jpg',
  importedAt: '2026-03-02T10:00:00.000Z',
  matchedBy: 'name',
  crop: { leftPx: 0, topPx: 0, widthPx: 400, heightPx: 500, rollDegrees: 0, by: 'found' },
  warnings: [],
  maker: '1',
  state: 'unreviewed',
  ...changes,
});

test('rates of doubts, overall and by thirds of the skin’s luminance: unfairness shows', () => {
  const photos = Array.from({ length: 60 }, (_, index) =>
    photo(index + 1, {
      skinLuminance: (index * 37) % 200,
      // Dark skin is doubted ten times as often.
      warnings: (index * 37) % 200 < 60 ? ['too-dark', 'blurred'] : index % 20 === 0 ? ['blurred'] : [],
      state: index === 0 ? 'refused' : index < 4 ? 'accepted' : 'unreviewed',
    }),
  );
  const statistics = countPhotos(photos);
  expect(statistics).toMatchObject({
    photos: 60,
    refused: 1,
    accepted: 3,
    unreviewed: 56,
    matchedBy: { name: 60 },
  });
  const { darkest, middle, lightest } = statistics.thirds;
  expect([darkest.photos, middle.photos, lightest.photos]).toEqual([20, 20, 20]);
  expect(darkest.warned).toBeGreaterThan(15);
  expect(middle.byCode['too-dark'] ?? 0).toBe(0);
  expect(statistics.gapPoints).toBeGreaterThan(70);
  expect(statistics.gapPoints).toBeGreaterThan(statistics.chancePoints ?? 100);
  expect(statistics.withoutFace).toBe(0);
  expect(statistics.all.byCode['blurred']).toBeGreaterThanOrEqual(statistics.all.byCode['too-dark'] ?? 0);
});

test('too few photos say nothing of fairness', () => {
  expect(countPhotos([])).toMatchObject({ photos: 0, all: { warned: 0 } });
  expect(countPhotos([photo(1, { skinLuminance: 3 }), photo(2)])).not.toHaveProperty('gapPoints');
});

test('a gap of few photos is told from chance, and photos without a face are counted apart', () => {
  const third = (from: number, warned: number) =>
    Array.from({ length: 20 }, (_, index) =>
      photo(from + index, { skinLuminance: from, warnings: index < warned ? ['blurred'] : [] }),
    );
  const faceless = photo(99, { warnings: ['no-face'] });
  const statistics = countPhotos([...third(1, 3), ...third(30, 2), ...third(60, 1), faceless]);
  // Two photos of twenty.
  expect(statistics).toMatchObject({ gapPoints: 10, chancePoints: 22.2, withoutFace: 1, photos: 61 });
  // Another person in the picture is no measure of a face, nor is how the telephone was held.
  const besides = ['several-faces', 'used-twice', 'photo-turned'];
  const crowded = third(1, 20).map((one) => ({ ...one, warnings: besides }));
  expect(countPhotos([...crowded, ...third(30, 0), ...third(60, 0)])).toMatchObject({
    gapPoints: 0,
    thirds: { darkest: { warned: 20 } },
  });
});

test('the same photo for two persons is found by its content and by its looks', () => {
  const twins = new TwinFinder([photo(1, { perceptualHash: 'ffffffff00000000' }), photo(2)]);
  expect(twins.find(number(3), 'c'.repeat(64), 'fffffffe00000001')).toEqual({
    member: number(3),
    other: number(1),
  });
  expect(twins.find(number(4), photo(2).originalSha256, undefined)).toMatchObject({ other: number(2) });
  expect(twins.find(number(5), 'd'.repeat(64), '0f0f0f0f0f0f0f0f')).toBeUndefined();
  expect(twins.find(number(5), 'e'.repeat(64), '0f0f0f0f0f0f0f0f')).toBeUndefined();
  expect(twins.find(number(6), 'f'.repeat(64), '0f0f0f0f0f0f0f0f')).toMatchObject({ other: number(5) });
  expect(twins.find(number(7), '9'.repeat(64), undefined)).toBeUndefined();
});
