import { readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { parseBirthDate, parseCalendarDate } from '@passeport/calendar';
import { parseCardNumber, parseMemberNumber } from '@passeport/codes';
import type { PrintableCard } from '@passeport/print';
import type { BenchCard } from './bench-card.ts';

/** A card of the scratch folder: its portrait is a file, as in an office. */
export interface StoredCard extends Omit<BenchCard, 'photo'> {
  card: string;
  photo: string;
}

/** The stored cards as the print package takes them, one at a time, each portrait read when its turn comes. */
export async function* readCards(folder: string, most = Infinity): AsyncGenerator<PrintableCard> {
  let count = 0;
  for await (const line of linesOf(folder)) {
    if (count++ === most) return;
    const stored: StoredCard = JSON.parse(line);
    yield {
      ...stored,
      card: parseCardNumber(stored.card),
      member: parseMemberNumber(stored.member),
      birth: parseBirthDate(stored.birth),
      validFrom: parseCalendarDate(stored.validFrom),
      validThrough: parseCalendarDate(stored.validThrough),
      union: 'Union de cercle de Niono',
      plan: 'AMV',
      office: { name: 'UTM Ségou' },
      emergency: '+223 20 12 34 56',
      photo: readFileSync(join(folder, stored.photo)),
    };
  }
}

/** How many cards the folder has. */
export async function countCards(folder: string): Promise<number> {
  let count = 0;
  for await (const line of linesOf(folder)) if (line !== '') count++;
  return count;
}

async function* linesOf(folder: string): AsyncGenerator<string> {
  const file = await open(join(folder, 'cards.jsonl'));
  try {
    yield* file.readLines({ autoClose: false });
  } finally {
    await file.close();
  }
}
