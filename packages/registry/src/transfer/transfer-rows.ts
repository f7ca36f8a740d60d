import {
  isBirthDate,
  isCalendarDate,
  isMonth,
  type BirthDate,
  type CalendarDate,
  type Month,
} from '@passeport/calendar';
import {
  isCardNumber,
  isMemberNumber,
  isMutuelleNumber,
  type CardNumber,
  type MemberNumber,
  type MutuelleNumber,
} from '@passeport/codes';
import * as v from 'valibot';
import {
  CARD_REASONS,
  CARD_STATES,
  CROP_MAKERS,
  PAYMENT_METHODS,
  PERSON_STATUSES,
  PHOTO_MATCHES,
  PHOTO_STATES,
  PRINT_OUTCOMES,
  SPOIL_REASONS,
} from '../states.ts';
import { isKey, isLine, isSha256 } from '../text.ts';

/** Words that are shown: one line, or empty. */
const line = (max: number) =>
  v.pipe(
    v.string(),
    v.check((text) => text === '' || isLine(text, max)),
  );
const key = (max: number) =>
  v.pipe(
    v.string(),
    v.check((text) => isKey(text, max)),
  );
const whole = (min: number, max: number) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(min), v.maxValue(max));
const pixels = whole(-1_000_000, 1_000_000);
const finite = v.pipe(v.number(), v.finite());
const instant = v.pipe(v.string(), v.isoTimestamp());
const mutuelle = v.custom<MutuelleNumber>(isMutuelleNumber);
const member = v.custom<MemberNumber>(isMemberNumber);
const card = v.custom<CardNumber>(isCardNumber);
const day = v.custom<CalendarDate>(isCalendarDate);
const month = v.custom<Month>(isMonth);
const sha256 = v.custom<string>(isSha256);
const zeroOrOne = v.picklist([0, 1]);
const LARGEST = Number.MAX_SAFE_INTEGER;
/** The number under which the office that gives it up has a batch. */
const batch = whole(1, LARGEST);

/**
 * What a mutuelle's history is made of, table by table, in the order in which they can be written: a row of each as it travels, which
 * is the row itself but for what only its own office can know. Numbers of the office (`id`, `issue_number`, `number` and `batch`) tell
 * the order, and which rows belong together; the other office gives its own.
 */
export const TRANSFER_ROWS = {
  mutuelles: v.strictObject({
    number: mutuelle,
    name: line(120),
    union_name: v.nullable(line(120)),
    plan_code: line(120),
    cercle: v.nullable(line(120)),
    village: v.nullable(line(120)),
    created: instant,
    next_household: whole(1, 100_000),
    next_own_receipt: whole(1, LARGEST),
  }),
  households: v.strictObject({
    mutuelle,
    household: whole(1, 99_999),
    source_key: key(500),
    village: v.nullable(line(100)),
    delegate: v.nullable(line(100)),
    joined: v.nullable(month),
    added: day,
    next_person: whole(2, 100),
    head_given: v.picklist([0, 1, 2]),
    skipped: whole(0, 100),
  }),
  persons: v.strictObject({
    member,
    mutuelle,
    household: whole(1, 99_999),
    person: whole(1, 99),
    source_key: key(500),
    row_key: v.nullable(key(500)),
    photo_file: v.nullable(line(250)),
    family_name: line(100),
    given_names: line(100),
    sex: v.picklist(['F', 'M']),
    birth: v.custom<BirthDate>(isBirthDate),
    relation: v.nullable(line(100)),
    phone: v.nullable(line(50)),
    nina: v.nullable(line(50)),
    status: v.picklist(PERSON_STATUSES),
    since: v.nullable(day),
    joined: v.nullable(day),
    added: v.string(),
    edition_floor: whole(1, 999),
  }),
  photos: v.strictObject({
    member,
    original_sha256: sha256,
    original_format: v.pipe(v.string(), v.regex(/^[a-z0-9]{1,10}$/)),
    original_width_px: pixels,
    original_height_px: pixels,
    portrait_sha256: sha256,
    /** base64 */
    face: v.nullable(v.pipe(v.string(), v.base64(), v.minLength(1), v.maxLength(684))),
    file_name: line(500),
    taken_at: v.nullable(line(100)),
    imported_at: instant,
    matched_by: v.picklist(PHOTO_MATCHES),
    crop_left_px: pixels,
    crop_top_px: pixels,
    crop_width_px: pixels,
    crop_height_px: pixels,
    crop_roll_degrees: finite,
    crop_by: v.picklist(CROP_MAKERS),
    warnings: line(1_000),
    skin_luminance: v.nullable(finite),
    perceptual_hash: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/))),
    maker: line(100),
    state: v.picklist(PHOTO_STATES),
    reason: v.nullable(line(500)),
  }),
  contributions: v.strictObject({
    id: whole(1, LARGEST),
    mutuelle,
    household: whole(1, 99_999),
    paid_on: day,
    amount_fcfa: whole(-100_000_000, 100_000_000),
    persons: whole(1, 99),
    from_month: v.nullable(month),
    months: v.nullable(whole(1, 10_000)),
    receipt: line(100),
    cancels: v.nullable(key(500)),
    receipt_key: key(500),
    source_key: key(500),
    payer: v.nullable(line(500)),
    collector: v.nullable(line(500)),
    method: v.nullable(v.picklist(PAYMENT_METHODS)),
    reason: v.nullable(line(500)),
    recorded_at: instant,
  }),
  cards: v.strictObject({
    card,
    member,
    mutuelle,
    edition: whole(1, 999),
    issue_number: whole(1, LARGEST),
    state: v.picklist(CARD_STATES),
    qr_text: v.pipe(v.string(), v.maxLength(4_000)),
    kid: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{4}$/)),
    not_before: day,
    valid_through: day,
    issued_at: instant,
    revoked_at: v.nullable(instant),
    revoked_from: v.nullable(v.picklist(CARD_STATES)),
    /** 0: a list has yet to say it */
    revoked_after_list: v.nullable(v.literal(0)),
    reason: v.nullable(v.picklist(CARD_REASONS)),
    reported_by: v.nullable(line(500)),
    reported_at: v.nullable(v.string()),
    fee_fcfa: v.nullable(whole(0, 100_000_000)),
    replacement_asked: zeroOrOne,
  }),
  print_batches: v.strictObject({
    number: batch,
    template: line(100),
    layout: line(100),
    printer: v.nullable(line(100)),
    settings: key(4_000),
    geometry: key(100_000),
    sheets: whole(1, LARGEST),
    state: v.literal('confirmed'),
    created_at: instant,
    confirmed_at: instant,
  }),
  print_batch_files: v.strictObject({
    batch,
    part: whole(1, LARGEST),
    path: line(1_000),
    sha256,
    pages: whole(1, LARGEST),
    first_sheet: whole(1, LARGEST),
    copies: whole(1, LARGEST),
    created_at: instant,
  }),
  print_batch_cards: v.strictObject({
    batch,
    position: whole(1, LARGEST),
    card,
    sheet: whole(1, LARGEST),
    place: whole(1, LARGEST),
    outcome: v.picklist(PRINT_OUTCOMES),
    reason: v.nullable(v.picklist(SPOIL_REASONS)),
    note: v.nullable(line(500)),
    checked_at: v.nullable(instant),
  }),
  hand_overs: v.strictObject({
    card,
    handed_on: day,
    delegate: v.nullable(line(500)),
    recorded_at: instant,
  }),
  merges: v.strictObject({
    dropped: member,
    kept: member,
    merged_at: instant,
    status_before: v.picklist(PERSON_STATUSES),
    since_before: v.nullable(day),
    card: v.nullable(card),
  }),
  moves: v.strictObject({ old: member, new: member, moved_at: instant }),
  distinct_persons: v.strictObject({ first: member, second: member, decided_at: instant }),
  lost_numbers: v.strictObject({
    member,
    mutuelle,
    below: whole(1, 1_000),
    status: v.picklist(PERSON_STATUSES),
    since: v.nullable(day),
  }),
  former_audit: v.strictObject({
    office: whole(1, 9999),
    id: whole(1, LARGEST),
    at: v.string(),
    actor: line(100),
    action: v.pipe(v.string(), v.regex(/^[a-z-]{1,40}\.[a-z-]{1,40}$/)),
    subject: line(100),
    before: v.nullable(v.string()),
    after: v.nullable(v.string()),
    sha256,
  }),
};

export type TransferTable = keyof typeof TRANSFER_ROWS;

/** A row as it travels. */
export type RowOf<Table extends TransferTable> = v.InferOutput<(typeof TRANSFER_ROWS)[Table]>;

/** A row with its table's name: what the history of mutuelles is written down as. */
export type TransferRow = { [Table in TransferTable]: { table: Table; row: RowOf<Table> } }[TransferTable];

/** In the order in which they are written and read. */
export const TRANSFER_TABLES = Object.keys(TRANSFER_ROWS) as TransferTable[];
