import type { ErrorSentences } from './error-codes.ts';

/** What is wrong with spreadsheets, photos, templates and scans, in English. */
export const errorsOfFilesEn = {
  // Spreadsheets
  'file-empty': 'The file {fileName} is empty: choose another, or save it again.',
  'file-too-big': 'The file {fileName} is too big: split it.',
  'file-not-a-table': 'The file {fileName} is no table: save it as .xlsx or .csv.',
  'text-named-workbook':
    'The file {fileName} is named .xlsx but is only text: name it .csv, or save it as an Excel workbook.',
  'xls-not-supported': 'The file {fileName} is from an old Excel (.xls): open it and save it as .xlsx.',
  'ods-not-supported': 'The file {fileName} is OpenDocument (.ods): open it and save it as .xlsx.',
  'workbook-protected': 'The file {fileName} is protected by a password: remove it in Excel and start again.',
  'workbook-damaged': 'The file {fileName} is damaged: open it in Excel and save it again.',
  'workbook-too-big': 'The file {fileName} is too big once opened: split it.',
  'csv-quote-unterminated':
    'In {fileName}, a quotation mark opened on line {line} is not closed: close it or take it out.',
  'too-many-rows': 'The file {fileName} has too many rows (at most {limit}): split it.',
  'too-many-columns':
    'The file {fileName} has too many columns (at most {limit}): take out those that are not needed.',
  'sheet-unknown': 'The workbook {fileName} has no sheet “{sheet}”: give one of these with --sheet: {seen}.',
  'headings-not-found':
    'In {fileName}, the row of headings can’t be found: write in one row at least {missing}.',
  'columns-missing':
    'In {fileName}, column not found: {missing}; the headings read are: {seen}. Rename the heading in the file, or say by --map which column it is.',
  'months-without-year':
    'In {fileName}, nothing says of which year the months are: write it in the columns’ headings (“January 2026”) or above.',
  'heading-twice': 'In {fileName}, two columns mean the same ({name}): take out or rename one of them.',
  'map-malformed':
    'The mapping file for {fileName} does not have the right form: write { "Concession": "household" }, for example.',
  'map-heading-unknown':
    'The file {fileName} has no column “{name}”: correct the mapping file by these: {seen}.',
  'map-field-unknown': 'The field “{name}” does not exist: write one of these: {seen}.',

  // Photos
  'photo-unreadable': 'the file can’t be read: copy the photo again',
  'photo-empty': 'the file is empty: copy the photo again',
  'photo-not-an-image': 'this is no picture: choose a photo, in JPEG',
  'photo-format-unsupported': 'this kind of picture ({format}) is not taken: save the photo as JPEG',
  'photo-truncated': 'the end of the photo is missing: copy it again',
  'photo-damaged': 'the photo is damaged: copy it again',
  'photo-too-large': 'the photo is too big: save it smaller',
  'photo-too-small': 'the photo is too small to print: take it again from nearer',
  'crop-out-of-picture': 'the crop asked for is outside the photo: measure it again on the sheet',
  'face-finder-failed': 'looking for the face failed on this photo: import it again, or save it as JPEG',

  // Printing
  'template-missing': 'There is no template “{name}”: choose one of {known}, or give the folder of your own.',
  'template-invalid':
    'The card template holds a mistake ({where}): “passeport template check” says what to correct.',
  'sheet-missing': 'There is no sheet “{name}”: choose one of {known}, or give a .json file.',
  'sheet-invalid': 'The sheet holds a mistake ({where}): correct it or take one that ships.',
  'cards-refused':
    'Nothing is printed: cards are refused ({count}). Correct them, or add --skip-refused to print the others.',
  'measure-refused':
    'Measure {where} can’t be right: it should be near {expected} mm. Measure again, in millimetres.',
  'printer-needed': 'Of which printer are these measures? Add --printer and a name.',
  'printer-name-wrong': 'The name “{printer}” does not do for a printer: 60 letters at most.',
  'printer-unknown':
    'Printer “{printer}” was not measured (known: {known}): see “passeport print calibrate”.',
  'printer-not-calibrated':
    'Printer “{printer}” was not measured on paper of {paper}: see “passeport print calibrate --layout”.',
  'print-settings-wrong': 'The file {path} holds a mistake: correct it, or delete it and measure again.',
  'union-missing': 'No mutual is of the union “{union}”. Unions of this office: {known}.',
  'village-missing':
    'No household is of the village “{village}”: see how the register spells it, or make the report of the mutual.',
  'report-empty': 'This office has no mutual yet: begin with “passeport mutuelle add”.',
  'period-wrong': 'These months do not fit: the last comes after the first, and there are {most} at most.',
  'output-full': 'The disk is full: make room and start again; no PDF was left half written.',
  'output-unwritable':
    'The PDF can’t be written to {path}: check that you may write there and that it is not open elsewhere.',

  // Scans
  'scan-not-an-image': 'This file is neither a PDF nor a picture: give a PDF, a PNG or a JPEG.',
  'scan-unreadable': 'This picture is damaged: scan again.',
  'scan-too-large':
    'This file is too big: scan at 300 dots an inch at most, or photograph with 12 megapixels.',
  'pdf-unreadable': 'This PDF is damaged: make it again.',
  'pdf-password': 'This PDF is protected by a password: remove it and start again.',
} satisfies Partial<ErrorSentences>;
