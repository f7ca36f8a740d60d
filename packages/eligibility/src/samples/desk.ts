/** A member, her mutuelle and a list, from which the tests make what they judge. */
import {
  addDays,
  parseBirthDate,
  parseCalendarDate,
  parseMonth,
  type CalendarDate,
} from '@passeport/calendar';
import { formatMemberNumber, parseMutuelleNumber } from '@passeport/codes';
import type { CardClaims, CardReading } from '@passeport/credential';

import { AMV } from '../rights/amv.ts';
import type { Coverage } from '../rights/coverage.ts';
import type { JudgeInput, TypedCard } from '../verdict/judge.ts';
import type { Plan } from '../rights/plan.ts';
import type { RightsException } from '../rights/rights-exception.ts';
import type { ListedMutuelle, MemberStanding } from '../list/standing.ts';
import type { ListMeta } from '../list/open-list.ts';

export const TODAY = parseCalendarDate('2026-03-15');

const number = parseMutuelleNumber('0417');
export const AWA = formatMemberNumber({ mutuelle: number, household: 123, person: 2 });

const CLAIMS: CardClaims = {
  issuer: 1,
  member: AWA,
  edition: 2,
  notBefore: parseCalendarDate('2026-01-10'),
  validThrough: parseCalendarDate('2028-12-31'),
  name: 'Awa Coulibaly',
  birth: parseBirthDate('1985'),
  sex: 'F',
};

export function genuineCard(claims: Partial<CardClaims> = {}): CardReading {
  const office = { number: 1, name: 'UTM Ségou' };
  return { status: 'genuine', claims: { ...CLAIMS, ...claims }, kid: 'k001', office };
}

export const STRANGERS_CARD: CardReading = { status: 'unknown-issuer', claims: CLAIMS, kid: 'zzzz' };

export function typedNumber(edition?: number): TypedCard {
  return { status: 'typed', member: AWA, ...(edition !== undefined && { edition }) };
}

/** What a test says of the desk; by default everything is in order. */
export interface Desk {
  card?: CardReading | TypedCard;
  coverage?: Coverage;
  exception?: RightsException;
  deadBelow?: number;
  /** Of all the plan's terms. */
  graceMonths?: number;
  /** In the place of AMV. */
  plan?: Plan;
  /** Days since the list was issued; negative when the phone's date is before that. */
  listAgeDays?: number;
  /** Days for which the list is meant. */
  listLifeDays?: number;
  list?: 'none' | 'damaged' | 'other-mutuelles';
  today?: CalendarDate;
  newestSigned?: string;
  dayIsAsked?: boolean;
  limits?: { freshDays: number; staleDays: number };
}

export function paid(from: string, through: string): Coverage {
  return { from: parseMonth(from), through: parseMonth(through) };
}

export function deskOf(desk: Desk): JudgeInput {
  const { card = genuineCard(), today = TODAY, newestSigned, limits, dayIsAsked } = desk;
  return {
    card,
    today,
    ...(desk.list !== 'none' && { list: listOf(desk, today), standing: standingOf(desk) }),
    newestSigned,
    limits,
    dayIsAsked,
  };
}

function listOf({ listAgeDays = 2, listLifeDays = 60 }: Desk, today: CalendarDate): ListMeta {
  const issued = addDays(today, -listAgeDays);
  return {
    office: 1,
    sequence: 7,
    issued: `${issued}T08:00:00Z`,
    expires: `${addDays(issued, listLifeDays)}T08:00:00Z`,
  };
}

function standingOf(desk: Desk): MemberStanding | undefined {
  const { coverage = paid('2026-01', '2026-12'), exception, deadBelow = 1, graceMonths = 0 } = desk;
  if (desk.list === 'damaged') return undefined;
  if (desk.list === 'other-mutuelles') return { listed: false, member: AWA };
  const mutuelle: ListedMutuelle = {
    number,
    name: 'Benkadi',
    union: 'Barouéli',
    plan: desk.plan ?? { ...AMV, terms: AMV.terms.map((terms) => ({ ...terms, graceMonths })) },
  };
  return { listed: true, member: AWA, mutuelle, coverage, deadBelow, ...(exception && { exception }) };
}
