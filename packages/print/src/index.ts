export { PrintError, type PrintErrorCode, type PrintErrorDetails } from './errors.ts';
export { loadTemplate, type Template } from './load-template.ts';
export {
  printCards,
  type CardPosition,
  type PrintJob,
  type PrintReport,
  type PrintWarning,
} from './print-cards.ts';
export type { PrintableCard, PrintLanguage, QrSegment } from './printable-card.ts';
export type { PrintWarningCode } from './side-drawer.ts';
