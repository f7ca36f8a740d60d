import { memberParts } from '@passeport/codes';
import { digestOfPayload } from './card-digest.ts';
import { decodeClaims } from './claims-cbor.ts';
import type { CardClaims } from './claims.ts';
import { CredentialError } from './errors.ts';
import { keyThumbprint } from './key-id.ts';
import { parseJws } from './jws-form.ts';
import { decodeQrText } from './qr-text.ts';
import { maySignFor } from './may-sign-for.ts';
import type { TrustedKey, TrustList } from './trust-list.ts';
import { findSigner } from './verify-jws.ts';

/** Why a text is no card of ours that can be read. */
export type UnreadableReason = 'not-a-card' | 'version-unknown' | 'text-malformed' | 'too-long';

/** Why a card is not what an office signed, or is not what that office may sign. */
export type NotAuthenticReason =
  | 'token-malformed'
  | 'header-refused'
  | 'signature-wrong'
  | 'claims-malformed'
  | 'key-not-for-cards'
  | 'wrong-office'
  | 'signed-outside-key-validity'
  | 'signed-after-theft'
  | 'not-in-register';

/** What the signature says of a card; whether its dates, its edition and its rights hold today is not looked at. */
export type CardReading =
  | { status: 'genuine'; claims: CardClaims; kid: string; office: { number: number; name: string } }
  /**
   * Signed by a key that a thief has, and dated before the theft, as the thief can date a card too. It is genuine when the office's
   * list vouches for it, by the key's thumbprint and the card's digest.
   */
  | (Vouchable & { status: 'doubtful' })
  /** No key of that name in the trust list: these claims are anybody's word. */
  | { status: 'unknown-issuer'; claims: CardClaims; kid: string }
  | { status: 'not-authentic'; reason: NotAuthenticReason }
  | { status: 'unreadable'; reason: UnreadableReason };

/** What a list is asked for, to tell the office's own cards from a thief's. */
export interface Vouchable {
  claims: CardClaims;
  kid: string;
  office: { number: number; name: string };
  /** RFC 7638, of the key that signed it. */
  thumbprint: string;
  /** `cardDigest`. */
  digest: string;
}

/** A decoded token has at most half as many characters as the longest QR text. */
const MAX_TOKEN_BYTES = 2000;

/**
 * Reads the text of a QR code and judges whether it is a card that an office of the trust list signed.
 * A text of any kind has an answer; throws only `key-malformed`, for a trust list that `verifyTrustList` did not give.
 */
export async function verifyCard(qrText: string, trust: TrustList): Promise<CardReading> {
  try {
    return await readCard(qrText, trust);
  } catch (error) {
    return readingOf(error);
  }
}

async function readCard(qrText: string, trust: TrustList): Promise<CardReading> {
  // 1. The QR text, then the token, each in its one spelling.
  const token = decodeQrText(qrText);
  const unverified = parseJws(token, { maxBytes: MAX_TOKEN_BYTES });
  const { kid, payload } = unverified;

  // 2. The keys that go by this name. None: what the card says is shown as unverified.
  const named = trust.keys.filter((key) => key.kid === kid);
  if (named.length === 0) return { status: 'unknown-issuer', claims: decodeClaims(payload), kid };

  // 3. The signature.
  const key = await findSigner(unverified, named);

  // 4. The claims, in their one spelling.
  const claims = decodeClaims(payload);

  // 5. Whether this key may sign this card.
  const reason = findMisuse(claims, key);
  if (reason) return { status: 'not-authentic', reason };

  // 6. A stolen key has signed what the office signed, and what the thief did.
  if (key.compromisedSince !== undefined) {
    const { office } = key;
    const [thumbprint, digest] = await Promise.all([keyThumbprint(key.jwk), digestOfPayload(payload)]);
    return { status: 'doubtful', claims, kid, office, thumbprint, digest };
  }
  return { status: 'genuine', claims, kid, office: key.office };
}

function findMisuse(claims: CardClaims, key: TrustedKey): NotAuthenticReason | undefined {
  const { mutuelle } = memberParts(claims.member);
  if (!key.uses.includes('cards')) return 'key-not-for-cards';
  if (claims.issuer !== key.office.number) return 'wrong-office';
  if (!maySignFor(key, mutuelle, claims.notBefore)) return 'wrong-office';
  if (claims.notBefore < key.validFrom || claims.notBefore > key.validThrough)
    return 'signed-outside-key-validity';
  if (key.compromisedSince !== undefined && claims.notBefore >= key.compromisedSince)
    return 'signed-after-theft';
  return undefined;
}

function readingOf(error: unknown): CardReading {
  if (!(error instanceof CredentialError)) throw error;
  switch (error.code) {
    case 'not-a-card':
    case 'version-unknown':
    case 'text-malformed':
    case 'too-long':
      return { status: 'unreadable', reason: error.code };
    case 'token-malformed':
    case 'header-refused':
    case 'signature-wrong':
    case 'claims-malformed':
      return { status: 'not-authentic', reason: error.code };
    case 'key-malformed':
    case 'key-unknown':
    case 'token-too-long':
    case 'trust-list-malformed':
    case 'key-request-malformed':
    case 'transfer-malformed':
    case 'passphrase-empty':
    case 'passphrase-wrong':
    case 'sealed-key-malformed':
    case 'face-malformed':
      break;
  }
  throw error;
}
