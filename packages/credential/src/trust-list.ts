import { isCalendarDate, type CalendarDate } from '@passeport/calendar';
import { isMutuelleNumber, type MutuelleNumber } from '@passeport/codes';
import * as v from 'valibot';
import { officeNumberSchema } from './claims.ts';
import { CredentialError } from './errors.ts';
import { publicJwkSchema, type PublicJwk } from './jwk.ts';
import { isPrintedName } from './printed-text.ts';

/** The mutuelles from one number to another, both included. */
export interface MutuelleRange {
  from: MutuelleNumber;
  to: MutuelleNumber;
}

/** Mutuelles that an office had until the root gave them to another. */
export interface FormerRange extends MutuelleRange {
  /** Last day, included: what its key signed for them until then still counts. */
  through: CalendarDate;
  /** The `digest` of the transfer that they went by: no other may be taken in. */
  transfer: string;
}

/** Cards; collections of several offices' lists; an office's own published lists. */
export type KeyUse = 'cards' | 'collections' | 'lists';

/** An office's key, and what the root lets it sign. */
export interface TrustedKey {
  /** `keyId(jwk)`. */
  kid: string;
  jwk: PublicJwk;
  office: { number: number; name: string };
  /** What it may sign, in this order and once each. */
  uses: KeyUse[];
  /** For which mutuelles: ascending, not overlapping. */
  mutuelles: MutuelleRange[];
  /** For which it did, until a day: ascending, not overlapping, none of `mutuelles`. Absent when there are none. */
  former?: FormerRange[];
  validFrom: CalendarDate;
  /** Last day, included. */
  validThrough: CalendarDate;
  /**
   * The first day on which a thief may have had it. Cards of earlier days then count when their office's list vouches for them
   * one by one; cards of that day or later do not, and nothing else that it signed, whatever its date.
   */
  compromisedSince?: CalendarDate;
}

/** What the root key (the federation) signs: whose cards and lists to accept. */
export interface TrustList {
  /** 1, 2, …: a verifier takes no list with a lower number than one it has seen. */
  sequence: number;
  /** When it was signed, to the second: `2026-03-01T09:30:00Z`. */
  issued: string;
  /** The root keys that may sign later lists. */
  roots: PublicJwk[];
  keys: TrustedKey[];
}

/** The `typ` of its token. */
export const TRUST_LIST_TYP = 'passeport-trust+jws';

const calendarDateSchema = v.custom<CalendarDate>(isCalendarDate);
const mutuelleNumberSchema = v.custom<MutuelleNumber>(isMutuelleNumber);

const rangesSchema = v.pipe(
  v.array(v.strictObject({ from: mutuelleNumberSchema, to: mutuelleNumberSchema })),
  v.maxLength(2000),
  v.check(areAscending),
);

const formerSchema = v.pipe(
  v.array(
    v.strictObject({
      from: mutuelleNumberSchema,
      to: mutuelleNumberSchema,
      through: calendarDateSchema,
      transfer: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/)),
    }),
  ),
  v.minLength(1),
  v.maxLength(2000),
  v.check((ranges) => areAscending(ranges)),
);

/** Schema of a trusted key; that the point is on the curve and that `kid` is its own are not checked. */
export const trustedKeySchema = v.pipe(
  v.strictObject({
    kid: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{4}$/)),
    jwk: publicJwkSchema,
    office: v.strictObject({
      number: officeNumberSchema,
      name: v.pipe(
        v.string(),
        v.check((name) => isPrintedName(name, 80, 160)),
      ),
    }),
    uses: v.pipe(
      v.array(v.picklist(['cards', 'collections', 'lists'])),
      v.minLength(1),
      v.check((uses) => uses.join() === [...new Set(uses)].sort().join()),
    ),
    mutuelles: rangesSchema,
    former: v.exactOptional(formerSchema),
    validFrom: calendarDateSchema,
    validThrough: calendarDateSchema,
    compromisedSince: v.exactOptional(calendarDateSchema),
  }),
  v.forward(
    v.check(({ validFrom, validThrough }) => validFrom <= validThrough),
    ['validThrough'],
  ),
  v.forward(
    v.check(({ mutuelles, former = [] }) => areAscending(inOrder([...mutuelles, ...former]))),
    ['former'],
  ),
);

const trustListSchema = v.strictObject({
  sequence: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  issued: v.pipe(v.string(), v.check(isInstant)),
  roots: v.pipe(v.array(publicJwkSchema), v.minLength(1), v.maxLength(20), v.check(areDistinct)),
  keys: v.pipe(v.array(trustedKeySchema), v.maxLength(2000), v.check(areDistinctKeys)),
});

/** Checks the shape of a trust list; its members come out in the order of the specification. Throws `trust-list-malformed`. */
export function parseTrustList(value: unknown): TrustList {
  // A hostile one can be wrong in a million places: the first is enough.
  const result = v.safeParse(trustListSchema, value, { abortEarly: true });
  if (result.success) return result.output;
  const field = v.getDotPath(result.issues[0]);
  throw new CredentialError('trust-list-malformed', field === null ? {} : { field });
}

/** The payload of a trust list: JSON without white space, members in the order of the specification. */
export function spellTrustList(list: TrustList): string {
  return JSON.stringify(parseTrustList(list));
}

/** Whether no key is there twice: what a key may do is said in one place. */
export function areDistinctKeys(keys: TrustedKey[]): boolean {
  return areDistinct(keys.map(({ jwk }) => jwk));
}

/** RFC 3339 in UTC, to the second. */
export function isInstant(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && `${new Date(time).toISOString().slice(0, 19)}Z` === text;
}

function inOrder(ranges: MutuelleRange[]): MutuelleRange[] {
  return ranges.sort((a, b) => (a.from < b.from ? -1 : 1));
}

function areAscending(ranges: MutuelleRange[]): boolean {
  let last = '';
  return ranges.every(({ from, to }) => {
    const follows = from > last && from <= to;
    last = to;
    return follows;
  });
}

function areDistinct(jwks: PublicJwk[]): boolean {
  return new Set(jwks.map(({ x, y }) => `${x}.${y}`)).size === jwks.length;
}
