const NO_BREAK = '\u00A0';
const NARROW = '\u202F';

/**
 * French typography: no line breaks before `: ; ! ? » %`, after `«`, or inside an amount ("6 900 F"). Narrow before `; ! ?` and
 * between thousands, as the Imprimerie nationale's rules have it.
 */
export function setFrenchSpaces(text: string): string {
  return text
    .replaceAll(/ (?=[:»%])/g, NO_BREAK)
    .replaceAll(/ (?=[;!?])/g, NARROW)
    .replaceAll(/« /g, `«${NO_BREAK}`)
    .replaceAll(/(?<=\d) (?=\d{3}(?!\d))/g, NARROW)
    .replaceAll(/(?<=\d) (?=(?:F|Ko|Mo|Go|mm|cm|m|n°|jours?|mois|minutes?|secondes?|feuilles?)\b)/g, NO_BREAK)
    .replaceAll(/(?<=n°) /g, NO_BREAK);
}
