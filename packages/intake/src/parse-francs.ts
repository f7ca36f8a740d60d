const CURRENCY = /(?:f\s*\.?\s*c\s*\.?\s*f\s*\.?\s*a|xof|francs?|frs?|f)\s*\.?\s*(?:cfa)?\s*\.?\s*$/i;

/**
 * CFA francs as people write them, in sheets and on the command line: `6900`, `6 900 F`, `6.900 FCFA`, `6,900`, `6900.00`. Groups of
 * three digits are thousands, of which the first has no leading zero; anything else after a point or comma must be zero, as francs have no
 * decimals. No sign; undefined when it is no amount.
 */
export function parseFrancs(text: string): number | undefined {
  const bare = text.replace(CURRENCY, '').replaceAll(/\s/gu, '');
  const whole = bare.replace(/[.,]0{1,2}$/, '');
  const isAmount = /^(?:\d+|[1-9]\d{0,2}(?:[.,]\d{3})+)$/.test(whole);
  return isAmount ? Number(whole.replaceAll(/\D/g, '')) : undefined;
}
