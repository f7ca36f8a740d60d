/** What may be asked for, in the order in which `all` has it. */
export const REPORT_NAMES = [
  'members',
  'cards',
  'handover',
  'coverage',
  'contributions',
  'dues',
  'warnings',
] as const;
export type ReportName = (typeof REPORT_NAMES)[number];
