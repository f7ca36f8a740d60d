import * as v from 'valibot';
import { VerifierError } from '../errors.ts';
import { journalEntrySchema, type JournalEntry } from './journal-entry.ts';
import { copy } from './journal-lock.ts';

const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;
const purpose = new TextEncoder().encode('passeport journal 1');

/** An entry that only the private key opens: a key pair of its own, and what AES-GCM made. */
export interface SealedEntry {
  /** The public half, an uncompressed point of P-256. */
  ephemeral: Uint8Array;
  iv: Uint8Array;
  data: Uint8Array;
}

/** Seals an entry for the journal's public key: ECDH, HKDF-SHA-256, AES-GCM with 256 bits. */
export async function sealEntry(entry: JournalEntry, publicKey: Uint8Array): Promise<SealedEntry> {
  const own = await crypto.subtle.generateKey(curve, false, ['deriveBits']);
  const ephemeral = new Uint8Array(await crypto.subtle.exportKey('raw', own.publicKey));
  const reader = await crypto.subtle.importKey('raw', copy(publicKey), curve, false, []);
  const key = await sharedKey(own.privateKey, reader, ephemeral);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(entry));
  return {
    ephemeral,
    iv,
    data: new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, text)),
  };
}

/** Opens it. Throws VerifierError `journal-damaged` for an entry that is not as it was written. */
export async function openEntry(
  { ephemeral, iv, data }: SealedEntry,
  privateKey: CryptoKey,
): Promise<JournalEntry> {
  try {
    const writer = await crypto.subtle.importKey('raw', copy(ephemeral), curve, false, []);
    const key = await sharedKey(privateKey, writer, ephemeral);
    const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: copy(iv) }, key, copy(data));
    return v.parse(journalEntrySchema, JSON.parse(new TextDecoder().decode(text)));
  } catch (error) {
    throw new VerifierError('journal-damaged', 'an entry does not open', error);
  }
}

async function sharedKey(own: CryptoKey, other: CryptoKey, ephemeral: Uint8Array): Promise<CryptoKey> {
  const bits = await crypto.subtle.deriveBits({ name: 'ECDH', public: other }, own, 256);
  const base = await crypto.subtle.importKey('raw', bits, 'HKDF', false, ['deriveKey']);
  return await crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: copy(ephemeral), info: purpose },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}
