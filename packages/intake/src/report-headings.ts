import { canonicalHeading } from './headings.ts';

/** Columns that the report of refused rows adds. They are no data: read again, they are passed over. */
export const REPORT_HEADINGS = { row: "Ligne d'origine", column: 'Colonne', reason: 'Motif' } as const;

const canonical = new Set(Object.values(REPORT_HEADINGS).map((heading) => canonicalHeading(heading)));

export function isReportHeading(heading: string): boolean {
  return canonical.has(canonicalHeading(heading));
}
