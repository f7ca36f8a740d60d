import type { MemberNumber } from '@passeport/codes';
import { canBePicture, type PhotoMatches, type UnmatchedReason } from '@passeport/intake';
import type { PhotoError } from '@passeport/photo';
import type { Person } from '@passeport/registry';
import type { CliError } from '../cli-error.ts';
import { nameOnCard } from '../office/name-on-card.ts';
import type { GatheredPhotos, QuestionReason } from './gather-photos.ts';
import type { InspectedPhoto } from './inspect-photo.ts';
import type { DoubtCode } from './make-photo.ts';
import type { Twin } from './twin-finder.ts';

/** Somebody named to a user. */
export interface NamedPerson {
  member: MemberNumber;
  name: string;
}

/** Why a file is nobody's, as it is told. */
export type UnmatchedSaid =
  | UnmatchedReason
  | 'slip-of-former'
  | 'card-not-slip'
  | 'zip-of-photos'
  | 'no-photo';

/** What became of a folder of photos. Files are named by their path inside it. */
export interface PhotoImport {
  added: number;
  /** Passed over: taken before, from the same file. */
  already: number;
  refused: { file: string; error: PhotoError | CliError }[];
  unmatched: { file: string; reason: UnmatchedSaid; persons: NamedPerson[] }[];
  /** What a person must say, with `photo assign`; nothing of it was taken. */
  questions: { reason: QuestionReason; files: string[]; persons: NamedPerson[] }[];
  /** Passed over: a person chose another photo for her. */
  kept: { file: string; member: MemberNumber }[];
  /** Slips photographed alone that no photo, or no single one, followed. */
  slips: { file: string; person: NamedPerson; followers: number }[];
  /** Taken all the same, but to be looked at: what each is unsure of. */
  warned: { file: string; member: MemberNumber; warnings: DoubtCode[] }[];
  /** Photos taken that look the same as another person's. */
  twins: Twin[];
  /** Cards signed with a photo that was replaced just now. */
  formerCards: string[];
  withoutPhoto: NamedPerson[];
  /** Where they are listed, to be taken to the village: a CSV that Excel opens. */
  withoutPhotoFile?: string;
  /** Where the questions are, to be answered and given to `photo correct`. */
  questionsFile?: string;
  dryRun: boolean;
}

/** Of a folder of which nothing is known yet. */
export function startReport(dryRun: boolean): PhotoImport {
  return {
    added: 0,
    already: 0,
    refused: [],
    unmatched: [],
    questions: [],
    kept: [],
    slips: [],
    warned: [],
    twins: [],
    formerCards: [],
    withoutPhoto: [],
    dryRun,
  };
}

/** Puts into the report what was not taken, and why; `former` are persons of slips who are not, or no more, among `persons`. */
export function sortOut(
  report: PhotoImport,
  files: readonly InspectedPhoto[],
  matches: PhotoMatches,
  gathered: GatheredPhotos,
  persons: readonly Person[],
  former: readonly Person[],
): void {
  const people = new Map(persons.map((person) => [person.member, person]));
  const named = (member: MemberNumber): NamedPerson => {
    const person = people.get(member);
    return person === undefined ? { member, name: '' } : nameOf(person);
  };
  const inspected = new Map(files.map((photo) => [photo.file, photo]));
  report.already = gathered.already.length;
  report.kept = gathered.kept;
  report.unmatched = matches.unmatchedFiles.map(({ file, reason }) => {
    const shown = membersOnSlips(inspected.get(file));
    const left = reason === 'slip-unknown' ? former.filter(({ member }) => shown.includes(member)) : [];
    return {
      file,
      reason: left.length > 0 ? 'slip-of-former' : sayUnmatched(file, reason, inspected.get(file)),
      persons: left.map(nameOf),
    };
  });
  report.questions = gathered.questions.map(({ reason, files: asked, members }) => ({
    reason,
    files: asked,
    persons: members.map(named),
  }));
  report.slips = matches.slips
    .filter(({ followers }) => followers !== 1)
    .map(({ file, member, followers }) => ({ file, person: named(member), followers }));
}

export function nameOf(person: Person): NamedPerson {
  return { member: person.member, name: nameOnCard(person) };
}

/** The persons whose slips are in a photo. */
export function membersOnSlips(photo: InspectedPhoto | undefined): readonly MemberNumber[] {
  return photo?.slip?.kind === 'members' ? photo.slip.members : [];
}

function sayUnmatched(
  file: string,
  reason: UnmatchedReason,
  photo: InspectedPhoto | undefined,
): UnmatchedSaid {
  if (photo?.showsCard === true) return 'card-not-slip';
  if (reason !== 'nothing-names-it' || canBePicture(file)) return reason;
  return /\.(?:zip|rar|7z|tar|t?gz)$/i.test(file) ? 'zip-of-photos' : 'no-photo';
}
