import { parseCalendarDate } from '@passeport/calendar';
import { formatCardNumber, formatMemberNumber, parseMutuelleNumber } from '@passeport/codes';
import { describe, expect, test } from 'vitest';
import { readLostCardList } from './read-lost-card-list.ts';
import { readTable } from './read-table.ts';

const today = parseCalendarDate('2026-11-15');
const member = formatMemberNumber({ mutuelle: parseMutuelleNumber('0417'), household: 123, person: 2 });
const card = formatCardNumber(member, 2);

async function read(csv: string, usualReason?: 'lost') {
  const table = await readTable(new TextEncoder().encode(csv), 'c.csv');
  return readLostCardList(table, { today, usualReason });
}

describe('cards to revoke', () => {
  test('by card or by holder, with who reported it and when', async () => {
    const { rows, refusals } = await read(
      `Carte;Raison;Signalé par;Date\n${card};Volée;Le délégué;14/11/2026\n${member};Décès;;\n`,
    );
    expect(refusals).toEqual([]);
    expect(rows).toEqual([
      { rowNumber: 2, card, reason: 'stolen', reportedBy: 'Le délégué', reportedOn: '2026-11-14' },
      { rowNumber: 3, member, reason: 'person-died' },
    ]);
  });

  test('a row without a reason has the usual one, or is refused', async () => {
    const csv = `N° membre\n${member}\n`;
    expect((await read(csv, 'lost')).rows).toEqual([{ rowNumber: 2, member, reason: 'lost' }]);
    expect((await read(csv)).refusals).toMatchObject([{ rowNumber: 2, code: 'missing' }]);
  });

  test('what is refused', async () => {
    const wrongDigit = card.replace('0417', '0418');
    const { rows, refusals } = await read(
      `Carte;Motif;Date\n${wrongDigit};perdue;\n${card};égarée;16/11/2026\n${card};perdue;\n${card};vol;\n${member};bof;\n`,
    );
    expect(rows.map(({ rowNumber }) => rowNumber)).toEqual([4]);
    expect(refusals.map(({ rowNumber, code }) => [rowNumber, code])).toEqual([
      [2, 'card-number-unreadable'],
      [3, 'date-in-future'],
      [5, 'row-already-seen'],
      [6, 'reason-unknown'],
    ]);
  });
});
