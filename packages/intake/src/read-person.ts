import { firstDayOf, type BirthDate, type CalendarDate } from '@passeport/calendar';
import { canonicalHeading } from './headings.ts';
import type { HouseholdClues } from './households.ts';
import { accept, refuse } from './issue.ts';
import type { MemberField } from './member-columns.ts';
import type { PersonExtras } from './member-row.ts';
import { readAge, readBirth } from './read-birth.ts';
import { checkPast, readPastDate } from './read-date.ts';
import {
  MAX_NAME_BYTES,
  MAX_NAME_LENGTH,
  readNamePart,
  splitFullName,
  type PersonName,
} from './read-name.ts';
import { householdNumberIn } from './read-household-key.ts';
import { readMonth } from './read-period.ts';
import { readNina, readPhone } from './read-phone.ts';
import { readMark, readRelation, type Relation } from './read-relation.ts';
import { readSex } from './read-sex.ts';
import { saysNothing } from './read-text.ts';
import type { RowReader } from './row-reader.ts';
import { withoutUndefined } from './without-undefined.ts';

const MAX_TEXT_LENGTH = 80;
const nameFields = ['givenNames', 'familyName', 'fullName'] as const;

/** One row's person as far as it could be read; what could not is among the reader's refusals. */
export interface PersonDraft extends HouseholdClues {
  name: PersonName | undefined;
  sex: 'F' | 'M' | undefined;
  birth: BirthDate | undefined;
  /** The birth as the row gives it, for the source key: an age stays an age whenever it is read. */
  birthKey: string;
  extras: PersonExtras;
}

/** Reads one row's person, noting every problem on the reader. */
export function readPerson(reader: RowReader<MemberField>, today: CalendarDate): PersonDraft {
  const name = readName(reader);
  const sex = reader.need('sex', readSex);
  const { birth, birthKey } = readBirthOf(reader, today);
  const relation = readRelationOf(reader, sex);
  const village = reader.optionalText('village', MAX_TEXT_LENGTH);
  const mutuelle = reader.optionalText('mutuelle', MAX_TEXT_LENGTH);
  const mark = readMark(reader.text('head'));
  const isRelated = reader.has('relation') && !saysNothing(reader.text('relation'));
  return {
    reader,
    name,
    sex,
    birth,
    birthKey,
    mutuelle: mutuelle ?? '',
    village: village ?? '',
    ownName: nameFields
      .map((field) => reader.text(field))
      .join(' ')
      .trim(),
    headName: mark === undefined && !saysNothing(reader.text('head')) ? reader.text('head') : '',
    saysHead: isRelated ? relation === 'head' : mark,
    extras: withoutUndefined({
      household: householdNumberIn(reader.text('household')),
      rowKey: reader.optionalText('rowKey', MAX_TEXT_LENGTH),
      relation,
      village,
      delegate: reader.optionalText('delegate', MAX_TEXT_LENGTH),
      phone: reader.optional('phone', 'phone-unreadable', readPhone),
      nina: reader.optional('nina', 'nina-unreadable', readNina),
      mutuelle,
      joined: readJoined(reader, today),
      photoFile: reader.optionalText('photo', 200),
    }),
  };
}

function readName(reader: RowReader<MemberField>): PersonName | undefined {
  const isSplit = reader.hasColumn('familyName') && reader.hasColumn('givenNames');
  if (!isSplit || (!reader.has('familyName', 'givenNames') && reader.has('fullName'))) {
    const familyFirst = !canonicalHeading(reader.heading('fullName')).startsWith('prenom');
    return reader.need('fullName', (text) => splitFullName(text, familyFirst));
  }
  const read = (field: 'familyName' | 'givenNames'): string | undefined =>
    reader.need(field, (text) => (saysNothing(text) ? accept('') : readNamePart(text)));
  const [familyName, givenNames] = [read('familyName'), read('givenNames')];
  if (familyName === undefined || givenNames === undefined) return undefined;
  const name = `${givenNames} ${familyName}`.trim();
  if (name.length > MAX_NAME_LENGTH || Buffer.byteLength(name) > MAX_NAME_BYTES)
    reader.refuse('givenNames', 'name-too-long');
  if (name === '') reader.refuse('familyName', 'missing');
  return { familyName, givenNames };
}

function readBirthOf(
  reader: RowReader<MemberField>,
  today: CalendarDate,
): { birth: BirthDate | undefined; birthKey: string } {
  if (!reader.has('birth') && reader.has('age')) {
    const birth = reader.need('age', (text) => readAge(text, today));
    return { birth, birthKey: `age ${reader.text('age').replaceAll(/\D/g, '')}` };
  }
  const birth = reader.need('birth', () => readBirth(reader.cell('birth'), today));
  return { birth, birthKey: birth ?? '' };
}

function readRelationOf(reader: RowReader<MemberField>, sex: 'F' | 'M' | undefined): Relation | undefined {
  const word = reader.optional('relation', 'relation-unknown', (text) => {
    const known = readRelation(text);
    return known ? accept(known) : refuse('missing');
  });
  if (word?.sex !== undefined && sex !== undefined && word.sex !== sex)
    reader.warn('relation', 'relation-contradicts-sex');
  return word?.relation;
}

function readJoined(reader: RowReader<MemberField>, today: CalendarDate): CalendarDate | undefined {
  return reader.optional('joined', 'joined-unreadable', () => {
    const day = readPastDate(reader.cell('joined'), today);
    if (day.ok) return day;
    const month = readMonth(reader.cell('joined'));
    return month.ok ? checkPast(firstDayOf(month.value), today) : month;
  });
}
