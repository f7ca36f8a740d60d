import type { ContributionWords } from './contributions.fr.ts';
import { countEn } from './count-things.ts';

const months = (count: number) => countEn(count, 'month', 'months');
const persons = (count: number) => countEn(count, 'person', 'persons');

/** The same in English. */
export const contributionsEn: ContributionWords = {
  receiptRecorded: (receipt, household, amount, count) =>
    `Receipt ${receipt}: ${amount} of household ${household}, for ${persons(count)}.`,
  receiptAlready: (receipt, household) =>
    `This contribution of household ${household} is recorded already, under receipt ${receipt}. If it is another one, give its receipt’s number with --receipt.`,
  feePaid: (fee) => `${fee} of the joining fee`,
  bought: (count, which) => `${months(count)}: ${which}`,
  boughtNothing: 'no whole month',
  boughtAlready: 'no month: those named are paid already',
  credit: (credit) => `${credit} of credit left`,
  short: (amount) => `${amount} are lacking for all months named`,
  alike: (receipt) =>
    `the same day and sum as receipt ${receipt}: if it is one paper typed twice, cancel one of them (“passeport contribution cancel”)`,
  alikeAdded: (receipt) =>
    `Beware: the same day and sum as receipt ${receipt}. If it is one paper typed twice, cancel one of them (“passeport contribution cancel”).`,
  importSum: (added, already) =>
    `Sum added: ${added}${already === '' ? '' : `; known already: ${already}`}. Compare it with the money handed over.`,
  monthsFewer: (amount, bought, named, short) =>
    `${amount} ${bought === 0 ? `are too little for ${months(named)}` : `pay ${bought} of ${named} months`}: ${short} are lacking`,
  personsFewer: (paid, all) =>
    `paid for ${persons(paid)}, though the household has ${all} and all will be covered`,
  fewerFrom: (month, count) =>
    `from ${month} on, only ${persons(count)} ${count === 1 ? 'is' : 'are'} to be paid for (age limit): to pay no more than that, cancel this receipt and record two, one before that month and one from it on`,
  fewerFromAdded: (month, count) =>
    `Beware: from ${month} on, only ${persons(count)} ${count === 1 ? 'is' : 'are'} to be paid for (age limit). To pay no more than that, cancel this receipt and record two: one before that month, with --months, and one from it on, with --from.`,
  creditLeft: (credit) => `after this row, the household has ${credit} of credit left`,
  boughtNoMonth: (amount) => `${amount} pay no month: paid already, or too little money`,

  listColumns: [
    'Household',
    'Receipt',
    'Paid on',
    'Amount',
    'Pers.',
    'Method',
    'For',
    'Payer',
    'Collector',
    '',
  ],
  listTotal: (sum, count) =>
    `Total: ${sum}, ${countEn(count, 'receipt', 'receipts')} (without those cancelled).`,
  line: (count) => `${count} p.`,
  monthCount: months,
  fromMonthOn: (month) => `from ${month} on`,
  cancelledBy: (receipt) => `cancelled by ${receipt}`,
  cancels: (receipt, reason) => `cancels ${receipt}: ${reason}`,
  methods: {
    cash: 'cash',
    'mobile-money': 'mobile',
    transfer: 'transfer',
    cheque: 'cheque',
    'in-kind': 'in kind',
  },

  cancelled: (receipt, household, amount, counter) =>
    `Receipt ${receipt} (${amount}, household ${household}) is cancelled by entry ${counter}.`,
  lost: (count, which) => `The household loses ${months(count)}: ${which}.`,
  lostNothing: 'The household loses no month.',
  gained: (which) => `The other receipts now pay for: ${which}.`,
  paidNow: (which) => `Still paid: ${which}.`,
  paidNothing: 'No month is paid any more.',
  againUnder: (receipt) =>
    `The money is right, but not how it was recorded? Record it again under “${receipt} bis”: “passeport contribution add … --receipt "${receipt} bis"”.`,
  publishNow: 'Health centres learn it from the next list: publish it.',

  statement: {
    title: (household, mutuelle, day) =>
      `Statement of household ${household}, mutuelle ${mutuelle}, on ${day}`,
    fileName: (household) => `statement-${household}`,
    manyFileName: 'statements',
    manyTitle: 'Statements of households',
    manyMade: (count, owing, due) =>
      `${countEn(count, 'statement', 'statements')}, a page for each household. To pay: ${due}, by ${countEn(owing, 'household', 'households')}.`,
    paperTitle: (household) => `Statement of household ${household}`,
    creditFigure: 'Credit',
    household: 'The household',
    receipts: 'The receipts',
    cancelledTitle: 'Cancelled',
    situation: 'Where the household stands',
    personsTitle: 'Particular cases',
    signatures:
      'The treasurer: ______________________________        The head of household: ______________________________',
    foot: 'To be left with the family. Passeport de santé.',
    head: (name, count, toPay) =>
      `${name === '' ? '' : `Head: ${name}. `}Today ${persons(count)}${toPay === count ? '' : `, ${toPay} to pay for`}.`,
    joined: (month) => `Joined: ${month}.`,
    plan: (name, rate) => `Plan: ${name}${rate === '' ? '' : `, ${rate}`}.`,
    rate: (fcfa, per, every, state) =>
      `${fcfa} per ${per} and ${every}${state === '' ? '' : `, of which the State pays ${state}`}`,
    rateBefore: (month, rate) => `Before ${month}: ${rate}.`,
    rateFrom: (month, rate) => `From ${month}: ${rate}.`,
    noRate: 'no rate',
    joiningFee: (owed, paid) => `Joining fee: ${owed}, paid ${paid}.`,
    columns: [
      'Receipt',
      'Paid on',
      'Pers.',
      'Amount',
      'Fee',
      'Months',
      'Household',
      'Credit',
      'Months bought',
    ],
    total: 'Total',
    check: 'On each line: credit before + amount = fee + household’s part + credit.',
    cancelled: 'Cancelled receipts, which do not count:',
    cancelledLine: (receipt, day, amount, counter, on, reason) =>
      `${receipt}, ${amount} of ${day}: cancelled on ${on} by ${counter} (${reason})`,
    nothingPaid: 'No receipt.',
    paid: (which) => `Paid: ${which === '' ? 'no month' : which}.`,
    covered: (which, last) => `Covered: ${which}, to ${last} included.`,
    coveredNot: 'Covered: never.',
    coveredLater: (from, through) =>
      `Not covered: the waiting time lasts until ${from}, but the months paid end with ${through}.`,
    delays: (waiting, grace) =>
      `Delays: ${[...(waiting === 0 ? [] : [`${months(waiting)} of waiting after joining`]), ...(grace === 0 ? [] : [`${months(grace)} of grace after the last month paid`])].join(', ')}.`,
    today: {
      yes: (last) => `Today: covered, through ${last}.`,
      grace: (last) =>
        `Today: covered by the months of grace, through ${last}, if nothing is paid until then.`,
      later: (first) => `Today: not covered yet; covered from ${first}.`,
      ended: (since) => `Today: not covered any more, since ${since}.`,
      no: 'Today: not covered.',
    },
    state: (amount) => `The State pays ${amount} besides.`,
    due: (amount, which, fee, credit) =>
      `Due today: ${amount} (${[
        ...(which === '' ? [] : [which]),
        ...(fee === '' ? [] : [`${fee} of the joining fee`]),
        ...(credit === '' ? [] : [`less ${credit} of credit`]),
      ].join(', ')}).`,
    dueNothing: 'Due today: nothing.',
    credit: (amount) => `Credit: ${amount}.`,
    next: (month, amount) => `Next month to pay: ${month}, ${amount}.`,
    exceptions: 'Persons who do not have the household’s rights:',
    kinds: {
      died: 'died',
      removed: 'removed',
      left: 'left the mutuelle',
      'aged-out': 'has no rights and is not to be paid for any more (age limit)',
      waiting: 'waits for her rights',
    },
    fromMonth: (month) => `from ${month} on`,
  },
};
