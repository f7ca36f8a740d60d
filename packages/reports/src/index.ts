export { drawReport } from './draw-report.ts';
export { formatValue } from './format-value.ts';
export type {
  BarChart,
  Cell,
  Chart,
  Column,
  Figure,
  MonthChart,
  PyramidChart,
  Report,
  ReportWords,
  Table,
  Topic,
  ValueKind,
} from './report.ts';
export { writeWorkbook } from './write-workbook.ts';
