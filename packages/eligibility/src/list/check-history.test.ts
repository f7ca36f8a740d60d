import { parseCalendarDate } from '@passeport/calendar';
import type { TrustedKey, TrustList } from '@passeport/credential';
import { describe, expect, test } from 'vitest';

import { instantOf } from '../instant.ts';
import { makeKey, trusted } from '../samples/office.ts';
import { checkHistory, withoutStolen, type NewestSeen } from './check-history.ts';

const at = (issued: string, sequence = 7, office = 1, digest = 'a'): NewestSeen => ({
  office,
  sequence,
  issued,
  digest,
});

/** A list against the lists seen; the phone's clock is 15 March 2026, and the trust list of 1 March. */
function check(
  list: NewestSeen,
  seen: NewestSeen[],
  now = '2026-03-15T10:00:00Z',
  trustIssued = '2026-03-01T08:00:00Z',
) {
  try {
    checkHistory(list, { newestSeen: seen, trustIssued, now: new Date(now) });
    return 'accepted';
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
}

describe('checkHistory', () => {
  const seen = at('2026-03-14T18:00:00Z');
  test.each<[string, NewestSeen, NewestSeen[], unknown]>([
    ['the first list', seen, [], 'accepted'],
    ['the same list again', seen, [seen], 'accepted'],
    ['the next one', at('2026-03-15T08:00:00Z', 8), [seen], 'accepted'],
    ['the next one, the same second', at(seen.issued, 8), [seen], 'accepted'],
    ['the one before', at('2026-03-13T18:00:00Z', 6), [seen], 'list-rollback'],
    ['the one before, dated later', at('2026-03-15T08:00:00Z', 6), [seen], 'list-rollback'],
    ['another one of the same number', at(seen.issued, 7, 1, 'b'), [seen], 'list-rollback'],
    ['a higher number, dated earlier', at('2026-03-14T17:59:59Z', 8), [seen], 'list-rollback'],
    ['a lower number of another office', at('2026-03-13T18:00:00Z', 6, 2), [seen], 'accepted'],
    [
      'two offices: each has its own numbers',
      at('2026-03-13T18:00:00Z', 6, 2),
      [seen, at('2026-03-13T18:00:00Z', 7, 2)],
      'list-rollback',
    ],
  ])('%s', (_, list, newestSeen, outcome) => {
    expect(check(list, newestSeen)).toBe(outcome);
  });

  test.each<[story: string, phone: string, issued: string, seen: string | undefined, outcome: unknown]>([
    ['in a day', '2026-03-15T10:00:00Z', '2026-03-16T10:00:00Z', undefined, 'accepted'],
    ['in a day and a second', '2026-03-15T10:00:00Z', '2026-03-16T10:00:01Z', undefined, 'list-from-future'],
    [
      'in ten days, the list seen being of today',
      '2026-03-15T10:00:00Z',
      '2026-03-25T10:00:00Z',
      '2026-03-15T09:00:00Z',
      'list-from-future',
    ],
    [
      'the phone is some hours behind the list seen',
      '2026-03-15T10:00:00Z',
      '2026-03-16T18:00:00Z',
      '2026-03-15T20:00:00Z',
      'accepted',
    ],
    [
      'the phone thinks it is 1970',
      '1970-01-01T00:00:00Z',
      '2026-03-15T10:00:00Z',
      '2026-02-15T10:00:00Z',
      'accepted',
    ],
    [
      'the phone thinks it is 1970, a first list',
      '1970-01-01T00:00:00Z',
      '2026-03-15T10:00:00Z',
      undefined,
      'accepted',
    ],
    [
      'the phone thinks it is 1970, a list of the next century',
      '1970-01-01T00:00:00Z',
      '2126-03-15T10:00:00Z',
      '2026-02-15T10:00:00Z',
      'list-from-future',
    ],
  ])('%s: %s', (_, phone, issued, seenIssued, outcome) => {
    const newestSeen = seenIssued === undefined ? [] : [at(seenIssued, 6)];
    expect(check(at(issued), newestSeen, phone)).toBe(outcome);
  });

  test('an office that dates each list as late as it may takes no phone further than two days ahead', () => {
    const clock = Date.parse('2026-03-15T10:00:00Z');
    const day = 86_400_000;
    let newest: NewestSeen[] = [];
    for (let sequence = 1; sequence <= 40; sequence += 1) {
      const dates = [400, 2.5, 2, 1.5, 1, 0].map((days) => instantOf(new Date(clock + days * day)));
      const taken = dates.find((issued) => check(at(issued, sequence), newest) === 'accepted');
      if (taken !== undefined) newest = [at(taken, sequence)];
    }
    expect(newest).toMatchObject([{ issued: '2026-03-17T10:00:00Z' }]);
    // The lists of honest offices are taken all the while.
    expect(check(at('2026-03-15T09:00:00Z', 3, 2), newest)).toBe('accepted');
  });
});

describe('withoutStolen', () => {
  const seen = (office: number, kid: string): NewestSeen => ({
    ...at('2026-03-14T18:00:00Z', 7, office),
    kid,
  });
  const trusting = (...keys: TrustedKey[]): TrustList => ({
    sequence: 4,
    issued: '2026-03-01T08:00:00Z',
    roots: [],
    keys,
  });

  test('forgets what a stolen key signed, and nothing of another office whose key has the same name', async () => {
    const key = await makeKey();
    const stolen = trusted(key, { compromisedSince: parseCalendarDate('2026-03-02') });
    const known = [seen(1, key.kid), seen(2, key.kid), seen(1, 'else'), at('2026-03-14T18:00:00Z')];
    expect(withoutStolen(known, trusting(stolen))).toEqual(known.slice(1));
    expect(withoutStolen(known, trusting(trusted(key)))).toEqual(known);
  });
});
