import { calendarDateOf, formatDate, formatMonth, lastDayOf, monthOf, type Month } from '@passeport/calendar';
import { personException, termsAt, type Account, type PersonException } from '@passeport/eligibility';
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
    ...sayCancelled(kept.contributions, language),
    '',
    ...sayBalance(account, language),
    ...sayExceptions(settled, monthOf(calendarDateOf(at)), language),
  ];
}

function sayHousehold({ plan, kept, account }: SettledHousehold, asOf: Month, language: Language): string[] {
  const words = wordsOf(language).contributions.statement;
  const active = kept.persons.filter(({ status }) => status === 'active');
  const head = active.find(({ member }) => member.slice(11, 13) === '01');
  const { rate } = termsAt(plan, asOf);
  const said =
    rate === undefined
      ? ''
      : words.rate(
          formatFcfa(rate.fcfa),
          rate.per,
          rate.every,
          rate.stateFcfa === 0 ? '' : formatFcfa(rate.stateFcfa),
        );
  const { owedFcfa, paidFcfa } = account.joiningFee;
  return [
    words.head(head === undefined ? '' : nameOnCard(head), active.length),
    ...(kept.joined === undefined ? [] : [words.joined(formatMonth(kept.joined, language))]),
    words.plan(plan.name, said),
    ...(owedFcfa === 0 ? [] : [words.joiningFee(formatFcfa(owedFcfa), formatFcfa(paidFcfa))]),
  ];
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

function sayCancelled(contributions: readonly Contribution[], language: Language): string[] {
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
  return ['', words.cancelled, ...lines.map((line) => `  ${line}`)];
}

function sayBalance(account: Account, language: Language): string[] {
  const words = wordsOf(language).contributions.statement;
  const { paid, coverage, coveredThrough, due, creditFcfa, stateFcfa, next } = account;
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
    due.fcfa === 0 ? words.dueNothing : words.due(formatFcfa(due.fcfa), formatRuns(due.months, language)),
    words.credit(formatFcfa(creditFcfa)),
    ...(next.fcfa === 0 ? [] : [words.next(month(next.month), formatFcfa(next.fcfa))]),
  ];
}

function sayExceptions({ plan, kept }: SettledHousehold, asOf: Month, language: Language): string[] {
  const words = wordsOf(language).contributions.statement;
  const lines = kept.persons.flatMap((person) => {
    const exception = personException(person, { plan, householdJoined: kept.joined, asOf });
    return exception === undefined
      ? []
      : [`  ${person.member}  ${nameOnCard(person)} : ${sayException(exception, language)}`];
  });
  return lines.length === 0 ? [] : ['', words.exceptions, ...lines];
}

function sayException(exception: PersonException, language: Language): string {
  const words = wordsOf(language).contributions.statement;
  const kind = words.kinds[exception.kind];
  if (!('from' in exception) || exception.from === undefined) return kind;
  const from = words.fromMonth(formatMonth(exception.from, language));
  return exception.kind === 'waiting' ? `${kind} ${from}` : `${kind}, ${from}`;
}
