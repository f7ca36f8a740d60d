import { calendarDateOf, formatDate, type CalendarDate } from '@passeport/calendar';
import { isCardNumber, parseCardNumber, type CardNumber } from '@passeport/codes';
import {
  handOverCards,
  readBatch,
  undoHandOvers,
  undeliveredCards,
  type By,
  type RefusalCode,
  type RegistryDetails,
} from '@passeport/registry';
import { readTableFile } from '../actions/read-table-file.ts';
import { CliError } from '../cli-error.ts';
import type { Office } from '../office/open-office.ts';
import type { HandOverScope } from './make-hand-over-list.ts';

/** Which cards were handed over: named, of a batch, in a file, or of a place. `except` takes some out. */
export interface HandOverJob extends HandOverScope {
  cards: readonly CardNumber[];
  batch?: number;
  from?: string;
  except?: readonly CardNumber[];
  to?: string;
  on: CalendarDate;
}

export interface HandOvers {
  handedOver: CardNumber[];
  already: CardNumber[];
  refused: { card: CardNumber; code: RefusalCode; details: RegistryDetails }[];
}

/** Records hand-overs: those that can be, and says why not of the others. Throws `date-in-future`, `hand-over-what`, `no-cards-in-file`. */
export async function recordHandOvers(office: Office, job: HandOverJob, by: By): Promise<HandOvers> {
  if (job.on > calendarDateOf(by.at)) throw new CliError('date-in-future', { date: formatDate(job.on) });
  const except = new Set(job.except);
  const cards = [...new Set(await chooseCards(office, job))].filter((card) => !except.has(card));
  const named = new Set(job.cards);
  const rows = cards.map((card, row) => ({
    row,
    card,
    on: job.on,
    delegate: job.to,
    isLookedAt: named.has(card),
  }));
  const { outcomes } = await handOverCards(office.registry, rows, by);
  const found: HandOvers = { handedOver: [], already: [], refused: [] };
  for (const outcome of outcomes) {
    const card = cards[outcome.row];
    if (card === undefined) continue;
    if (outcome.outcome === 'added') found.handedOver.push(card);
    else if (outcome.outcome === 'already') found.already.push(card);
    else found.refused.push({ card, code: outcome.code, details: { ...outcome.details, card } });
  }
  return found;
}

/** Takes back hand-overs that were noted by mistake, all or none. Throws `no-cards-in-file`, and what the registry throws. */
export async function undoRecorded(
  { registry }: Office,
  { cards, from }: Pick<HandOverJob, 'cards' | 'from'>,
  by: By,
): Promise<CardNumber[]> {
  const listed = from === undefined ? [] : await readCardNumbers(from);
  return (await undoHandOvers(registry, [...cards, ...listed], by)).undone;
}

async function chooseCards({ registry }: Office, job: HandOverJob): Promise<CardNumber[]> {
  const { cards, batch, from, mutuelle, village, delegate } = job;
  const isPlace = mutuelle !== undefined || village !== undefined || delegate !== undefined;
  if (cards.length === 0 && batch === undefined && from === undefined && !isPlace)
    throw new CliError('hand-over-what');
  const chosen = [...cards];
  if (batch !== undefined) {
    const whole = await readBatch(registry, batch);
    if (whole.state !== 'confirmed') throw new CliError('batch-to-confirm', { batch });
    chosen.push(
      ...whole.cards
        .filter(({ outcome, state }) => outcome === 'printed' && state !== 'revoked')
        .map(({ card }) => card),
    );
  }
  if (from !== undefined) chosen.push(...(await readCardNumbers(from)));
  if (isPlace && batch === undefined && from === undefined) {
    const waiting = await undeliveredCards(registry, { mutuelle, village, delegate });
    if (waiting.length === 0 && cards.length === 0) throw new CliError('nothing-to-hand-over');
    chosen.push(...waiting.filter(({ status }) => status === 'active').map(({ card }) => card));
  }
  return chosen;
}

/** Every cell that is a card number, of a spreadsheet or a text. */
async function readCardNumbers(path: string): Promise<CardNumber[]> {
  const { sheets } = await readTableFile(path);
  const cells = sheets.flatMap(({ rows }) => rows.flat());
  const numbers = cells.flatMap((cell) => {
    const text = typeof cell === 'string' ? cell.trim() : '';
    return looksLikeCard(text) ? [parseCardNumber(text)] : [];
  });
  if (numbers.length === 0) throw new CliError('no-cards-in-file', { path });
  return numbers;
}

function looksLikeCard(text: string): boolean {
  if (isCardNumber(text)) return true;
  try {
    parseCardNumber(text);
    return true;
  } catch {
    return false;
  }
}
