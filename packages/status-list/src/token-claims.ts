import * as v from 'valibot';

/** The `typ` of a Status List Token (§5.1). */
export const STATUS_LIST_TYP = 'statuslist+jwt';

/** A time as JWTs write it: seconds since 1970 (RFC 7519 §2, NumericDate). */
const numericDate = v.pipe(v.number(), v.finite(), v.minValue(0));

/** Claims of a Status List Token (§5.1), `nbf` of RFC 7519 besides. It may have others, which are not read. */
export const claimsSchema = v.object({
  sub: v.string(),
  iat: numericDate,
  exp: v.optional(numericDate),
  nbf: v.optional(numericDate),
  ttl: v.optional(v.pipe(v.number(), v.finite(), v.gtValue(0))),
  status_list: v.object({ bits: v.picklist([1, 2, 4, 8]), lst: v.string() }),
});

/** The claims that `signStatusListToken` writes, besides the list. Whole seconds; an absolute URI (RFC 3986) in ASCII. */
export const issuedClaimsSchema = v.pipe(
  v.object({
    sub: v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z0-9+.-]*:[!-~]+$/), v.maxLength(2048)),
    iat: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
    exp: v.pipe(v.number(), v.safeInteger()),
    ttl: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  }),
  v.forward(
    v.check(({ iat, exp }) => iat < exp),
    ['exp'],
  ),
);
