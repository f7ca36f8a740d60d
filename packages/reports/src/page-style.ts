import { GREEN } from '@passeport/paper';

/** A4 in mm, and what stands where. */
export const PAGE = { widthMm: 210, heightMm: 297, marginMm: 14, footMm: 285 };
export const WIDTH_MM = PAGE.widthMm - 2 * PAGE.marginMm;

/** Of a chart's parts, in their order; told apart in grey too. */
export const SERIES = [GREEN, '#d9a441', '#7fa99b', '#b5553a', '#cfc4b2'];
