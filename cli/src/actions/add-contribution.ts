import { calendarDateOf, formatDate, type CalendarDate, type Month } from '@passeport/calendar';
import type { HouseholdNumber } from '@passeport/codes';
import type { AccountEntry } from '@passeport/eligibility';
import {
  recordContributions,
  type By,
  type PaymentMethod,
  type RecordedContribution,
  type RowOutcome,
} from '@passeport/registry';
import { CliError } from '../cli-error.ts';
import type { Office } from '../office/open-office.ts';
import { explainRefusal } from '../words/explain-error.ts';
import type { Language } from '../words/language.ts';
import { findFewer, makePayingCount } from './count-paid-for.ts';
import { findAlike } from './find-alike.ts';
import { readAccount } from './read-account.ts';

/** A payment as it is typed. */
export interface TypedContribution {
  amount: number;
  from?: Month;
  months?: number;
  persons?: number;
  paidOn?: CalendarDate;
  receipt?: string;
  payer?: string;
  collector?: string;
  method?: PaymentMethod;
}

/** A payment that is recorded now, or was before, and what it bought; no entry when it was cancelled since. */
export interface AddedContribution {
  outcome: Exclude<RowOutcome<RecordedContribution>, { outcome: 'refused' }>;
  paidOn: CalendarDate;
  entry: AccountEntry | undefined;
  /** An earlier receipt of the household that may be the same paper. */
  alike: string | undefined;
  /** From this month on it need not have been for so many persons: one passes the age limit. */
  fewer: { from: Month; persons: number } | undefined;
}

/** Records one payment. Throws `household-missing`, `date-in-future`, `contribution-refused`. */
export async function addContribution(
  office: Office,
  household: HouseholdNumber,
  typed: TypedContribution,
  by: By,
  language: Language,
): Promise<AddedContribution> {
  const { amount, paidOn: given, ...rest } = typed;
  const today = calendarDateOf(by.at);
  const paidOn = given ?? today;
  if (paidOn > today) throw new CliError('date-in-future', { date: formatDate(paidOn) });
  // What cannot be settled, for want of a plan, is said before anything is recorded.
  const before = await readAccount(office, household, by.at);
  const { from = '', months = '', receipt } = rest;
  const sourceKey =
    receipt === undefined ? [household, paidOn, amount, from, months].join('|') : `reçu ${receipt}`;
  const row = { row: 1, household, sourceKey, paidOn, amountFcfa: amount, ...rest };
  const countPersons = makePayingCount(
    new Map([[before.mutuelle.number, before.plan]]),
    () => before.account.next.month,
  );
  const [outcome] = (await recordContributions(office.registry, [row], by, { countPersons })).outcomes;
  if (outcome === undefined) throw new CliError('household-missing', { household });
  if (outcome.outcome === 'refused')
    throw new CliError('contribution-refused', {
      reason: explainRefusal(outcome.code, outcome.details, language),
    });
  const { account, receipts, personsIn, plan } = await readAccount(office, household, by.at);
  const entry = account.entries.find((one) => one.receipt.number === outcome.receipt);
  const alike =
    entry === undefined || outcome.outcome === 'already' ? undefined : findAlike(entry.receipt, receipts);
  const isCounted = entry !== undefined && typed.persons === undefined;
  const fewer = isCounted ? findFewer(entry, personsIn, plan) : undefined;
  return { outcome, paidOn, entry, alike: alike?.number, fewer };
}
