export { calibrationFrame, correctionFrom, type CalibrationMeasures } from './calibrate.ts';
export { checkTemplate, type TemplateFault, type TemplateFaultCode } from './check-template.ts';
export type { Correction } from './correction.ts';
export type { PrintWarningCode } from './drawn-side.ts';
export {
  PrintError,
  type CardRefusal,
  type PrintErrorCode,
  type PrintErrorDetails,
  type PrintRefusalCode,
} from './errors.ts';
export type { HandOverWords } from './draw-hand-over-page.ts';
export type { HandOverSection, ListedCard } from './hand-over-layout.ts';
export { printHandOverList, type HandOverJob } from './hand-over-list.ts';
export { printReceipt, type ReceiptJob } from './print-receipt.ts';
export type { CardPosition, CardWarning, Printer } from './lay-out-cards.ts';
export { loadSheet } from './load-sheet.ts';
export { loadTemplate, type Template } from './load-template.ts';
export { printKeyPaper } from './print-key-paper.ts';
export { printInvitation } from './print-invitation.ts';
export { printCalibrationPage } from './print-calibration-page.ts';
export {
  preflightCards,
  printCards,
  type Preflight,
  type PrintJob,
  type PrintReport,
} from './print-cards.ts';
export type { PrintableCard, PrintLanguage, QrSegment } from './printable-card.ts';
export type { SheetLayout } from './sheet-schema.ts';
