import { calendarDateOf, daysBetween, formatDate, type CalendarDate } from '@passeport/calendar';
import type { Card } from '@passeport/registry';
import type { WordToDesks } from '../lost/word-to-desks.ts';
import type { Words } from './fr.ts';

/** Why and when a card died, and since which list desks can know. */
export function sayWordToDesks(card: Card, told: WordToDesks, { lost, cardReasons }: Words): string[] {
  const reported = dayOf(told.reportedAt);
  const lines = [
    lost.reported(
      cardReasons[card.reason ?? 'other'],
      formatDate(reported),
      card.reportedBy ?? '',
      formatDate(dayOf(told.recordedAt)),
    ),
  ];
  const { list } = told;
  if (list === undefined) return [...lines, lost.unsaid];
  const said = dayOf(list.issued);
  return [...lines, lost.said(list.sequence, formatDate(said), daysBetween(reported, said))];
}

function dayOf(instant: string): CalendarDate {
  return calendarDateOf(new Date(instant));
}
