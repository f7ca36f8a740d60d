export { ScanError, type ScanErrorCode, type ScanErrorDetails } from './errors.ts';
export { cutPatch, readPatch, type GreyPatch, type PaperBox } from './grey-patch.ts';
export {
  adjustPose,
  fitHomography,
  fitSimilarity,
  project,
  type Homography,
  type PointPair,
} from './homography.ts';
export { likeness, showDetail, type Detail } from './likeness.ts';
export { rasterisePdf, type RasterPage, type RasteriseOptions } from './rasterise-pdf.ts';
export { readCodesFromFile, type ScannedCode } from './read-codes-from-file.ts';
export { readCodesInPhoto, type CodesInPhoto } from './read-codes-in-photo.ts';
export { readPages } from './read-pages.ts';
export { readQrCodes, readSheetCodes, type Point, type QrCode, type SheetCode } from './read-qr-codes.ts';
export type { RgbaPicture } from './rgba-picture.ts';
