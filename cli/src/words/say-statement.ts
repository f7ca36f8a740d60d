import {
  addMonths,
  calendarDateOf,
  firstDayOf,
  formatDate,
  formatMonth,
  lastDayOf,
  monthOf,
  type Month,
} from '@passeport/calendar';
import {
  personException,
  termsAt,
  type Account,
  type PersonException,
  type Plan,
  type PlanTerms,
} from '@passeport/eligibility';
import type { Contribution } from '@passeport/registry';
import type { SettledHousehold } from '../actions/read-account.ts';
import { nameOnCard } from '../office/name-on-card.ts';
import { alignColumns } from '../terminal/align-columns.ts';
import { formatFcfa } from './format-fcfa.ts';
import { formatMonths, formatRuns } from './format-months.ts';
import type { Language } from './language.ts';
import { wordsOf } from './words-of.ts';

/** A household's statement of account as lines for people, to be checked by hand. */
export function sayStatement(settled: SettledHousehold, at: Date, language: Language): string[] {
  const { mutuelle, kept, account } = settled;
  const words = wordsOf(language).contributions.statement;
  const place = `${mutuelle.name}${mutuelle.union === undefined ? '' : ` (${mutuelle.union})`}`;
  return [
    words.title(kept.household, place, formatDate(calendarDateOf(at))),
    ...sayHousehold(settled, monthOf(calendarDateOf(at)), language),
    '',
    ...(account.entries.length === 0 ? [words.nothingPaid] : sayEntries(account, language)),
    ...spaced(sayCancelled(kept.contributions, language)),
    '',
    ...sayBalance(settled, monthOf(calendarDateOf(at)), language),
    ...spaced(sayExceptions(settled, monthOf(calendarDateOf(at)), language)),
  ];
}

function spaced(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', ...lines];
}

/** The household, its plan and its joining fee. */
export function sayHousehold(
  { plan, kept, account, personsIn }: SettledHousehold,
  asOf: Month,
  language: Language,
): string[] {
  const words = wordsOf(language).contributions.statement;
  const active = kept.persons.filter(({ status }) => status === 'active');
  const head = active.find(({ member }) => member.slice(11, 13) === '01');
  const terms = termsAt(plan, asOf);
  const said = sayRate(terms, language);
  // A household's rate is the same for few and for many.
  const toPay = terms.rate?.per === 'person' ? personsIn(asOf) : active.length;
  const { owedFcfa, paidFcfa } = account.joiningFee;
  return [
    words.head(head === undefined ? '' : nameOnCard(head), active.length, toPay),
    ...(kept.joined === undefined ? [] : [words.joined(formatMonth(kept.joined, language))]),
    words.plan(plan.name, said),
    ...sayOtherRates(plan, { first: firstMonth({ kept, account }) ?? asOf, asOf }, language),
    ...(owedFcfa === 0 ? [] : [words.joiningFee(formatFcfa(owedFcfa), formatFcfa(paidFcfa))]),
  ];
}

function sayRate({ rate }: PlanTerms, language: Language): string {
  if (rate === undefined) return '';
  const { fcfa, per, every, stateFcfa } = rate;
  const state = stateFcfa === 0 ? '' : formatFcfa(stateFcfa);
  return wordsOf(language).contributions.statement.rate(formatFcfa(fcfa), per, every, state);
}

/** The rates of earlier months of the account, and those to come: without them nobody could check it by hand. */
function sayOtherRates(
  { terms }: Plan,
  { first, asOf }: { first: Month; asOf: Month },
  language: Language,
): string[] {
  const words = wordsOf(language).contributions.statement;
  return terms.flatMap((one, at) => {
    const following = terms[at + 1];
    const until = following?.from;
    const said = sayRate(one, language) || words.noRate;
    const isOther = (then: PlanTerms | undefined) =>
      then !== undefined && (sayRate(then, language) || words.noRate) !== said;
    if (until !== undefined && until > first && until <= asOf)
      return isOther(following) ? words.rateBefore(formatMonth(until, language), said) : [];
    return one.from > asOf && isOther(terms[at - 1])
      ? words.rateFrom(formatMonth(one.from, language), said)
      : [];
  });
}

/** The first month that the account is about. */
function firstMonth({ kept, account }: Pick<SettledHousehold, 'kept' | 'account'>): Month | undefined {
  return [kept.joined, account.paid[0]?.from, account.due.months[0]?.from]
    .filter((month) => month !== undefined)
    .sort()[0];
}

function sayEntries({ entries, creditFcfa }: Account, language: Language): string[] {
  const words = wordsOf(language).contributions.statement;
  const money = (amount: number): string => formatFcfa(amount);
  const sum = (pick: (entry: Account['entries'][number]) => number): number =>
    entries.reduce((total, entry) => total + pick(entry), 0);
  const lines = entries.map(({ receipt, feeFcfa, months, householdFcfa, creditFcfa: credit, bought }) => [
    receipt.number,
    formatDate(receipt.paidOn),
    String(receipt.persons),
    money(receipt.amountFcfa),
    money(feeFcfa),
    String(months),
    money(householdFcfa),
    money(credit),
    formatRuns(bought, language),
  ]);
  const total = [
    words.total,
    '',
    '',
    money(sum(({ receipt }) => receipt.amountFcfa)),
    money(sum(({ feeFcfa }) => feeFcfa)),
    String(sum(({ months }) => months)),
    money(sum(({ householdFcfa }) => householdFcfa)),
    money(creditFcfa),
  ];
  return [...alignColumns([words.columns, ...lines, total], [2, 3, 4, 5, 6, 7]), words.check];
}

/** The receipts that were taken back; none, or a heading and a line each. */
export function sayCancelled(contributions: readonly Contribution[], language: Language): string[] {
  const words = wordsOf(language).contributions.statement;
  const counters = contributions.filter(({ cancels }) => cancels !== undefined);
  if (counters.length === 0) return [];
  const lines = counters.flatMap((counter) => {
    const cancelled = contributions.find(({ receipt }) => receipt === counter.cancels);
    if (cancelled === undefined) return [];
    const { receipt, paidOn, amountFcfa } = cancelled;
    return words.cancelledLine(
      receipt,
      formatDate(paidOn),
      formatFcfa(amountFcfa),
      counter.receipt,
      formatDate(counter.paidOn),
      counter.reason ?? '',
    );
  });
  return [words.cancelled, ...lines.map((line) => `  ${line}`)];
}

/** What is paid, covered, due and left. */
export function sayBalance(
  { plan, kept, account }: SettledHousehold,
  asOf: Month,
  language: Language,
): string[] {
  const words = wordsOf(language).contributions.statement;
  const { paid, coverage, coveredThrough, due, creditFcfa, stateFcfa, next } = account;
  const feeLeft = account.joiningFee.owedFcfa - account.joiningFee.paidFcfa;
  const start = kept.joined ?? paid[0]?.from;
  const waiting = start === undefined ? 0 : termsAt(plan, start).waitingMonths;
  const grace = 'reason' in coverage ? 0 : termsAt(plan, coverage.through).graceMonths;
  const month = (one: Month): string => formatMonth(one, language);
  const covered =
    'reason' in coverage || coveredThrough === undefined
      ? words.coveredNot
      : coverage.from > coveredThrough
        ? words.coveredLater(month(coverage.from), month(coveredThrough))
        : words.covered(
            formatMonths({ from: coverage.from, through: coveredThrough }, language),
            formatDate(lastDayOf(coveredThrough)),
          );
  return [
    words.paid(formatRuns(paid, language)),
    ...(stateFcfa === 0 ? [] : [words.state(formatFcfa(stateFcfa))]),
    covered,
    ...(waiting === 0 && grace === 0 ? [] : [words.delays(waiting, grace)]),
    sayToday(account, asOf, language),
    due.fcfa === 0
      ? words.dueNothing
      : words.due(
          formatFcfa(due.fcfa),
          formatRuns(due.months, language),
          feeLeft === 0 ? '' : formatFcfa(feeLeft),
          creditFcfa === 0 ? '' : formatFcfa(creditFcfa),
        ),
    words.credit(formatFcfa(creditFcfa)),
    ...(next.fcfa === 0 ? [] : [words.next(month(next.month), formatFcfa(next.fcfa))]),
  ];
}

/** What a desk would say of the household today. */
function sayToday({ coverage, coveredThrough }: Account, asOf: Month, language: Language): string {
  const words = wordsOf(language).contributions.statement.today;
  if ('reason' in coverage || coveredThrough === undefined) return words.no;
  if (coverage.from > coveredThrough) return words.no;
  if (coverage.from > asOf) return words.later(formatDate(firstDayOf(coverage.from)));
  if (coveredThrough < asOf) return words.ended(formatDate(firstDayOf(addMonths(coveredThrough, 1))));
  return coverage.through < asOf
    ? words.grace(formatDate(lastDayOf(coveredThrough)))
    : words.yes(formatDate(lastDayOf(coveredThrough)));
}

/** Who has not the household's rights; none, or a heading and a line each. */
export function sayExceptions({ plan, kept }: SettledHousehold, asOf: Month, language: Language): string[] {
  const words = wordsOf(language).contributions.statement;
  const lines = kept.persons.flatMap((person) => {
    const exception = personException(person, { plan, householdJoined: kept.joined, asOf });
    if (exception === undefined) return [];
    return `  ${person.member}  ${nameOnCard(person)} : ${sayException(exception, language)}`;
  });
  return lines.length === 0 ? [] : [words.exceptions, ...lines];
}

function sayException(exception: PersonException, language: Language): string {
  const words = wordsOf(language).contributions.statement;
  const kind = words.kinds[exception.kind];
  if (!('from' in exception) || exception.from === undefined) return kind;
  const from = words.fromMonth(formatMonth(exception.from, language));
  return exception.kind === 'waiting' ? `${kind} ${from}` : `${kind}, ${from}`;
}
