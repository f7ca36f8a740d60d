import type { MemberNumber } from '@passeport/codes';
import type { PhotoMatches } from '@passeport/intake';
import type { Photo } from '@passeport/registry';
import type { InspectedPhoto } from './inspect-photo.ts';

/** Why a person must say whose a photo is. */
export type QuestionReason =
  | 'several-persons'
  | 'several-photos'
  | 'same-photo-twice'
  | 'photo-of-another'
  | 'other-photo'
  | 'named-alike';

/** Photos that could be several persons’, or several photos that could be one person's. */
export interface PhotoQuestion {
  reason: QuestionReason;
  files: string[];
  members: MemberNumber[];
}

/** What is to be done with a folder's photos. */
export interface GatheredPhotos {
  take: { photo: InspectedPhoto; match: PhotoMatches['matched'][number] }[];
  /** Taken before, with the same options. */
  already: InspectedPhoto[];
  /** Not taken: a person gave its member another photo, or accepted it. */
  kept: { file: string; member: MemberNumber }[];
  questions: PhotoQuestion[];
}

/**
 * Compares matches with what the office has. What a person said (a photo that was chosen, or accepted) is never undone by a file; a
 * file that is one person's photo already is not given to another without asking; one picture for two persons is a question, and so
 * are two for one person, be it from folders that came one after the other: cameras count from one again, and so do registers. A photo
 * that was refused is replaced.
 */
export function gatherPhotos(
  files: readonly InspectedPhoto[],
  matches: PhotoMatches,
  kept: readonly Photo[],
): GatheredPhotos {
  const inspected = new Map(files.map((photo) => [photo.file, photo]));
  const ownerOf = new Map(kept.map((photo) => [photo.originalSha256, photo]));
  const photoOf = new Map(kept.map((photo) => [photo.member, photo]));
  const shaOf = (file: string): string => inspected.get(file)?.sha256 ?? '';
  const gathered: GatheredPhotos = { take: [], already: [], kept: [], questions: [] };

  const twice = new Set(
    [...Map.groupBy(matches.matched, ({ file }) => shaOf(file))].flatMap(([sha256, same]) =>
      sha256 !== '' && same.length > 1 ? [sha256] : [],
    ),
  );
  for (const sha256 of twice) {
    const same = matches.matched.filter(({ file }) => shaOf(file) === sha256);
    gathered.questions.push({
      reason: 'same-photo-twice',
      files: same.map(({ file }) => file),
      members: same.map(({ member }) => member),
    });
  }
  for (const match of matches.matched) {
    const photo = inspected.get(match.file);
    if (photo === undefined || twice.has(photo.sha256)) continue;
    const owner = ownerOf.get(photo.sha256);
    const present = photoOf.get(match.member);
    if (owner?.member === match.member || owner?.matchedBy === 'operator') gathered.already.push(photo);
    else if (owner !== undefined)
      gathered.questions.push({
        reason: 'photo-of-another',
        files: [match.file],
        members: [owner.member, match.member],
      });
    else if (present !== undefined && isSettled(present))
      gathered.kept.push({ file: match.file, member: match.member });
    else if (present === undefined || present.state === 'refused') gathered.take.push({ photo, match });
    else gathered.questions.push({ reason: 'other-photo', files: [match.file], members: [match.member] });
  }
  for (const { files: linked, members } of matches.ambiguous) {
    const open = linked.filter((file) => !ownerOf.has(shaOf(file)));
    for (const file of linked.filter((name) => !open.includes(name))) {
      const photo = inspected.get(file);
      if (photo !== undefined) gathered.already.push(photo);
    }
    // Answered: a person chose one of them.
    const [member] = members;
    const present = member === undefined || members.length > 1 ? undefined : photoOf.get(member);
    if (member !== undefined && present !== undefined && isSettled(present))
      gathered.kept.push(...open.map((file) => ({ file, member })));
    else if (open.length > 0)
      gathered.questions.push({
        reason: members.length > 1 ? 'several-persons' : 'several-photos',
        files: open,
        members,
      });
  }
  return gathered;
}

/** A person has looked at it and said that it is right. */
function isSettled({ matchedBy, state }: Photo): boolean {
  return state === 'accepted' || (matchedBy === 'operator' && state !== 'refused');
}
