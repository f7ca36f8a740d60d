const CONTROL_FORMAT_PRIVATE_OR_HALF = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u;
/** Drawn as nothing though some are letters: Hangul fillers, variation selectors, the grapheme joiner. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\u2800]/u;
const SPACE_OTHER_THAN_U0020 = /[^\P{Z} ]/u;

/**
 * Whether text may be printed as a name, in its one spelling: Unicode NFC, at least one letter, single U+0020
 * between words and none around them; no control, format (so no bidirectional override), invisible, private-use
 * or unpaired surrogate character. `maxCharacters` counts code points, `maxBytes` UTF-8.
 */
export function isPrintedName(text: string, maxCharacters: number, maxBytes: number): boolean {
  return (
    // No text has more UTF-16 units than UTF-8 bytes: the cap comes before anything slower.
    text.length <= maxBytes &&
    !CONTROL_FORMAT_PRIVATE_OR_HALF.test(text) &&
    !UNSEEN.test(text) &&
    !SPACE_OTHER_THAN_U0020.test(text) &&
    !/^ | $| {2}/.test(text) &&
    /\p{L}/u.test(text) &&
    text.normalize('NFC') === text &&
    Array.from(text).length <= maxCharacters &&
    new TextEncoder().encode(text).length <= maxBytes
  );
}
