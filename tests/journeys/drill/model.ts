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

/** All that an office has reported, and that a list of this moment says. */
export interface Known {
  mutuelles: string[];
  /** by household number, its receipts */
  payments: Record<string, Payment[]>;
  /** by member number: who left, died or was removed, and when */
  ended: Record<string, { how: 'left' | 'died' | 'removed'; since: string }>;
  /** by member number: editions below are dead */
  deadBelow: Record<string, number>;
  /** kids of the keys that sign cards */
  keys: string[];
}

/** A list that was published: what was known then, and on which day. */
export interface Published {
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

/** The verdict's code on `day`. */
export function expectVerdict(shown: Shown, { day: issued, known }: Published, day: string): string {
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
  if (shown.kind === 'card' && !known.keys.includes(shown.kid)) return 'unknown-issuer';
  const ended = known.ended[shown.member];
  if (ended?.how === 'died' || ended?.how === 'removed') return 'revoked';
  if (shown.edition !== undefined && shown.edition < (known.deadBelow[shown.member] ?? 1)) return 'revoked';
  if (shown.kind === 'card' && day < shown.from) return 'not-yet-valid';
  if (shown.kind === 'card' && day > shown.through) return 'card-expired';
  // Beyond thirty days rights are unknown.
  if (daysFrom(issued, day) > 30) return 'rights-unknown';
  if (!known.mutuelles.includes(shown.member.slice(0, 4))) return 'rights-unknown';
  const month = day.slice(0, 7);
  // Who left is covered to the end of that month.
  if (ended !== undefined && month > ended.since.slice(0, 7)) return 'not-covered';
  const run = coveredRun(monthsPaid(known.payments[shown.member.slice(0, 10)] ?? []), issued.slice(0, 7));
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
