import type { FaceGeometry } from './face-geometry.ts';
import type { FaceMeasures } from './measure-photo.ts';
import type { PictureSize } from './pixel-box.ts';
import { nearestQuarterTurn, turn } from './plan-crop.ts';

/** What a photo may be unsure of. Never a refusal: an operator looks and decides. */
export type PhotoWarning =
  /** No face was found: the portrait is the middle of the photo, or the box given. */
  | 'no-face'
  /** Several faces: the largest and most central one was taken. */
  | 'several-faces'
  /** Fewer than 200 dots an inch on the card. */
  | 'face-too-small'
  | 'blurred'
  | 'too-dark'
  | 'too-bright'
  /** One side of the face is in the shade. */
  | 'uneven-light'
  /** The face looks to a side. */
  | 'head-turned'
  /** A part of the head is outside the photo. */
  | 'face-cut-off'
  /** The photo lay on its side or stood upside down, and its file said nothing of it: it was turned by whole quarters. */
  | 'photo-turned'
  /** The photo ends so near the head that the portrait has not the usual proportions. */
  | 'crop-limited';

/** Numbers behind the warnings; those of a face are missing where there is none. */
export interface PhotoMeasures extends Partial<FaceMeasures> {
  /** Faces in the whole photo. */
  faces: number;
  /** The finder's sureness of the face taken, 0 to 1. */
  faceScore?: number;
  /** Head height as a share of the portrait's height; ICAO: 0.60 to 0.90. */
  headShare?: number;
  /** 0 looks into the camera; a picture's right is positive. */
  yawDegrees?: number;
  /** How much the eyes were tilted before the portrait was turned, clockwise. */
  rollDegrees?: number;
}

export interface Judgement {
  warnings: PhotoWarning[];
  measures: PhotoMeasures;
}

/** Measured on portraits and field photos; README.md says how each was chosen. */
const limits = {
  dpi: 200,
  sharpness: 0.12,
  eyeWhiteLuminance: 30,
  brightLuminance: 85,
  burntShare: 0.4,
  whiteShare: 0.03,
  shadeStops: 3,
  yawDegrees: 35,
  outsideShare: 0.03,
};

/**
 * Says what an operator should look at. Nothing depends on how dark skin is: light is judged by the brightest things in the
 * portrait and by the eyes' whites, shade by one cheek against the other, blur against the face's own contrast.
 */
export function judgePhoto(
  face: FaceGeometry | undefined,
  measured: FaceMeasures | undefined,
  photo: {
    faces: number;
    faceScore: number | undefined;
    source: PictureSize;
    dpi: number;
    limited: boolean;
    headShare: number;
    /** How much the portrait is turned, clockwise. */
    rollDegrees: number;
  },
): Judgement {
  const measures: PhotoMeasures = { faces: photo.faces };
  if (face === undefined || measured === undefined) return { warnings: ['no-face'], measures };
  Object.assign(measures, measured, {
    headShare: round(photo.headShare),
    yawDegrees: Math.round(face.yawDegrees),
    rollDegrees: Math.round(face.rollDegrees),
    burntShare: round(measured.burntShare),
    whiteShare: round(measured.whiteShare),
    shadeStops: round(measured.shadeStops),
    sharpness: round(measured.sharpness),
    ...(photo.faceScore !== undefined && { faceScore: round(photo.faceScore) }),
  });
  const found: [PhotoWarning, boolean][] = [
    ['several-faces', photo.faces > 1],
    ['face-too-small', photo.dpi < limits.dpi],
    ['blurred', measured.sharpness < limits.sharpness],
    [
      'too-dark',
      measured.brightLuminance < limits.brightLuminance ||
        measured.eyeWhiteLuminance < limits.eyeWhiteLuminance,
    ],
    ['too-bright', measured.burntShare > limits.burntShare && measured.whiteShare > limits.whiteShare],
    ['uneven-light', measured.shadeStops > limits.shadeStops],
    ['head-turned', Math.abs(face.yawDegrees) > limits.yawDegrees],
    ['face-cut-off', outsideShare(face, photo.source) > limits.outsideShare],
    ['photo-turned', nearestQuarterTurn(photo.rollDegrees) !== 0],
    ['crop-limited', photo.limited],
  ];
  return { warnings: found.filter(([, is]) => is).map(([warning]) => warning), measures };
}

/** How much of the face, brow to chin and cheek to cheek, is outside the photo: the worst side's share. */
function outsideShare(face: FaceGeometry, { widthPx, heightPx }: PictureSize): number {
  const { centre, chin, faceWidthPx, headHeightPx } = face;
  const [acrossX, acrossY] = turn(faceWidthPx / 2, 0, face.rollDegrees);
  const [upX, upY] = turn(0, headHeightPx * -0.3, face.rollDegrees);
  const beyond = (x: number, y: number) => Math.max(-x, x - widthPx, -y, y - heightPx);
  return Math.max(
    beyond(centre.x - acrossX, centre.y - acrossY) / faceWidthPx,
    beyond(centre.x + acrossX, centre.y + acrossY) / faceWidthPx,
    beyond(centre.x + upX, centre.y + upY) / headHeightPx,
    beyond(chin.x, chin.y) / headHeightPx,
  );
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
