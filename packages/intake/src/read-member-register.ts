import { birthYearOf, type CalendarDate } from '@passeport/calendar';
import { readColumnMap } from './column-map.ts';
import { findColumns } from './find-columns.ts';
import { foldName, foldText, foldWords } from './fold.ts';
import { placeHouseholds, type HouseholdPlace } from './households.ts';
import { memberTable, type MemberField } from './member-columns.ts';
import type { MemberRow } from './member-row.ts';
import { readPerson, type PersonDraft } from './read-person.ts';
import { toReading, type Reading } from './reading.ts';
import { readRows, type RowReader } from './row-reader.ts';
import type { Table } from './table.ts';

/** A member register that was read. */
export interface MemberRegister extends Reading<MemberRow, MemberField> {
  /** Nothing in the file says who is head: the first of each household is taken for it. */
  headsAssumed: boolean;
}

/** How to read a member register. */
export interface MemberRegisterOptions {
  /** The day of reading: no one is born after it. */
  today: CalendarDate;
  /** `{ "heading in the file": "field" }`: a `MemberField`, or `ignore`. Checked here: it may be parsed JSON. */
  map?: unknown;
  /** Which sheet, when the one with the most known headings is not the one. */
  sheet?: string;
}

/**
 * Reads persons. Whatever a card needs and is missing or impossible refuses the row; all problems of a row are told. What no card
 * needs (telephone, NINA, village) is left out with a warning.
 * Throws `IntakeError`: `headings-not-found`, `columns-missing`, `heading-twice`, `sheet-unknown`, `map-malformed`,
 * `map-heading-unknown`, `map-field-unknown`.
 */
export function readMemberRegister(table: Table, options: MemberRegisterOptions): MemberRegister {
  const fields = Object.keys(memberTable.columns) as MemberField[];
  const map = readColumnMap(options.map, fields, table.fileName);
  const found = findColumns(table, memberTable, { sheet: options.sheet, map });
  const all = readRows(found, memberTable);
  const { readers = [], others = [] } = Object.groupBy(all, (reader) =>
    isPerson(reader) ? 'readers' : 'others',
  );
  const headsAssumed = !all[0]?.hasColumn('relation', 'head');
  const drafts = readers.map((reader) => readPerson(reader, options.today));
  const places = placeHouseholds(drafts, headsAssumed);
  const seen = new SeenPersons();
  const rows = drafts.flatMap((draft, index) => {
    const row = toMemberRow(draft, places[index]);
    return row && seen.accepts(row, draft.reader) ? [row] : [];
  });
  const carried = new Map(drafts.map((draft, index) => carry(draft, places[index], headsAssumed)));
  const skippedRows = others.map(({ rowNumber }) => rowNumber);
  return { ...toReading(found, readers, { rows, skippedRows, carried }), headsAssumed };
}

/** Rows numbered in advance and totals are no persons. */
function isPerson(reader: RowReader<MemberField>): boolean {
  const isTotal = ['familyName', 'givenNames', 'fullName', 'rowKey'] as const;
  if (!reader.has('sex', 'birth', 'age') && isTotal.some((field) => /^total\b/i.test(reader.text(field))))
    return false;
  return reader.has('familyName', 'givenNames', 'fullName', 'sex', 'birth', 'age');
}

function toMemberRow(draft: PersonDraft, place: HouseholdPlace | undefined): MemberRow | undefined {
  const { reader, name, sex, birth, birthKey, extras } = draft;
  if (reader.refusals.length > 0 || !place || !name || !sex || !birth) return undefined;
  const sourceKey = [place.key, foldWords(`${name.givenNames} ${name.familyName}`), birthKey, sex].join('|');
  return {
    rowNumber: reader.rowNumber,
    sourceKey,
    householdKey: place.key,
    isHead: place.isHead,
    ...name,
    sex,
    birth,
    ...extras,
  };
}

/** What a refused row must take along, so that it means the same when it is read alone. */
function carry(
  { reader }: PersonDraft,
  place: HouseholdPlace | undefined,
  headsAssumed: boolean,
): [number, Map<string, string>] {
  const values = new Map<string, string>();
  if (place?.isInferred) values.set(memberTable.columns.householdKey.heading, place.key);
  if (headsAssumed) values.set(memberTable.columns.head.heading, place?.isHead ? 'oui' : 'non');
  return [reader.rowNumber, values];
}

/** The persons of the file so far, to refuse those who come twice. */
class SeenPersons {
  readonly #rows = new Map<string, { rowNumber: number; nina: string | undefined; times: number }>();
  readonly #sounds = new Map<string, number>();
  readonly #rowKeys = new Map<string, number>();

  /** Refuses a row that repeats another. Two of one name and birth are two persons when their NINA differ. */
  accepts(row: MemberRow, reader: RowReader<MemberField>): boolean {
    const mutuelle = foldText(row.mutuelle ?? '');
    const key = `${mutuelle}|${row.sourceKey}`;
    const before = this.#rows.get(key);
    const isOther = before?.nina !== undefined && row.nina !== undefined && before.nina !== row.nina;
    const nameField = reader.has('familyName') ? 'familyName' : 'fullName';
    if (before && !isOther) {
      reader.refuse(nameField, 'row-already-seen', before.rowNumber);
      return false;
    }
    const times = (before?.times ?? 0) + 1;
    this.#rows.set(key, { rowNumber: row.rowNumber, nina: row.nina, times });
    if (times > 1) row.sourceKey += `|${times}`;

    const name = foldName(foldWords(`${row.givenNames} ${row.familyName}`));
    const sound = [mutuelle, row.householdKey, name, birthYearOf(row.birth), row.sex].join('|');
    const alike = this.#sounds.get(sound);
    if (alike !== undefined) reader.warn(nameField, 'row-looks-like', alike);
    this.#sounds.set(sound, row.rowNumber);

    const rowKey = `${mutuelle}|${foldText(row.rowKey ?? '')}`;
    const sameKey = this.#rowKeys.get(rowKey);
    if (row.rowKey !== undefined && sameKey !== undefined)
      reader.warn('rowKey', 'row-key-already-seen', sameKey);
    this.#rowKeys.set(rowKey, row.rowNumber);
    return true;
  }
}
