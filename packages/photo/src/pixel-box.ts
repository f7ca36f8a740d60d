/** Width and height of a picture as it is meant to be looked at, its EXIF orientation applied. */
export interface PictureSize {
  widthPx: number;
  heightPx: number;
}

/** A rectangle of whole pixels. */
export interface PixelBox extends PictureSize {
  leftPx: number;
  topPx: number;
}
