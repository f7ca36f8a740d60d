import { isMutuelleNumber, type MutuelleNumber } from '@passeport/codes';
import { base64url } from 'jose';
import * as v from 'valibot';
import { decodeBase64url } from './base64url.ts';
import { officeNumberSchema } from './claims.ts';
import { CredentialError } from './errors.ts';
import type { SigningKey } from './import-signing-key.ts';
import { signJws } from './sign-jws.ts';
import { isInstant, type TrustedKey } from './trust-list.ts';
import { verifyJws } from './verify-jws.ts';

/** What an office says when it gives mutuelles up for another to take in: which, when, and what exactly it hands over. */
export interface Transfer {
  /** The office that gives them up. */
  office: number;
  /** When it closed them, UTC, to the second: nothing of theirs was changed since. */
  closed: string;
  /** Ascending, each once. */
  mutuelles: MutuelleNumber[];
  /** SHA-256, lower-case hexadecimal, of the table of contents of what is handed over. */
  sha256: string;
}

/** A transfer that its office has signed. */
export interface SignedTransfer extends Transfer {
  signer: TrustedKey;
  /** What the trust list calls it by: SHA-256 of the payload, base64url. A transfer that is signed again has the same. */
  digest: string;
}

/** The `typ` of its token. */
const TRANSFER_TYP = 'passeport-transfer+jws';
const MAX_BYTES = 65_536;
const MAX_MUTUELLES = 2000;

const transferSchema = v.strictObject({
  version: v.literal(1),
  office: officeNumberSchema,
  closed: v.pipe(v.string(), v.check(isInstant)),
  mutuelles: v.pipe(
    v.array(v.custom<MutuelleNumber>(isMutuelleNumber)),
    v.minLength(1),
    v.maxLength(MAX_MUTUELLES),
    v.check((numbers) => numbers.every((number, at) => at === 0 || number > (numbers[at - 1] ?? ''))),
  ),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});

/** Signs a transfer by the office's key for lists. Throws `transfer-malformed`. */
export async function signTransfer(transfer: Transfer, key: SigningKey): Promise<string> {
  const text = JSON.stringify(parseTransfer({ version: 1, ...transfer }));
  return await signJws(new TextEncoder().encode(text), key, TRANSFER_TYP);
}

/**
 * The transfer in a token, when one of the keys given signed it, which is its office's, for lists, and not stolen. Whether the mutuelles are or
 * were that office's is for the caller to ask of `signer`.
 *
 * Throws `token-too-long`, `token-malformed`, `header-refused`, `key-unknown`, `signature-wrong`, or `transfer-malformed`.
 */
export async function verifyTransfer(token: string, keys: readonly TrustedKey[]): Promise<SignedTransfer> {
  // 1. The token's form, and the signature of a key for lists that only its office has.
  const candidates = keys.filter((key) => key.uses.includes('lists') && key.compromisedSince === undefined);
  const form = { candidates, typ: TRANSFER_TYP, maxBytes: MAX_BYTES };
  const { payload, key: signer } = await verifyJws(token, form);

  // 2. The schema, in its one spelling.
  const text = decodeUtf8(payload);
  const { version, ...transfer } = parseTransfer(parseJson(text));
  if (JSON.stringify({ version, ...transfer }) !== text) throw new CredentialError('transfer-malformed');

  // 3. Its own office, on a day of the key.
  const day = transfer.closed.slice(0, 10);
  if (transfer.office !== signer.office.number || day < signer.validFrom || day > signer.validThrough)
    throw new CredentialError('transfer-malformed', { field: 'office', kid: signer.kid });
  return { ...transfer, signer, digest: await digestOf(payload) };
}

/** The digest of the transfer in a token, as `verifyTransfer` gives it, of one that was verified before; `undefined` for what is no token. */
export async function digestTransfer(token: string): Promise<string | undefined> {
  const payload = decodeBase64url(token.split('.')[1] ?? '');
  return payload === undefined ? undefined : await digestOf(payload);
}

async function digestOf(payload: Uint8Array): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(payload)));
  return base64url.encode(bytes);
}

function parseTransfer(value: unknown): v.InferOutput<typeof transferSchema> {
  const result = v.safeParse(transferSchema, value);
  if (result.success) return result.output;
  const field = v.getDotPath(result.issues[0]);
  throw new CredentialError('transfer-malformed', field === null ? {} : { field });
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new CredentialError('transfer-malformed', {}, cause);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CredentialError('transfer-malformed', {}, cause);
  }
}
