export { centreCrop, type Crop, type CropStrategy, type PictureSize, type PixelBox } from './crop.ts';
export type { Face } from './encode-face.ts';
export { PhotoError, type PhotoErrorCode, type PhotoErrorDetails } from './errors.ts';
export { preparePhoto, type PhotoOptions, type PreparedPhoto } from './prepare-photo.ts';
export { preparePhotos, type PhotoJob, type PhotoOutcome } from './prepare-photos.ts';
export { readCameraNotes, type CameraNotes } from './camera-notes.ts';
export { drawThumbnail, type Thumbnail } from './draw-thumbnail.ts';
