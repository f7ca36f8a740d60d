export type { Face } from './encode-face.ts';
export { PhotoError, type PhotoErrorCode, type PhotoErrorDetails } from './errors.ts';
export type { Point } from './faces/detect-faces.ts';
export { alikeFaces, compareFaces, describeFace, type FaceLook } from './face-likeness.ts';
export { sharedFaceFinder, type FaceFinder } from './faces/face-finder.ts';
export type { Judgement, PhotoMeasures, PhotoWarning } from './judge-photo.ts';
export { comparePerceptualHashes, samePhotoBits, type PerceptualHash } from './perceptual-hash.ts';
export type { PictureSize, PixelBox } from './pixel-box.ts';
export { nearestQuarterTurn, placeCrop, turn } from './plan-crop.ts';
export {
  preparePhoto,
  type Background,
  type Crop,
  type PhotoOptions,
  type PreparedPhoto,
} from './prepare-photo.ts';
export { preparePhotoApart } from './process/photo-process.ts';
export { preparePhotos, type PhotoJob, type PhotoOutcome } from './prepare-photos.ts';
export { readCameraNotes, type CameraNotes } from './camera-notes.ts';
export { drawThumbnail, type Thumbnail } from './draw-thumbnail.ts';
