/** `6 900 F CFA`: francs have no decimals; thousands are parted by a no-break space. */
export function formatFcfa(amount: number): string {
  return `${amount.toLocaleString('fr-FR').replaceAll('\u202f', '\u00a0')}\u00a0F\u00a0CFA`;
}
