import { expect, test } from 'vitest';
import type { FaceGeometry } from './face-geometry.ts';
import { judgePhoto, type PhotoWarning } from './judge-photo.ts';
import type { FaceMeasures } from './measure-photo.ts';

const at = { x: 1500, y: 1400 };
const face: FaceGeometry = {
  eyes: [at, at],
  centre: at,
  chin: { x: 1500, y: 1700 },
  faceWidthPx: 420,
  headHeightPx: 600,
  rollDegrees: 0,
  yawDegrees: 0,
  skin: { forehead: at, left: at, right: at, spotPx: 20 },
};
const measured: FaceMeasures = {
  skinLuminance: 60,
  eyeWhiteLuminance: 110,
  brightLuminance: 180,
  burntShare: 0.01,
  whiteShare: 0,
  shadeStops: 0.6,
  sharpness: 0.3,
};
const photo = {
  faces: 1,
  faceScore: 0.9,
  source: { widthPx: 3024, heightPx: 4032 },
  dpi: 301,
  limited: false,
  headShare: 0.71,
  rollDegrees: 0,
};

function warningsOf(changes: {
  face?: Partial<FaceGeometry>;
  measured?: Partial<FaceMeasures>;
  photo?: Partial<typeof photo>;
}): PhotoWarning[] {
  return judgePhoto(
    { ...face, ...changes.face },
    { ...measured, ...changes.measured },
    { ...photo, ...changes.photo },
  ).warnings;
}

test('a good photo has no warning, on any skin', () => {
  for (const skinLuminance of [12, 60, 200]) expect(warningsOf({ measured: { skinLuminance } })).toEqual([]);
});

test.each([
  ['several-faces', { photo: { faces: 2 } }, { photo: { faces: 1 } }],
  ['face-too-small', { photo: { dpi: 199 } }, { photo: { dpi: 200 } }],
  ['blurred', { measured: { sharpness: 0.119 } }, { measured: { sharpness: 0.121 } }],
  ['too-dark', { measured: { brightLuminance: 84 } }, { measured: { brightLuminance: 86 } }],
  ['too-dark', { measured: { eyeWhiteLuminance: 29 } }, { measured: { eyeWhiteLuminance: 31 } }],
  [
    'too-bright',
    { measured: { burntShare: 0.41, whiteShare: 0.04 } },
    { measured: { burntShare: 0.39, whiteShare: 0.04 } },
  ],
  // A white wall, and a face in good light.
  [
    'too-bright',
    { measured: { burntShare: 0.5, whiteShare: 0.04 } },
    { measured: { burntShare: 0.5, whiteShare: 0.02 } },
  ],
  ['uneven-light', { measured: { shadeStops: 3.1 } }, { measured: { shadeStops: 2.9 } }],
  ['head-turned', { face: { yawDegrees: -36 } }, { face: { yawDegrees: 34 } }],
  ['face-cut-off', { face: { centre: { x: 190, y: 1400 } } }, { face: { centre: { x: 205, y: 1400 } } }],
  ['face-cut-off', { face: { chin: { x: 1500, y: 4060 } } }, { face: { chin: { x: 1500, y: 4040 } } }],
  // Lying on a side, the brow towards the photo's right edge.
  [
    'face-cut-off',
    { face: { rollDegrees: 90, centre: { x: 2880, y: 1400 } } },
    { face: { rollDegrees: 90, centre: { x: 2820, y: 1400 } } },
  ],
  ['photo-turned', { photo: { rollDegrees: 46 } }, { photo: { rollDegrees: 44 } }],
  ['photo-turned', { photo: { rollDegrees: -180 } }, { photo: { rollDegrees: -12 } }],
  ['crop-limited', { photo: { limited: true } }, { photo: { limited: false } }],
] as const)('%s is said at its limit, and not before', (warning, beyond, before) => {
  expect(warningsOf(beyond)).toEqual([warning]);
  expect(warningsOf(before)).toEqual([]);
});

test('without a face there is that warning only, and no measure of skin', () => {
  expect(judgePhoto(undefined, undefined, { ...photo, faces: 0 })).toEqual({
    warnings: ['no-face'],
    measures: { faces: 0 },
  });
});
