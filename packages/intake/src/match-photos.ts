import { CodeError, parseMemberNumber, type MemberNumber } from '@passeport/codes';
import { foldText } from './fold.ts';
import { householdKeyOf } from './read-household-key.ts';

/** A person that a photo may be of. */
export interface PhotoPerson {
  member: MemberNumber;
  /** Her own number or code in the register. */
  rowKey?: string | undefined;
  /** The file that a column of the register names for her. */
  photoFile?: string | undefined;
}

/** Which photo is whose. Files are as given, each in one list only. */
export interface PhotoMatches {
  matched: { file: string; member: MemberNumber }[];
  unmatchedFiles: string[];
  /** Files that could be of several persons, or several files that could be of one: a person must say. */
  ambiguous: { files: string[]; members: MemberNumber[] }[];
  /** Persons that no file is for. Those in `ambiguous` are not among them. */
  withoutPhoto: MemberNumber[];
}

/** What cameras, phones and file systems leave in a folder. */
const NO_PHOTO = /(?:^|[\\/])(?:\.[^\\/]*|thumbs\.db|desktop\.ini|__macosx[\\/].*)$/i;
const PICTURE = /\.(?:jpe?g|jfif|png|webp|hei[cf]|avif|tiff?|bmp|gif)$/i;

/**
 * Matches photo files to persons by what names them: the register's photo column, the member number in any accepted
 * spelling, or the person's own code in the register. Never by order. A file that names two persons, or two files that
 * name one, are ambiguous as long as they are linked, and nobody in there is matched. Case, accents and the kind of
 * picture do not count. Hidden files and `Thumbs.db` are left out.
 */
export function matchPhotos(files: readonly string[], persons: readonly PhotoPerson[]): PhotoMatches {
  const exact = new Set(files.map((file) => foldText(baseName(file))));
  const byName = new Map<string, MemberNumber[]>();
  for (const person of persons)
    for (const name of namesOf(person, exact)) byName.set(name, [...(byName.get(name) ?? []), person.member]);

  const links = files
    .filter((file) => !NO_PHOTO.test(file))
    .map((file) => ({
      file,
      members: [...new Set(candidateNames(file).flatMap((name) => byName.get(name) ?? []))],
    }));
  const filesOf = Map.groupBy(
    links.flatMap(({ file, members }) => members.map((member) => ({ file, member }))),
    ({ member }) => member,
  );
  const matches: PhotoMatches = { matched: [], unmatchedFiles: [], ambiguous: [], withoutPhoto: [] };
  const membersOf = new Map(links.map(({ file, members }) => [file, members]));
  const done = new Set<string>();
  for (const { file, members } of links) {
    if (done.has(file)) continue;
    const [member] = members;
    if (member === undefined) matches.unmatchedFiles.push(file);
    else if (members.length === 1 && filesOf.get(member)?.length === 1)
      matches.matched.push({ file, member });
    else matches.ambiguous.push(gather(file, membersOf, filesOf, done));
    done.add(file);
  }
  matches.withoutPhoto = persons.map(({ member }) => member).filter((member) => !filesOf.has(member));
  return matches;
}

/** All files and members that are linked to this file, however far. */
function gather(
  start: string,
  membersOf: ReadonlyMap<string, readonly MemberNumber[]>,
  filesOf: ReadonlyMap<MemberNumber, readonly { file: string }[]>,
  done: Set<string>,
): { files: string[]; members: MemberNumber[] } {
  const files = new Set([start]);
  const members = new Set<MemberNumber>();
  // A Set is iterated over what is added on the way.
  for (const file of files)
    for (const member of membersOf.get(file) ?? []) {
      members.add(member);
      for (const other of filesOf.get(member) ?? []) files.add(other.file);
    }
  for (const file of files) done.add(file);
  return { files: [...files], members: [...members] };
}

function namesOf({ member, rowKey, photoFile }: PhotoPerson, files: ReadonlySet<string>): Set<string> {
  const names = new Set([`member ${member}`]);
  if (rowKey !== undefined && householdKeyOf(rowKey) !== '') names.add(`key ${householdKeyOf(rowKey)}`);
  const base = baseName(photoFile ?? '');
  const file = foldText(base);
  if (file === '') return names;
  // The very file when there is one; else the same name with another ending, or with none in the register.
  names.add(
    PICTURE.test(base) && files.has(file) ? `file ${file}` : `stem ${foldText(base.replace(PICTURE, ''))}`,
  );
  return names;
}

function candidateNames(file: string): string[] {
  const base = baseName(file);
  if (base.includes('.') && !PICTURE.test(base)) return [];
  const stem = base.replace(PICTURE, '');
  const member = memberIn(stem);
  return [
    ...(member === undefined ? [] : [`member ${member}`]),
    `key ${householdKeyOf(stem)}`,
    `file ${foldText(base)}`,
    `stem ${foldText(stem)}`,
  ];
}

function baseName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? '';
}

function memberIn(stem: string): MemberNumber | undefined {
  try {
    return parseMemberNumber(stem.replaceAll('_', '-'));
  } catch (error) {
    if (error instanceof CodeError) return undefined;
    throw error;
  }
}
