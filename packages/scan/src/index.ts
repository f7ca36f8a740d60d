export { ScanError, type ScanErrorCode, type ScanErrorDetails } from './errors.ts';
export { rasterisePdf, type RasterPage, type RasteriseOptions } from './rasterise-pdf.ts';
export { readCodesFromFile, type ScannedCode } from './read-codes-from-file.ts';
export { readCodesInPhoto, type CodesInPhoto } from './read-codes-in-photo.ts';
export { readQrCodes, type Point, type QrCode } from './read-qr-codes.ts';
export type { RgbaPicture } from './rgba-picture.ts';
