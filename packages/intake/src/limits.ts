/** Caps on what comes in, checked before the work that they bound. A register of 20,000 persons is about 3 MB. */

export const MAX_FILE_BYTES = 50 * 1024 * 1024;

/** All parts of a workbook together once inflated. */
export const MAX_INFLATED_BYTES = 150 * 1024 * 1024;

/** Parts in a workbook's zip: a plain one has about a dozen. */
export const MAX_ZIP_ENTRIES = 2_000;

export const MAX_ROWS = 200_000;
export const MAX_COLUMNS = 200;

/** A cell's text, in UTF-16 units; Excel's own limit. Longer text is cut in CSV and refused where it is read. */
export const MAX_CELL_LENGTH = 32_767;
