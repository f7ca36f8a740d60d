declare module 'svg-to-pdfkit' {
  interface SvgOptions {
    width?: number;
    height?: number;
    assumePt?: boolean;
    precision?: number;
    warningCallback?: (message: string) => void;
  }
  /** Draws an SVG on the document's current page. */
  export default function SVGtoPDF(
    doc: unknown,
    svg: string,
    x: number,
    y: number,
    options?: SvgOptions,
  ): void;
}
