import {
  addDays,
  addMonths,
  calendarDateOf,
  firstDayOf,
  monthOf,
  type CalendarDate,
} from '@passeport/calendar';
import type { CardNumber } from '@passeport/codes';
import type { SigningKey } from '@passeport/credential';
import { judge, openWholeList, publishList, type EligibilityList } from '@passeport/eligibility';
import { cardsInOrderOfIssue, type NumberedCard } from '@passeport/registry';
import { INVALID, signStatusListToken, SUSPENDED, VALID } from '@passeport/status-list';
import { readTrust } from '../office/keys.ts';
import type { Office } from '../office/open-office.ts';
import { toInstant } from '../office/to-instant.ts';
import { writeFileAtomically } from '../write-file-atomically.ts';
import { collectOfficeRights, refuseEarlierTime } from './publish-list.ts';

/** What a status says of a card on the day of the export. */
export type CardStatus = 'valid' | 'suspended' | 'invalid';

/** A Status List Token as it was written; every card that the office ever issued, at its index. */
export interface StatusListExport {
  uri: string;
  issued: string;
  expires: string;
  file: string;
  indexFile?: string;
  counts: Record<CardStatus, number>;
  cards: { index: number; card: CardNumber; status: CardStatus }[];
}

const VALUES: Record<CardStatus, number> = { valid: VALID, suspended: SUSPENDED, invalid: INVALID };
const BITS = 2;
const ONE_DAY_SECONDS = 86_400;

/**
 * Writes the state of all the office's cards today as one IETF Status List Token, and with `indexFile` which card is at which
 * index, as CSV. A card's index is its number of issue less one: it is the same in every export. The token expires after
 * `days`, and never after the month: rights end with months. Throws
 * `clock-behind`, or EligibilityError when the key is not for lists, or expired.
 */
export async function exportStatusList(
  office: Office,
  key: SigningKey,
  { uri, file, indexFile, days }: { uri: string; file: string; indexFile?: string | undefined; days: number },
  at: Date,
): Promise<StatusListExport> {
  await refuseEarlierTime(office.registry, at);
  const today = calendarDateOf(at);
  const list = await makeList(office, key, at);
  const cards: StatusListExport['cards'] = [];
  for await (const numbered of cardsInOrderOfIssue(office.registry)) {
    const { issueNumber, card } = numbered;
    cards.push({ index: issueNumber - 1, card, status: await statusOf(numbered, list, today) });
  }

  // An index that is no card's is never valid: not in the last byte, nor where a restoration skipped numbers.
  const statuses = new Uint8Array(Math.ceil(((cards.at(-1)?.index ?? -1) + 1) / 4) * 4).fill(INVALID);
  const counts = { valid: 0, suspended: 0, invalid: 0 };
  for (const { index, status } of cards) {
    statuses[index] = VALUES[status];
    counts[status] += 1;
  }
  const expiry = expiryOf(at, days);
  const [iat, exp] = [toSeconds(at), toSeconds(expiry)];
  const claims = { sub: uri, iat, exp, ttl: Math.min(ONE_DAY_SECONDS, exp - iat) };
  const token = await signStatusListToken({ ...claims, bits: BITS, statuses }, key);
  await writeFileAtomically(file, token);
  if (indexFile !== undefined) {
    const lines = cards.map(({ card, index }) => `${card},${index}\n`);
    await writeFileAtomically(indexFile, `card,index\n${lines.join('')}`);
  }
  const files = { file, ...(indexFile !== undefined && { indexFile }) };
  return { uri, issued: toInstant(at), expires: toInstant(expiry), ...files, counts, cards };
}

function toSeconds(instant: Date): number {
  return Math.floor(instant.getTime() / 1000);
}

/** The list that the office would publish now: a status is the verdict that a desk would give with it. It goes nowhere. */
async function makeList(office: Office, key: SigningKey, at: Date): Promise<EligibilityList> {
  const { token: trustToken, roots } = await readTrust(office.folder);
  const content = await collectOfficeRights(office, at);
  const issued = toInstant(at);
  const meta = { office: office.record.number, sequence: 1, issued, expires: issued, trustToken };
  return await openWholeList(await publishList(content, meta, key), { roots, now: at });
}

async function statusOf(
  { member, edition, notBefore, validThrough }: NumberedCard,
  list: EligibilityList,
  today: CalendarDate,
): Promise<CardStatus> {
  // What was issued is genuine; its dates, which a desk reads from the card, are in the registry.
  if (validThrough < today) return 'invalid';
  const card = { status: 'typed' as const, member, edition };
  const { verdict } = judge({ card, list, standing: await list.standingOf(member), today });
  switch (verdict) {
    case 'eligible':
      return notBefore <= today ? 'valid' : 'suspended';
    case 'lapsed':
    case 'waiting':
    case 'not-covered':
    case 'rights-unknown':
    case 'not-yet-valid':
      return 'suspended';
    case 'revoked':
    case 'card-expired':
    case 'unknown-issuer':
    case 'not-authentic':
    case 'unreadable':
      return 'invalid';
  }
}

function expiryOf(at: Date, days: number): Date {
  const today = calendarDateOf(at);
  const nextMonth = firstDayOf(addMonths(monthOf(today), 1));
  const [first = nextMonth] = [addDays(today, days), nextMonth].sort();
  return new Date(`${first}T00:00:00Z`);
}
