import { PhotoError } from './errors.ts';

/** Width and height of a picture as it is meant to be looked at, its EXIF orientation applied. */
export interface PictureSize {
  widthPx: number;
  heightPx: number;
}

/** A rectangle of whole pixels. */
export interface PixelBox {
  leftPx: number;
  topPx: number;
  widthPx: number;
  heightPx: number;
}

/** Where the person is: what is printed, and the tighter part of it that goes into the QR. Both are 4:5. */
export interface Crop {
  portrait: PixelBox;
  face: PixelBox;
}

/** Decides where to crop. This is where a face finder takes its place. */
export type CropStrategy = (picture: PictureSize) => Crop | Promise<Crop>;

/** The face box is this part of the portrait's width and height … */
const faceShare = 0.72;
/** … with its centre at this part of the portrait's height: faces stand above the middle. */
const faceCentre = 0.44;

/** The largest 4:5 box in the middle of a picture. */
export function centreCrop(picture: PictureSize): Crop {
  const unit = Math.floor(Math.min(picture.widthPx / 4, picture.heightPx / 5));
  const widthPx = unit * 4;
  const heightPx = unit * 5;
  const portrait = {
    leftPx: Math.floor((picture.widthPx - widthPx) / 2),
    topPx: Math.floor((picture.heightPx - heightPx) / 2),
    widthPx,
    heightPx,
  };
  return { portrait, face: tightenToFace(portrait) };
}

/** The face box of a portrait when nothing is known of where the face is. */
export function tightenToFace(portrait: PixelBox): PixelBox {
  const unit = Math.floor((portrait.widthPx * faceShare) / 4);
  const widthPx = unit * 4;
  const heightPx = unit * 5;
  return {
    leftPx: portrait.leftPx + Math.floor((portrait.widthPx - widthPx) / 2),
    topPx: portrait.topPx + Math.floor(portrait.heightPx * faceCentre - heightPx / 2),
    widthPx,
    heightPx,
  };
}

/** Refuses boxes that are not of whole pixels, not 4:5, or not inside each other: `crop-out-of-picture`. */
export function checkCrop(crop: Crop, picture: PictureSize): void {
  const whole = { leftPx: 0, topPx: 0, ...picture };
  for (const [inner, outer] of [
    [crop.portrait, whole],
    [crop.face, crop.portrait],
  ] as const) {
    if (!isInside(inner, outer) || Math.abs(inner.widthPx * 5 - inner.heightPx * 4) > 20) {
      const { widthPx, heightPx } = picture;
      throw new PhotoError('crop-out-of-picture', { widthPx, heightPx });
    }
  }
}

function isInside(inner: PixelBox, outer: PixelBox): boolean {
  return (
    [inner.leftPx, inner.topPx, inner.widthPx, inner.heightPx].every(Number.isSafeInteger) &&
    inner.widthPx >= 8 &&
    inner.heightPx >= 10 &&
    inner.leftPx >= outer.leftPx &&
    inner.topPx >= outer.topPx &&
    inner.leftPx + inner.widthPx <= outer.leftPx + outer.widthPx &&
    inner.topPx + inner.heightPx <= outer.topPx + outer.heightPx
  );
}
