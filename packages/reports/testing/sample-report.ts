import { parseCalendarDate } from '@passeport/calendar';
import type { Report, Table, Topic } from '../src/report.ts';

/** A table of so many rows, for tests. */
export function sampleTable(rows: number, changes: Partial<Table> = {}): Table {
  return {
    title: 'Par mutuelle',
    columns: [
      { heading: 'Mutuelle', kind: 'text' },
      { heading: 'Membres', kind: 'count' },
    ],
    rows: Array.from({ length: rows }, (_, at) => [`Mutuelle ${at}`, at]),
    total: ['Total', (rows * (rows - 1)) / 2],
    ...changes,
  };
}

/** A report with one topic, for tests. */
export function sampleReport(topic: Partial<Topic>, changes: Partial<Report> = {}): Report {
  return {
    title: 'Rapport',
    office: 'UTM Ségou',
    scope: '3 mutuelles',
    period: 'mars 2026',
    madeOn: parseCalendarDate('2026-03-15'),
    language: 'fr',
    foot: 'Sans nom.',
    topics: [{ title: 'Membres', figures: [], charts: [], tables: [], notes: [], ...topic }],
    words: {
      page: (page, pages) => `page ${page} de ${pages}`,
      continued: '(suite)',
      total: 'Total',
      others: (rows) => `${rows} autres`,
      more: (rows) => `${rows} de plus`,
      summary: { sheet: 'Résumé', subject: 'Sujet', label: 'Chiffre', value: 'Valeur' },
    },
    ...changes,
  };
}
