import { CodeError, parseMemberNumber, type MemberNumber } from '@passeport/codes';
import { foldText } from './fold.ts';
import { followSlips, type UnclearOrder } from './follow-slips.ts';
import type { PhotoFile, PhotoPerson } from './photo-file.ts';
import { householdKeyOf } from './read-household-key.ts';

/** What says whose photo it is. */
export type MatchedBy = 'name' | 'column' | 'slip' | 'sequence';

/** Why a file is nobody's. */
export type UnmatchedReason = 'nothing-names-it' | 'slip-unknown' | 'slip-malformed' | UnclearOrder;

/** Which photo is whose. Each file is in one list only. */
export interface PhotoMatches {
  matched: { file: string; member: MemberNumber; by: MatchedBy }[];
  unmatchedFiles: { file: string; reason: UnmatchedReason }[];
  /** Files that could be of several persons, or several files that could be of one: a person must say. */
  ambiguous: { files: string[]; members: MemberNumber[] }[];
  /** Pictures of a slip alone, and how many pictures follow it that could be the person's: one is right. */
  slips: { file: string; member: MemberNumber; followers: number }[];
  /** Persons that no file is for. Those in `ambiguous` are not among them. */
  withoutPhoto: MemberNumber[];
}

/** What cameras, phones and file systems leave in a folder. */
const NO_PHOTO = /(?:^|[\\/])(?:\.[^\\/]*|thumbs\.db|desktop\.ini|__macosx[\\/].*)$/i;
const PICTURE = /\.(?:jpe?g|jfif|png|webp|hei[cf]|avif|tiff?|bmp|gif)$/i;

type Candidates = Map<MemberNumber, MatchedBy>;

/**
 * Matches photos to persons by what names them: the register's photo column, the member number in any accepted spelling, the
 * person's own code in the register, a slip in the picture, or a slip that was photographed just before it. Never by order
 * alone. A photo that two of these give to two persons, or two photos that are given to one, are ambiguous as long as they
 * are linked, and nobody in there is matched. A photo that follows a slip by an order of which nothing is sure is nobody's. A photo with a slip that is not of a person here, or that is no good, is nobody's
 * whatever its name. Case, accents and the kind of picture do not count. Hidden files and `Thumbs.db` are left out.
 */
export function matchPhotos(given: readonly PhotoFile[], persons: readonly PhotoPerson[]): PhotoMatches {
  const files = given.filter(({ file }) => !NO_PHOTO.test(file));
  const matches: PhotoMatches = {
    matched: [],
    unmatchedFiles: [],
    ambiguous: [],
    slips: [],
    withoutPhoto: [],
  };
  const here = new Set(persons.map(({ member }) => member));
  const namedBy = indexNames(files, persons);
  const following = followSlips(files.filter(({ file }) => canBePicture(file)));

  const membersOf = new Map<string, Candidates>();
  for (const { file, slip } of files) {
    const strange = slip === undefined ? undefined : refuseSlip(slip, here);
    if (strange !== undefined) matches.unmatchedFiles.push({ file, reason: strange });
    else if (slip?.kind === 'members' && slip.alone && slip.members[0] !== undefined)
      matches.slips.push({ file, member: slip.members[0], followers: following.counts.get(file) ?? 0 });
    else {
      const candidates: Candidates = new Map();
      for (const leader of following.leaders.get(file) ?? [])
        if (here.has(leader)) candidates.set(leader, 'sequence');
      for (const [name, by] of candidateNames(file))
        for (const member of namedBy.get(name) ?? []) candidates.set(member, by);
      if (slip?.kind === 'members') for (const member of slip.members) candidates.set(member, 'slip');
      const unclear = following.unclear.get(file);
      if (unclear !== undefined && [...candidates.values()].every((by) => by === 'sequence'))
        matches.unmatchedFiles.push({ file, reason: unclear });
      else membersOf.set(file, candidates);
    }
  }

  const filesOf = new Map<MemberNumber, string[]>();
  for (const [file, members] of membersOf)
    for (const member of members.keys()) filesOf.set(member, [...(filesOf.get(member) ?? []), file]);
  const done = new Set<string>();
  for (const [file, candidates] of membersOf) {
    if (done.has(file)) continue;
    const [only] = candidates;
    if (only === undefined) matches.unmatchedFiles.push({ file, reason: 'nothing-names-it' });
    else if (candidates.size === 1 && filesOf.get(only[0])?.length === 1)
      matches.matched.push({ file, member: only[0], by: only[1] });
    else matches.ambiguous.push(gather(file, membersOf, filesOf, done));
    done.add(file);
  }
  matches.withoutPhoto = persons.map(({ member }) => member).filter((member) => !filesOf.has(member));
  return matches;
}

function refuseSlip(
  slip: NonNullable<PhotoFile['slip']>,
  here: ReadonlySet<MemberNumber>,
): UnmatchedReason | undefined {
  if (slip.kind === 'malformed') return 'slip-malformed';
  return slip.members.every((member) => here.has(member)) ? undefined : 'slip-unknown';
}

/** All files and members that are linked to this file, however far. */
function gather(
  start: string,
  membersOf: ReadonlyMap<string, Candidates>,
  filesOf: ReadonlyMap<MemberNumber, readonly string[]>,
  done: Set<string>,
): { files: string[]; members: MemberNumber[] } {
  const files = new Set([start]);
  const members = new Set<MemberNumber>();
  // A Set is iterated over what is added on the way.
  for (const file of files)
    for (const member of membersOf.get(file)?.keys() ?? []) {
      members.add(member);
      for (const other of filesOf.get(member) ?? []) files.add(other);
    }
  for (const file of files) done.add(file);
  return { files: [...files], members: [...members] };
}

function indexNames(
  files: readonly PhotoFile[],
  persons: readonly PhotoPerson[],
): Map<string, MemberNumber[]> {
  const present = new Set(files.map(({ file }) => foldText(baseName(file))));
  const byName = new Map<string, MemberNumber[]>();
  for (const person of persons)
    for (const name of namesOf(person, present))
      byName.set(name, [...(byName.get(name) ?? []), person.member]);
  return byName;
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

function candidateNames(file: string): [name: string, by: MatchedBy][] {
  const base = baseName(file);
  if (!canBePicture(file)) return [];
  const stem = base.replace(PICTURE, '');
  const member = memberIn(stem);
  return [
    [`file ${foldText(base)}`, 'column'],
    [`stem ${foldText(stem)}`, 'column'],
    [`key ${householdKeyOf(stem)}`, 'name'],
    ...(member === undefined ? [] : [[`member ${member}`, 'name'] satisfies [string, MatchedBy]]),
  ];
}

/** Whether a file's name is a picture's, or says nothing of what it is. */
export function canBePicture(file: string): boolean {
  const base = baseName(file);
  return !base.includes('.') || PICTURE.test(base);
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
