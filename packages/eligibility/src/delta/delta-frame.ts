import { fromEpochDays, parseCalendarDate, toEpochDays, type CalendarDate } from '@passeport/calendar';

import { fromHex, toHex } from '../list/digest.ts';
import { EligibilityError } from '../errors.ts';
import { MAX_VOUCHED_KEYS, type AuditHead } from '../list/manifest.ts';
import { MAX_VOUCHED_BYTES } from '../list/vouched-cards.ts';
import { readTextChange, writeTextChange, type TextChange } from './text-change.ts';
import { ByteReader, BytesError, ByteWriter } from '../coding/varint.ts';

/** `.psd`, though nobody may rely on the name: messengers change it. `isDeltaFile` knows the content. */
export const DELTA_FILE_EXTENSION = '.psd';

/**
 * `deltas/<sequence>.psd`: what changed from the list of that number to the one in the folder, when it is there. In a
 * collection's folder `deltas/<office>/<sequence>.psd`, to that office's list in it.
 */
export function deltaFile(sequence: number, office?: number): string {
  return `deltas/${office === undefined ? '' : `${office}/`}${sequence}${DELTA_FILE_EXTENSION}`;
}

/** The greatest size of a delta, in bytes. */
export const MAX_DELTA_BYTES = 4_194_304;

/** The first bytes of a delta: the letters PSD, then the format's version: 2 with cards of stolen keys, else 1. */
const MAGIC = Uint8Array.of(0x50, 0x53, 0x44);
const WITHOUT_VOUCHED = 1;
const WITH_VOUCHED = 2;

/** As many bytes of a digest as tell one list from another. */
export const DIGEST_BYTES = 8;
const AUDIT_HASH_BYTES = 32;
const SIGNATURE_BYTES = 64;
const THUMBPRINT_CHARACTERS = 43;
const KID = /^[A-Za-z0-9_-]{4}$/;
const MAX_OFFICE = 9999;

/** Everything that a delta says in the clear: which lists it is about, and what the office signed. */
export interface DeltaFrame {
  office: number;
  /** The list that it changes. */
  before: { sequence: number; digest: Uint8Array };
  /** The list that it leads to. */
  sequence: number;
  issued: string;
  expires: string;
  audit: AuditHead | undefined;
  kid: string;
  signature: Uint8Array;
  trust: TextChange | undefined;
  directory: TextChange | undefined;
  /** The files of stolen keys' cards, by the key's thumbprint; without bytes, the file of the list before. */
  vouched: { key: string; bytes: Uint8Array | undefined }[];
  /** What changed of the mutuelles, packed. */
  body: Uint8Array;
}

/** Whether the bytes begin like a delta; it may still be refused. */
export function isDeltaFile(bytes: Uint8Array): boolean {
  const version = bytes[MAGIC.length];
  return (
    MAGIC.every((byte, index) => bytes[index] === byte) &&
    (version === WITHOUT_VOUCHED || version === WITH_VOUCHED)
  );
}

/** Throws `list-too-big`. */
export function writeDeltaFrame(frame: DeltaFrame): Uint8Array {
  const out = new ByteWriter();
  out.bytes(MAGIC);
  out.byte(frame.vouched.length > 0 ? WITH_VOUCHED : WITHOUT_VOUCHED);
  out.varint(frame.office);
  out.varint(frame.before.sequence);
  out.bytes(frame.before.digest);
  out.varint(frame.sequence - frame.before.sequence - 1);
  const issuedDay = writeInstant(out, frame.issued, FIRST_DAY);
  writeInstant(out, frame.expires, issuedDay);
  writeAuditHead(out, frame.audit);
  out.bytes(new TextEncoder().encode(frame.kid));
  out.bytes(frame.signature);
  writeTextChange(out, frame.trust);
  writeTextChange(out, frame.directory);
  writeVouched(out, frame.vouched);
  out.bytes(frame.body);
  const bytes = out.finish();
  checkSize(bytes);
  return bytes;
}

/** Throws `list-too-big` or `delta-malformed`. */
export function readDeltaFrame(bytes: Uint8Array): DeltaFrame {
  checkSize(bytes);
  if (!isDeltaFile(bytes)) throw new EligibilityError('delta-malformed', { problem: 'not a delta' });
  return orDeltaMalformed(() => {
    const input = new ByteReader(bytes.subarray(MAGIC.length));
    const version = input.byte();
    const office = input.varint(MAX_OFFICE);
    const before = { sequence: input.varint(), digest: input.bytes(DIGEST_BYTES) };
    if (office === 0 || before.sequence === 0) throw new BytesError('number out of range');
    const sequence = before.sequence + 1 + input.varint();
    const issued = readInstant(input, FIRST_DAY);
    const expires = readInstant(input, issued.day);
    const audit = readAuditHead(input);
    const kid = String.fromCharCode(...input.bytes(4));
    if (!KID.test(kid)) throw new BytesError('not a name of a key');
    const signature = input.bytes(SIGNATURE_BYTES);
    const [trust, directory] = [readTextChange(input), readTextChange(input)];
    const vouched = version === WITH_VOUCHED ? readVouched(input) : [];
    const said = { issued: issued.instant, expires: expires.instant, audit };
    return {
      office,
      before,
      sequence,
      ...said,
      kid,
      signature,
      trust,
      directory,
      vouched,
      body: input.rest(),
    };
  });
}

/** What `read` gives; a `BytesError` becomes `delta-malformed`. */
export function orDeltaMalformed<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof BytesError)) throw error;
    throw new EligibilityError('delta-malformed', { problem: error.message }, error);
  }
}

/** The first day of the calendar: days are counted from it. */
const FIRST_DAY = toEpochDays(parseCalendarDate('1900-01-01'));
const LAST_DAY = toEpochDays(parseCalendarDate('2199-12-31'));
const DAY_SECONDS = 86_400;

/** Days from another, then seconds of the day; gives the day. */
function writeInstant(out: ByteWriter, instant: string, from: number): number {
  const day = toEpochDays(parseCalendarDate(instant.slice(0, 10)));
  out.varint(day - from);
  out.varint(Date.parse(instant) / 1000 - day * DAY_SECONDS);
  return day;
}

function readInstant(input: ByteReader, from: number): { day: number; instant: string } {
  const day = from + input.varint(LAST_DAY - from);
  const seconds = input.varint(DAY_SECONDS - 1);
  const date: CalendarDate = fromEpochDays(day);
  const time = new Date(seconds * 1000).toISOString().slice(11, 19);
  return { day, instant: `${date}T${time}Z` };
}

/** The number of lines, 0 when nothing is said of an audit; then the hash. */
function writeAuditHead(out: ByteWriter, audit: AuditHead | undefined): void {
  out.varint(audit?.lines ?? 0);
  if (audit !== undefined) out.bytes(fromHex(audit.sha256));
}

function readAuditHead(input: ByteReader): AuditHead | undefined {
  const lines = input.varint();
  return lines === 0 ? undefined : { lines, sha256: toHex(input.bytes(AUDIT_HASH_BYTES)) };
}

/** How many; then each one's thumbprint, and its file: length, 0 for that of the list before, and bytes. */
function writeVouched(out: ByteWriter, vouched: DeltaFrame['vouched']): void {
  if (vouched.length === 0) return;
  out.varint(vouched.length);
  for (const { key, bytes } of vouched) {
    out.bytes(new TextEncoder().encode(key));
    out.varint(bytes?.length ?? 0);
    if (bytes !== undefined) out.bytes(bytes);
  }
}

function readVouched(input: ByteReader): DeltaFrame['vouched'] {
  const vouched: DeltaFrame['vouched'] = [];
  const count = input.varint(MAX_VOUCHED_KEYS);
  if (count === 0) throw new BytesError('a section that is empty');
  for (let left = count; left > 0; left -= 1) {
    const key = new TextDecoder().decode(input.bytes(THUMBPRINT_CHARACTERS));
    const length = input.varint(MAX_VOUCHED_BYTES);
    vouched.push({ key, bytes: length === 0 ? undefined : input.bytes(length) });
  }
  return vouched;
}

function checkSize({ length }: Uint8Array): void {
  if (length > MAX_DELTA_BYTES) {
    throw new EligibilityError('list-too-big', { bytes: length, limitBytes: MAX_DELTA_BYTES });
  }
}
