import { memberFromDigits } from '@passeport/codes';
import { expect, test } from 'vitest';
import { followSlips } from './follow-slips.ts';
import type { SlipInPhoto } from './photo-file.ts';

const slip: SlipInPhoto = { kind: 'members', members: [memberFromDigits('04170012301')], alone: true };

test('a number that is missing leaves all pictures after it untied, up to the next slip', () => {
  const files = [
    { file: 'IMG_1.jpg', slip },
    { file: 'IMG_2.jpg' },
    { file: 'IMG_4.jpg' },
    { file: 'IMG_5.jpg' },
    { file: 'IMG_7.jpg', slip },
    { file: 'IMG_8.jpg' },
  ];
  const { unclear, counts } = followSlips(files);
  expect([...unclear.keys()]).toEqual(['IMG_4.jpg', 'IMG_5.jpg']);
  expect([...counts]).toEqual([
    ['IMG_1.jpg', 3],
    ['IMG_7.jpg', 1],
  ]);
});

test('two telephones of one make in one folder, slip by slip in step: neither’s picture is the other’s', () => {
  const at = (second: number, file: string, isSlip = false) => ({
    file,
    takenAt: `2026-02-14T09:30:${String(second).padStart(2, '0')}`,
    camera: 'TECNO Spark',
    ...(isSlip && { slip }),
  });
  const of = (first: number, ...seconds: number[]) =>
    seconds.map((second, index) => at(second, `IMG_${first + index}.jpg`, index % 2 === 0));
  const [one, other] = [of(100, 0, 4, 6, 12), of(500, 2, 8, 10, 14)];
  const { unclear } = followSlips([...one, ...other]);
  expect([...unclear]).toEqual([101, 501, 103, 503].map((n) => [`IMG_${n}.jpg`, 'slip-other-numbers']));
  for (const alone of [one, other]) expect(followSlips(alone).unclear).toEqual(new Map());
});

test('one slip and a folder of pictures: each is looked at a few times, not once for each of the others', () => {
  let looks = 0;
  const pictures = Array.from({ length: 500 }, (_, at) => ({
    file: `IMG_${at + 2}.jpg`,
    get takenAt(): undefined {
      looks++;
      return undefined;
    },
  }));
  const { leaders, unclear } = followSlips([{ file: 'IMG_1.jpg', slip }, ...pictures]);
  expect([leaders.size, unclear.size]).toEqual([500, 0]);
  expect(looks).toBeLessThan(20 * pictures.length);
});
