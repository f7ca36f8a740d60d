import type { Point } from './faces/detect-faces.ts';
import type { TracedFace } from './faces/trace-face.ts';

/** What is known of a face from its traced points, in pixels of the picture they were traced in. */
export interface FaceGeometry {
  /** The middle of the eye at the picture's left, and of the one at its right. */
  eyes: readonly [Point, Point];
  /**
   * Half-way between the eyes, which is what ISO/IEC 19794-5 calls the face's centre; across a quarter of the way to
   * between the cheeks, so that a head that is turned is not pushed out on its other side.
   */
  centre: Point;
  chin: Point;
  /** Cheek to cheek. */
  faceWidthPx: number;
  /**
   * Chin to crown. Eyes are half-way up a head: so hair and scarves, which hide the crown and differ in volume, have no
   * say in it.
   */
  headHeightPx: number;
  /** How much the eyes are tilted, clockwise. */
  rollDegrees: number;
  /** How far the face looks to a side; 0 into the camera. */
  yawDegrees: number;
  /** Forehead, and cheeks at left and at right: bare skin, spots of `skinSpotPx` around. */
  skin: { forehead: Point; left: Point; right: Point; spotPx: number };
}

/** Points of MediaPipe's face mesh. */
const mesh = {
  leftEye: { outer: 33, inner: 133 },
  rightEye: { outer: 263, inner: 362 },
  leftCheekEdge: 234,
  rightCheekEdge: 454,
  chin: 152,
  forehead: 151,
  leftCheek: 50,
  rightCheek: 280,
};

/** How far the centre of a face is from between the eyes, on the way to between the cheeks. */
const towardsCheeks = 0.25;

/** Measures a traced face. */
export function measureFace({ points }: TracedFace): FaceGeometry {
  const at = (index: number) => points[index] ?? { x: 0, y: 0, z: 0 };
  const eyeOf = ({ outer, inner }: typeof mesh.leftEye) => between(at(outer), at(inner));
  const left = eyeOf(mesh.leftEye);
  const right = eyeOf(mesh.rightEye);
  const roll = Math.atan2(right.y - left.y, right.x - left.x);
  const eyesMiddle = between(left, right);
  const cheeks = between(at(mesh.leftCheekEdge), at(mesh.rightCheekEdge));
  const across = { x: Math.cos(roll), y: Math.sin(roll) };
  const down = { x: -Math.sin(roll), y: Math.cos(roll) };
  const along = (from: Point, to: Point, axis: Point) => (to.x - from.x) * axis.x + (to.y - from.y) * axis.y;
  const aside = along(eyesMiddle, cheeks, across) * towardsCheeks;
  const chin = at(mesh.chin);
  const [outerLeft, outerRight] = [at(mesh.leftEye.outer), at(mesh.rightEye.outer)];
  const faceWidthPx = distance(at(mesh.leftCheekEdge), at(mesh.rightCheekEdge));
  return {
    eyes: [left, right],
    centre: { x: eyesMiddle.x + across.x * aside, y: eyesMiddle.y + across.y * aside },
    chin: { x: chin.x, y: chin.y },
    faceWidthPx,
    headHeightPx: Math.max(1, along(eyesMiddle, chin, down) * 2),
    rollDegrees: (roll * 180) / Math.PI,
    yawDegrees: (Math.atan2(outerRight.z - outerLeft.z, distance(outerLeft, outerRight)) * 180) / Math.PI,
    skin: {
      forehead: at(mesh.forehead),
      left: at(mesh.leftCheek),
      right: at(mesh.rightCheek),
      spotPx: faceWidthPx * 0.06,
    },
  };
}

/** The same face in another picture, which shows `scale` times as large what is right of and below `origin`. */
export function moveFace(face: FaceGeometry, origin: Point, scale: number): FaceGeometry {
  const move = ({ x, y }: Point): Point => ({ x: origin.x + x * scale, y: origin.y + y * scale });
  const { forehead, left, right, spotPx } = face.skin;
  return {
    ...face,
    eyes: [move(face.eyes[0]), move(face.eyes[1])],
    centre: move(face.centre),
    chin: move(face.chin),
    faceWidthPx: face.faceWidthPx * scale,
    headHeightPx: face.headHeightPx * scale,
    skin: { forehead: move(forehead), left: move(left), right: move(right), spotPx: spotPx * scale },
  };
}

function between(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
