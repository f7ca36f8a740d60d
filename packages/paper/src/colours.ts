/** Of words. */
export const INK = '#1d1a16';
/** Of labels and notes. */
export const SOFT = '#65594a';
/** Of lines between things. */
export const RULE = '#b9ae9f';
/** Of heads, and of what is the office's own. */
export const GREEN = '#0f4a3c';
/** Of small words on green. */
export const GOLD = '#f2d9a6';
/** Behind the heads of columns, and what is to be seen first. */
export const BAND = '#f1ece3';
/** Of what is wrong. */
export const ALARM = '#8c2f1b';
