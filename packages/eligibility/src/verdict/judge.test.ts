import { parseCalendarDate, parseMonth } from '@passeport/calendar';
import { formatMemberNumber, parseMutuelleNumber } from '@passeport/codes';
import { describe, expect, test } from 'vitest';

import { AMV } from '../rights/amv.ts';
import { judge } from './judge.ts';
import {
  AWA,
  deskOf,
  genuineCard,
  paid,
  STRANGERS_CARD,
  TODAY,
  typedNumber,
  type Desk,
} from '../samples/desk.ts';
import type { Colour, ReasonCode, Verdict, VerdictCode } from './verdict.ts';

const month = parseMonth;
const date = parseCalendarDate;

/**
 * What the desk has in hand → colour, verdict, reason, and anything else that must be said. Today is 15 March 2026;
 * unless a line says otherwise: Awa's card is genuine, of edition 2, valid to 2028; her household has paid for all of
 * 2026; the list is two days old.
 */
const table: [story: string, desk: Desk, Colour, VerdictCode, ReasonCode, Partial<Verdict>?][] = [
  // Covered
  ['paid for this month', {}, 'green', 'eligible', 'paid', { coveredThrough: month('2026-12') }],
  ['paid for this month only', { coverage: paid('2026-03', '2026-03') }, 'green', 'eligible', 'paid'],
  [
    'paid to February, two months of grace',
    { coverage: paid('2025-01', '2026-02'), graceMonths: 2 },
    'green',
    'eligible',
    'in-grace',
    { paidThrough: month('2026-02'), coveredThrough: month('2026-04') },
  ],
  [
    'will be past the age limit in June',
    { exception: { kind: 'aged-out', from: month('2026-06') } },
    'green',
    'eligible',
    'paid',
    { coveredThrough: month('2026-05') },
  ],
  [
    'joined her household late, waiting over',
    { exception: { kind: 'waiting', from: month('2026-03') } },
    'green',
    'eligible',
    'paid',
  ],
  ['an older card was lost, this is the new one', { deadBelow: 2 }, 'green', 'eligible', 'paid'],

  // Contributions ended
  [
    'paid to February',
    { coverage: paid('2025-01', '2026-02') },
    'amber',
    'lapsed',
    'contributions-ended',
    { since: month('2026-03'), paidThrough: month('2026-02') },
  ],
  [
    'two months of grace are over too',
    { coverage: paid('2025-01', '2025-12'), graceMonths: 2 },
    'amber',
    'lapsed',
    'contributions-ended',
    { since: month('2026-03') },
  ],
  [
    'stopped paying before the waiting months were over',
    { coverage: paid('2026-04', '2026-02') },
    'amber',
    'lapsed',
    'contributions-ended',
    { since: month('2026-03') },
  ],
  [
    'stopped paying, and waiting herself',
    { coverage: paid('2025-01', '2026-02'), exception: { kind: 'waiting', from: month('2026-06') } },
    'amber',
    'lapsed',
    'contributions-ended',
  ],

  [
    'ended before what the list tells of',
    { coverage: { reason: 'ended' } },
    'amber',
    'lapsed',
    'contributions-ended-long-ago',
  ],

  // Covered later
  [
    'household covered from April',
    { coverage: paid('2026-04', '2026-12') },
    'amber',
    'waiting',
    'household-waiting',
    { coveredFrom: month('2026-04') },
  ],
  [
    'a new-born covered from May',
    { exception: { kind: 'waiting', from: month('2026-05') } },
    'amber',
    'waiting',
    'person-waiting',
    { coveredFrom: month('2026-05') },
  ],

  // Not covered
  [
    'never paid, or unknown to the list',
    { coverage: { reason: 'never-paid' } },
    'amber',
    'not-covered',
    'never-covered',
  ],
  ['the household left', { coverage: { reason: 'left' } }, 'amber', 'not-covered', 'household-left'],
  ['she left, her household pays', { exception: { kind: 'left' } }, 'amber', 'not-covered', 'person-left'],
  [
    'she left in March',
    { exception: { kind: 'left', from: month('2026-03') } },
    'amber',
    'not-covered',
    'person-left',
    { since: month('2026-03') },
  ],
  ['past the age limit', { exception: { kind: 'aged-out' } }, 'amber', 'not-covered', 'person-aged-out'],

  // Rights not known
  ['no list', { list: 'none' }, 'amber', 'rights-unknown', 'no-list', { freshness: 'none' }],
  [
    'the list has not her mutuelle',
    { list: 'other-mutuelles' },
    'amber',
    'rights-unknown',
    'mutuelle-not-listed',
  ],
  ['the list is damaged', { list: 'damaged' }, 'amber', 'rights-unknown', 'list-damaged'],
  [
    'the list is 31 days old: what it said then',
    { listAgeDays: 31, coverage: paid('2026-01', '2026-02') },
    'amber',
    'rights-unknown',
    'list-too-old',
    {
      listAgeDays: 31,
      freshness: 'too-old',
      lastKnown: {
        verdict: 'eligible',
        reason: 'paid',
        coveredFrom: month('2026-01'),
        coveredThrough: month('2026-02'),
        paidThrough: month('2026-02'),
      },
    },
  ],
  [
    'the list was for five days only',
    { listAgeDays: 6, listLifeDays: 5 },
    'amber',
    'rights-unknown',
    'list-expired',
  ],
  [
    'the office allows three days only',
    { listAgeDays: 4, limits: { freshDays: 1, staleDays: 3 } },
    'amber',
    'rights-unknown',
    'list-too-old',
  ],

  // How old the list is
  [
    'a list of 7 days',
    { listAgeDays: 7 },
    'green',
    'eligible',
    'paid',
    { freshness: 'fresh', listAgeDays: 7 },
  ],
  ['a list of 8 days', { listAgeDays: 8 }, 'green', 'eligible', 'paid', { freshness: 'old' }],
  ['a list of 30 days', { listAgeDays: 30 }, 'green', 'eligible', 'paid', { freshness: 'old' }],
  [
    'a list on its last day',
    { listAgeDays: 5, listLifeDays: 5 },
    'green',
    'eligible',
    'paid',
    { freshness: 'fresh' },
  ],

  // The card's own dates
  [
    'a card of tomorrow',
    { card: genuineCard({ notBefore: date('2026-03-16') }) },
    'amber',
    'not-yet-valid',
    'validity-not-begun',
  ],
  ['a card of today', { card: genuineCard({ notBefore: TODAY }) }, 'green', 'eligible', 'paid'],
  ['the last day of a card', { card: genuineCard({ validThrough: TODAY }) }, 'green', 'eligible', 'paid'],
  [
    'a card of yesterday',
    { card: genuineCard({ validThrough: date('2026-03-14') }) },
    'amber',
    'card-expired',
    'validity-ended',
  ],
  [
    'an expired card, no list',
    { card: genuineCard({ validThrough: date('2026-03-14') }), list: 'none' },
    'amber',
    'card-expired',
    'validity-ended',
  ],

  // Dead cards
  ['the card was lost', { deadBelow: 3 }, 'red', 'revoked', 'edition-dead'],
  [
    'the card was lost, says a list of a year ago',
    { deadBelow: 3, listAgeDays: 365 },
    'red',
    'revoked',
    'edition-dead',
  ],
  [
    'the card was lost and is expired',
    { deadBelow: 3, card: genuineCard({ validThrough: date('2026-03-14') }) },
    'red',
    'revoked',
    'edition-dead',
  ],
  [
    'the card was lost, nothing is paid',
    { deadBelow: 3, coverage: { reason: 'never-paid' } },
    'red',
    'revoked',
    'edition-dead',
  ],
  ['the person died', { exception: { kind: 'died' } }, 'red', 'revoked', 'person-died'],
  [
    'the person was removed',
    { exception: { kind: 'removed' }, listAgeDays: 90 },
    'red',
    'revoked',
    'person-removed',
  ],

  // Cards that are not what they say
  ['a key that nobody knows', { card: STRANGERS_CARD }, 'red', 'unknown-issuer', 'key-unknown'],
  [
    'a card that was altered',
    { card: { status: 'not-authentic', reason: 'signature-wrong' } },
    'red',
    'not-authentic',
    'signature-wrong',
  ],
  [
    'the office of other mutuelles',
    { card: { status: 'not-authentic', reason: 'wrong-office' } },
    'red',
    'not-authentic',
    'wrong-office',
  ],
  [
    'some other code',
    { card: { status: 'unreadable', reason: 'not-a-card' } },
    'grey',
    'unreadable',
    'not-a-card',
    { advice: 'show-card' },
  ],
  [
    'a card of the years to come',
    { card: { status: 'unreadable', reason: 'version-unknown' } },
    'grey',
    'unreadable',
    'version-unknown',
    { advice: 'update-app' },
  ],

  // A number typed by hand
  [
    'typed: covered',
    { card: typedNumber() },
    'amber',
    'eligible',
    'paid',
    { authenticated: false, advice: 'check-identity-then-treat' },
  ],
  [
    'typed: not paid',
    { card: typedNumber(), coverage: { reason: 'never-paid' } },
    'amber',
    'not-covered',
    'never-covered',
  ],
  [
    'typed: her old card may be in hand, or not',
    { card: typedNumber(), deadBelow: 2 },
    'amber',
    'eligible',
    'paid',
  ],
  ['typed with its edition: lost', { card: typedNumber(1), deadBelow: 2 }, 'red', 'revoked', 'edition-dead'],
  ['typed: died', { card: typedNumber(), exception: { kind: 'died' } }, 'red', 'revoked', 'person-died'],
  ['typed: no list', { card: typedNumber(), list: 'none' }, 'amber', 'rights-unknown', 'no-list'],

  // A day that somebody asks about
  [
    'a month before everything that the list tells: not waiting',
    {
      card: typedNumber(),
      today: date('2024-12-31'),
      listAgeDays: -438,
      coverage: paid('2025-01', '2026-12'),
      dayIsAsked: true,
    },
    'amber',
    'rights-unknown',
    'before-list',
  ],
  [
    'the first month that it tells',
    {
      card: typedNumber(),
      today: date('2025-01-01'),
      listAgeDays: -437,
      coverage: paid('2025-01', '2026-12'),
      dayIsAsked: true,
    },
    'amber',
    'eligible',
    'paid',
  ],

  // A phone whose date is wrong
  [
    'the phone thinks it is 2019, the list is of 2026',
    { today: date('2019-01-01'), listAgeDays: -2630, coverage: paid('2026-01', '2026-12') },
    'green',
    'eligible',
    'paid',
    { clock: 'behind', judgedOn: date('2026-03-15'), listAgeDays: 0 },
  ],
  [
    'no list, but a trust list newer than the phone',
    { list: 'none', newestSigned: '2029-01-01T00:00:00Z' },
    'amber',
    'card-expired',
    'validity-ended',
    { clock: 'behind', judgedOn: date('2029-01-01') },
  ],
  [
    'signed earlier today',
    { listAgeDays: 0, newestSigned: '2026-03-15T23:59:59Z' },
    'green',
    'eligible',
    'paid',
    { clock: 'ok' },
  ],
  [
    'somebody asks about a day before the list and the card: no clock is wrong',
    { today: date('2025-06-01'), listAgeDays: -287, dayIsAsked: true },
    'amber',
    'not-yet-valid',
    'validity-not-begun',
    { clock: 'ok', judgedOn: date('2025-06-01') },
  ],
];

describe('judge', () => {
  test.each(table)('%s', (_, desk, colour, verdict, reason, more = {}) => {
    expect(judge(deskOf(desk))).toMatchObject({ verdict, colour, reason, ...more });
  });

  test('a verdict on a genuine card says whose, where, and how much is paid', () => {
    expect(judge(deskOf({}))).toMatchObject({
      authenticated: true,
      card: `${AWA}/2`,
      member: AWA,
      claims: { name: 'Awa Coulibaly' },
      mutuelle: { number: '0417', name: 'Benkadi', union: 'Barouéli' },
      plan: {
        code: 'AMV',
        care: [
          { code: 'ambulatory', sharePercent: 75 },
          { code: 'hospital', sharePercent: 75 },
        ],
        exclusions: ['lunettes', 'prothèses dentaires'],
      },
      list: { office: 1, sequence: 7 },
      advice: 'compare-face-then-treat',
      clock: 'ok',
      judgedOn: TODAY,
    });
  });

  test('the share is that of the terms in force on the day judged; grace is that of the last month paid', () => {
    const [first] = AMV.terms;
    if (first === undefined) throw new Error('AMV has no terms');
    const care = first.care.map((one) => ({ ...one, sharePercent: 60 }));
    const plan = {
      ...AMV,
      terms: [
        { ...first, graceMonths: 2 },
        { ...first, from: month('2026-03'), graceMonths: 0, care },
      ],
    };
    const on = (day: string, through: string) =>
      judge(deskOf({ plan, coverage: paid('2026-01', through), today: date(day), listAgeDays: 0 }));
    const shares = (verdict: Verdict) => verdict.plan?.care.map(({ sharePercent }) => sharePercent);
    expect(shares(on('2026-02-28', '2026-02'))).toEqual([75, 75]);
    expect(shares(on('2026-03-01', '2026-02'))).toEqual([60, 60]);
    expect(on('2026-03-01', '2026-02')).toMatchObject({
      reason: 'in-grace',
      coveredThrough: month('2026-04'),
    });
    expect(on('2026-04-01', '2026-03')).toMatchObject({
      reason: 'contributions-ended',
      since: month('2026-04'),
    });
  });

  test('claims that nobody vouches for are not handed on', () => {
    const { claims, authenticated, card } = judge(deskOf({ card: STRANGERS_CARD }));
    expect({ claims, authenticated, card }).toEqual({
      claims: undefined,
      authenticated: false,
      card: `${AWA}/2`,
    });
  });

  test('the standing of somebody else is not used', () => {
    const other = formatMemberNumber({ mutuelle: parseMutuelleNumber('0417'), household: 123, person: 3 });
    const verdict = judge(deskOf({ card: genuineCard({ member: other }) }));
    expect(verdict).toMatchObject({ verdict: 'rights-unknown', reason: 'list-damaged' });
  });

  test('coverage ends with the month, not with the day', () => {
    const coverage = paid('2026-01', '2026-03');
    const on = (day: string) => judge(deskOf({ coverage, today: date(day), listAgeDays: 0 })).verdict;
    expect([on('2026-03-31'), on('2026-04-01'), on('2026-01-10')]).toEqual([
      'eligible',
      'lapsed',
      'eligible',
    ]);
  });

  test('the last month of the calendar is no trouble', () => {
    const today = date('2199-12-31');
    const card = genuineCard({ validThrough: today });
    const desk = {
      card,
      today,
      listAgeDays: 1,
      listLifeDays: 1,
      coverage: paid('2199-01', '2199-11'),
      graceMonths: 120,
    };
    expect(judge(deskOf(desk))).toMatchObject({ verdict: 'eligible', coveredThrough: month('2199-12') });
  });
});
