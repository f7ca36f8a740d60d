import { countEn } from './count-things.ts';
import type { printShopFr } from './print-shop.fr.ts';

/** The same in English. */
export const printShopEn: typeof printShopFr = {
  templateAbout: 'card templates',
  templateListAbout: 'list the templates and sheets that ship',
  templatePreviewAbout: 'make a picture of a template, with made-up persons',
  templateCheckAbout: 'say what is wrong with a template, and where',
  templateArgument: 'name of a template that ships, or the folder of your own',
  previewOut: 'picture to write',
  previewDpi: 'dots an inch of the picture',
  previewName: 'name to put on the card, to see whether it fits',
  templateOption: 'card template: passeport, compact, menage, or the folder of your own',
  layoutOption: 'sheet: a name (see “passeport template list”) or a .json file; else the template’s own',
  labelsOption: 'language of the printed words: fr, en or bm (Bambara, to be read over)',
  duplexOption: 'edge on which the printer turns the paper: long or short',
  printerOption: 'printer whose misses are to be corrected (see “print calibrate”)',
  dpiOption: 'dots an inch of the printer, if not 300',
  emergencyOption: 'number to call, printed on the cards; kept for the next batches',
  checkOption: 'look only: say what would be refused, and print nothing',
  skipRefusedOption: 'leave refused cards out and print the others',
  calibrateAbout: 'make a printer’s page to measure, then keep your measures',
  calibratePrinter: 'the name that you give to the printer',
  calibrateSet: 'your measures in millimetres, for example "A=30 B=30.5 C=150 D=229.5 E=31 F=30"',
  calibrateLayout: 'a sheet on the paper to be measured',
  calibrateOut: 'page to print',
  printersAbout: 'list the printers that were measured',

  templatesTitle: 'Templates (--template):',
  sheetsTitle: 'Sheets (--layout):',
  previewWritten: (path) => `Picture of the template: ${path}`,
  fault: (level, where, what) => `  ${level}, ${where}: ${what}`,
  faultLevels: { error: 'wrong', warning: 'to look at' },
  faults: {
    'template-absent': () => 'this file is missing: a template is a folder that holds it',
    'template-unreadable': (details) =>
      `a comma, quotation mark or brace is missing or too many${details === '' ? '' : `, near line ${details}`}`,
    'key-unknown': () => 'a key that is not known: take it out, or correct its name',
    'key-missing': () => 'this key is missing',
    'value-choices': (details) => `a value that is not known; possible are: ${details}`,
    'template-key': (details) => `a value that does not do (${details})`,
    'template-name': (details) => `leads nowhere (${details})`,
    'template-file': () => 'this file is not in the template’s folder',
    'drawing-reaches-out': () =>
      'the drawing holds a picture or names another file: it may have lines of its own only',
    'file-unusable': (details) =>
      `this file cannot be read: make it again, or take that of the template that ships${details === '' ? '' : ` (${details})`}`,
    'box-outside': (details) => `the box goes beyond the ${details}`,
    'near-edge': (details) => `text less than ${details} from the edge: the cut could touch it`,
    'qr-small': (details) => `QR code too small for a card with a face: ${details} at least`,
    'field-missing': (details) => `no field shows “${details}”`,
    'words-to-review': (language) =>
      `the words in ${language === 'bm' ? 'Bambara' : 'English'} are to be read over by a speaker`,
  },
  templateSound: (name) => `Template ${name} is fit to print.`,
  templateFaulty: (name, faults) =>
    `Template ${name} has ${countEn(faults, 'mistake', 'mistakes')} to correct.`,

  warnings: {
    'name-shrunk': 'name made smaller to fit',
    'text-ellipsised': 'text cut, too long for the card',
    'name-ellipsised': 'name cut, too long for the card',
    'glyph-missing': 'a letter that the font has not',
    'photo-missing': 'no photo',
    'photo-low-dpi': 'photo of less than 200 dots an inch',
    'barcode-too-fine': 'barcode too fine for this printer',
  },
  moreWarnings: (count, what) => `  … and ${countEn(count, 'other', 'others')}: ${what}`,
  refused: (card, what) => `  refused, card ${card}: ${what}`,
  refusals: {
    'qr-too-big': 'QR code too big: make the card again with a lighter photo',
    'qr-too-fine':
      'QR code too fine for this printer: take a template with a larger code, or more dots an inch',
    'photo-invalid': 'damaged portrait: import the photo again',
    'photo-truncated': 'incomplete portrait: import the photo again',
    'name-glyph-missing': 'a letter of the name is not in the font: correct the name',
    'person-twice': 'this person is twice in the batch',
    'signature-refused': 'signature or key refused by the trust list: sign the card again',
    'code-of-another-card': 'its code is another card’s: sign the card again',
    'card-past': 'its last day is past: renew the card',
  },
  checked: (cards, sheets, refused, warnings) =>
    `Nothing is printed. ${countEn(cards, 'card', 'cards')} on ${countEn(sheets, 'sheet', 'sheets')}: ${countEn(refused, 'refusal', 'refusals')}, ${countEn(warnings, 'remark', 'remarks')}.`,

  calibrationNoName: 'unnamed',
  calibrationPage: (printer) => ({
    front: {
      title: `Calibration: ${printer}`,
      steps: [
        '1. Print this page on both sides, at 100 % (“actual size”, never “fit to page”), on the cards’ paper.',
        '2. With a ruler, measure in millimetres, to half a millimetre:',
        'A: from the paper’s left edge to the frame.',
        'B: from the paper’s top to the frame.',
        'C: the frame’s width.     D: the frame’s height.',
        'Then turn the sheet over, text upright, and measure E and F.',
        '3. Give your measures:',
        `passeport print calibrate --printer "${printer}" --set "A=… B=… C=… D=… E=… F=…"`,
        '4. Then add --printer to every “print batch” for this printer.',
      ],
    },
    back: {
      title: `Back: ${printer}`,
      steps: [
        'Hold the sheet so that this text is upright.',
        'E: from the paper’s left edge to the frame.',
        'F: from the paper’s top to the frame.',
        'Against the light, the two frames should cover each other.',
      ],
    },
  }),
  calibrationWritten: (path) =>
    `Page to print on both sides and to measure with a ruler: ${path}. What to do is written on it.`,
  calibrated: (printer) => `Measures kept. To print straight: passeport print batch --printer "${printer}"`,
  printerLine: (name, paper, day) => `${name}  ${paper}  measured on ${day}`,
  noPrinter: 'No printer measured: begin with “passeport print calibrate”.',
};
