import type { FaceGeometry } from './face-geometry.ts';
import type { PictureSize, PixelBox } from './pixel-box.ts';

/** Without a face: this part of the portrait's width and height … */
const blindShare = 0.72;
/** … with its centre at this part of the portrait's height: faces stand above the middle. */
const blindCentre = 0.44;
/** Around a face: its height in heads, and how far below the eyes its middle is, in heads. */
const boxHeads = 0.9;
const belowEyes = 0.05;

/** The part of a portrait that goes into the QR: 4:5, inside it; around the face, or where faces are. */
export function boxFace(portrait: PictureSize, face: FaceGeometry | undefined): PixelBox {
  const share =
    face === undefined ? blindShare : Math.min(1, (face.headHeightPx * boxHeads) / portrait.heightPx);
  const unit = Math.max(2, Math.floor((portrait.widthPx * share) / 4));
  const widthPx = Math.min(unit * 4, portrait.widthPx);
  const heightPx = Math.min(unit * 5, portrait.heightPx);
  const x = face?.centre.x ?? portrait.widthPx / 2;
  const y =
    face === undefined ? portrait.heightPx * blindCentre : face.centre.y + face.headHeightPx * belowEyes;
  return {
    leftPx: Math.max(0, Math.min(Math.round(x - widthPx / 2), portrait.widthPx - widthPx)),
    topPx: Math.max(0, Math.min(Math.round(y - heightPx / 2), portrait.heightPx - heightPx)),
    widthPx,
    heightPx,
  };
}
