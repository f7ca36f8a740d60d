import JsBarcode from 'jsbarcode';

/** Modules of white on each side (ISO/IEC 15417 §4.4.3). */
export const BARCODE_QUIET_MODULES = 10;

/** The symbol's modules from left to right, `1` where there is a bar. */
export function encodeCode128(text: string): string {
  const drawn: { encodings?: { data: string }[] } = {};
  JsBarcode(drawn, text, { format: 'CODE128' });
  return (drawn.encodings ?? []).map(({ data }) => data).join('');
}

/** Bars as runs: where each begins and how wide it is, in modules. */
export function barsOf(modules: string): { at: number; width: number }[] {
  return [...modules.matchAll(/1+/gu)].map(({ index, 0: run }) => ({ at: index, width: run.length }));
}
