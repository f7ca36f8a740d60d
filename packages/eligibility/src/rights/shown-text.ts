/**
 * What a desk may be shown of a name or sentence that an office wrote: no control character, no half of one, nothing that breaks the line or
 * turns round what follows.
 */
export const SHOWN_TEXT = /^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]*$/u;
