/** A4 in mm, and what stands where. */
export const PAGE = { widthMm: 210, heightMm: 297, marginMm: 14, footMm: 285 };
export const WIDTH_MM = PAGE.widthMm - 2 * PAGE.marginMm;

export const INK = '#1d1a16';
export const SOFT = '#65594a';
export const RULE = '#b9ae9f';
export const GREEN = '#0f4a3c';
export const GOLD = '#f2d9a6';
export const BAND = '#f1ece3';
export const ALARM = '#8c2f1b';

/** Of a chart's parts, in their order; told apart in grey too. */
export const SERIES = [GREEN, '#d9a441', '#7fa99b', '#b5553a', '#cfc4b2'];
