export type {
  ContactCrop,
  ContactPerson,
  ContactPictures,
  ContactSheet,
  ContactWords,
} from './contact-sheet.ts';
export { drawContactHtml } from './draw-contact-html.ts';
export { drawContactPdf } from './draw-contact-pdf.ts';
export { drawSlips, type SlipPerson, type SlipWords } from './draw-slips.ts';
export { slipAround, type Point } from './slip-geometry.ts';
