/** Points in a millimetre. */
export const POINTS_PER_MM = 72 / 25.4;

/** A number as PDF operators take it: to 1/1000, without an exponent. */
export function pdfNumber(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

/** A colour `#rrggbb` as the operator that fills with it. */
export function fillColour(hex: string): string {
  const channel = (start: number) => pdfNumber(Number.parseInt(hex.slice(start, start + 2), 16) / 255);
  const [red, green, blue] = [channel(1), channel(3), channel(5)];
  return red === green && green === blue ? `${red} g` : `${red} ${green} ${blue} rg`;
}
