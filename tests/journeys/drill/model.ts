/**
 * The desk's answers as DESIGN.md and packages/eligibility/README.md say them in words, for the plan AMV (575 F a person a month,
 * no waiting, no grace, no age limit), from nothing but what an office reported done. It shares no code with the packages.
 */

export interface Payment {
  day: string;
  /** as it was recorded: receipts of one day count in the order of their numbers */
  number: number;
  amount: number;
  persons: number;
  /** the first month, `2026-03`, and how many */
  from: string;
  months: number;
}

/** Whose cards are believed, by the federation's word of a moment. The first office is n° 1. */
export interface KnownTrust {
  /** which of two is newer */
  sequence: number;
  /** the office of each key that signs cards, by its kid */
  keys: Record<string, number>;
  /** mutuelles that the first office gave to the second, each by the last day on which the first signed for it */
  given: Record<string, string>;
}

/** All that an office has reported, and that a list of this moment says. */
export interface Known {
  mutuelles: string[];
  /** by household number, its receipts */
  payments: Record<string, Payment[]>;
  /** by member number: who left, died or was removed, and when */
  ended: Record<string, { how: 'left' | 'died' | 'removed'; since: string }>;
  /** by member number: editions below are dead */
  deadBelow: Record<string, number>;
  trust: KnownTrust;
}

/** A list that was published: by which office, what was known there, and on which day. */
export interface Published {
  office: number;
  day: string;
  known: Known;
}

/** Something that is shown at a desk. */
export type Shown =
  | {
      kind: 'card';
      text: string;
      member: string;
      edition: number;
      kid: string;
      from: string;
      through: string;
    }
  | { kind: 'typed'; member: string; edition: number | undefined }
  | { kind: 'altered' | 'stranger' | 'outside' | 'noise'; text: string };

const PRICE = 575;

/** The verdict's code on `day`, at a desk that has the lists of one office, or of both. */
export function expectVerdict(shown: Shown, lists: Published[], day: string): string {
  switch (shown.kind) {
    case 'noise':
      return 'unreadable';
    case 'altered':
    case 'outside':
      return 'not-authentic';
    case 'stranger':
      return 'unknown-issuer';
    case 'card':
    case 'typed':
  }
  const mutuelle = shown.member.slice(0, 4);
  const [trust] = lists.map(({ known }) => known.trust).sort((a, b) => b.sequence - a.sequence);
  if (trust === undefined) throw new Error('a desk without a list');
  if (shown.kind === 'card') {
    const office = trust.keys[shown.kid];
    if (office === undefined) return 'unknown-issuer';
    if (!maySign(trust, office, mutuelle, shown.from)) return 'not-authentic';
  }
  const list = findList(lists, mutuelle, trust);
  if (list !== undefined && isDead(shown, list.known)) return 'revoked';
  if (shown.kind === 'card' && day < shown.from) return 'not-yet-valid';
  if (shown.kind === 'card' && day > shown.through) return 'card-expired';
  // Nobody says anything of the mutuelle, or beyond thirty days: rights are unknown.
  if (list === undefined || daysFrom(list.day, day) > 30) return 'rights-unknown';
  return expectRights(shown.member, list, day.slice(0, 7));
}

/** The first office's mutuelles are 04…, the second's 05… and those that it was given. */
function maySign({ given }: KnownTrust, office: number, mutuelle: string, from: string): boolean {
  const through = given[mutuelle];
  if (office !== 1) return through !== undefined || mutuelle.startsWith('05');
  return mutuelle.startsWith('04') && (through === undefined || from <= through);
}

/** The list of whose mutuelle it is; as long as that one is silent, of who had it before. */
function findList(lists: Published[], mutuelle: string, { given }: KnownTrust): Published | undefined {
  const naming = lists.filter(({ known }) => known.mutuelles.includes(mutuelle));
  const owner = given[mutuelle] === undefined && mutuelle.startsWith('04') ? 1 : 2;
  return naming.find(({ office }) => office === owner) ?? naming[0];
}

/** Who died or was removed, and editions before the one of today. */
function isDead({ member, edition }: { member: string; edition: number | undefined }, known: Known): boolean {
  const how = known.ended[member]?.how;
  if (how === 'died' || how === 'removed') return true;
  return edition !== undefined && edition < (known.deadBelow[member] ?? 1);
}

function expectRights(member: string, { day: issued, known }: Published, month: string): string {
  const ended = known.ended[member];
  // Who left is covered to the end of that month.
  if (ended !== undefined && month > ended.since.slice(0, 7)) return 'not-covered';
  const run = coveredRun(monthsPaid(known.payments[member.slice(0, 10)] ?? []), issued.slice(0, 7));
  if (run === undefined) return 'not-covered';
  if (month > run.through) return 'lapsed';
  return month < run.from ? 'waiting' : 'eligible';
}

/** Money buys whole months of the receipt's period, passing over months that are paid; the rest counts with the next receipt. */
function monthsPaid(payments: Payment[]): Set<string> {
  const paid = new Set<string>();
  let credit = 0;
  const inOrder = payments.toSorted((a, b) =>
    a.day === b.day ? a.number - b.number : a.day < b.day ? -1 : 1,
  );
  for (const { amount, persons, from, months } of inOrder) {
    credit += amount;
    for (let at = 0; at < months; at++) {
      const month = monthAfter(from, at);
      if (paid.has(month) || credit < PRICE * persons) continue;
      paid.add(month);
      credit -= PRICE * persons;
    }
  }
  return paid;
}

/** Of the runs of months: the one that covers the month of publishing, else the next to begin, else the last. */
function coveredRun(paid: Set<string>, today: string): { from: string; through: string } | undefined {
  const runs: { from: string; through: string }[] = [];
  for (const month of [...paid].sort()) {
    const last = runs.at(-1);
    if (last !== undefined && monthAfter(last.through, 1) === month) last.through = month;
    else runs.push({ from: month, through: month });
  }
  return runs.find(({ through }) => through >= today) ?? runs.at(-1);
}

export function monthAfter(month: string, months: number): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const count = year * 12 + number - 1 + months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
}

function daysFrom(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
