import { calendarDateOf, formatDate, isCalendarDate, isMonth } from '@passeport/calendar';
import type { AuditLine } from '@passeport/registry';
import { formatFcfa } from './format-fcfa.ts';
import type { Words } from './fr.ts';

/** What an audit line says was done, in words. */
export function sayAuditAction({ action, subject, before, after }: AuditLine, words: Words): string {
  const noted = new Map([...entriesOf(before), ...entriesOf(after)]);
  return words.audit.actions[action](subject, (name) => noted.get(name) ?? '');
}

/** An audit line as it is shown: number, date and time (UTC, which is Mali's), who, what. */
export function sayAuditLine(line: AuditLine, words: Words): string {
  const day = `${formatDate(calendarDateOf(new Date(line.at)))} ${line.at.slice(11, 16)}`;
  return words.audit.line(line.id, day, line.actor, sayAuditAction(line, words));
}

function entriesOf(noted: unknown): [string, string][] {
  if (typeof noted !== 'object' || noted === null) return [];
  return Object.entries(noted).flatMap(([name, value]: [string, unknown]): [string, string][] => {
    if (Array.isArray(value)) return [[name, String(value.length)]];
    return typeof value === 'string' || typeof value === 'number' ? [[name, spell(name, value)]] : [];
  });
}

/** Days, months and sums as people write them. */
function spell(name: string, value: string | number): string {
  if (typeof value === 'number') return name.endsWith('Fcfa') ? formatFcfa(value) : String(value);
  if (isMonth(value)) return value.split('-').reverse().join('/');
  return isCalendarDate(value) ? formatDate(value) : value;
}
