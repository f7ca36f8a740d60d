import type { MemberNumber } from '@passeport/codes';
import { isNextInRoll, placeInRoll } from './is-next-in-roll.ts';
import type { PhotoFile } from './photo-file.ts';

/** A photo taken later after its slip than this is not tied to it: the next person may have come without hers. */
const LONGEST_WAIT_MS = 10 * 60 * 1000;

/** Why it is not sure that a picture follows its own person's slip. */
export type UnclearOrder =
  /** Nothing says when it was taken, and its name is not the camera's next one. */
  | 'slip-without-clock'
  /** By the clock it was taken after a slip, but by its name another one was: two cameras' pictures are in one folder, or a clock is wrong. */
  | 'slip-other-numbers'
  /** The pictures begin with a person and end with a slip: slips may have been photographed after their persons. */
  | 'slip-after-photo';

/** What slips photographed alone say of the pictures after them. */
export interface Following {
  /** The persons of the slips that came just before a picture: several when no picture is between their slips. */
  leaders: Map<string, readonly MemberNumber[]>;
  /** Pictures of which that is not enough to say whose they are. */
  unclear: Map<string, UnclearOrder>;
  /** For each picture of a slip alone, how many pictures follow it. */
  counts: Map<string, number>;
}

/**
 * Ties pictures to the slip that was photographed alone just before them: in one folder, by one camera, in the order of the
 * camera's clock, or of the numbers in file names where a picture has no time. Every picture up to the next slip is tied to it, so
 * that two of them are two photos of one person: a question. A picture with any slip in it ends the run. Two persons' slips
 * one after the other lead together: one of the two has not been photographed, and nothing says which.
 */
export function followSlips(files: readonly PhotoFile[]): Following {
  const following: Following = { leaders: new Map(), unclear: new Map(), counts: new Map() };
  const rolls = Map.groupBy(files, ({ file, camera }) => `${folderOf(file)}\0${camera ?? ''}`);
  for (const roll of rolls.values()) {
    if (!roll.some(isAlone)) continue;
    for (const session of splitByWait(inOrder(roll))) followSession(session, following);
  }
  return following;
}

function followSession(session: readonly PhotoFile[], following: Following): void {
  const [first] = session;
  const last = session.at(-1);
  const isTurned = first?.slip === undefined && last !== undefined && isAlone(last);
  let leaders: { file: PhotoFile; member: MemberNumber }[] = [];
  const places = new Set(session.map(({ file }) => placeInRoll(file)));
  // Of the pictures from the last slip on.
  let isUnbroken = true;
  let isContradicted = false;
  for (const [at, file] of session.entries()) {
    const before = session[at - 1];
    if (file.slip !== undefined) {
      isUnbroken = true;
      isContradicted = false;
      const leader = leaderOf(file);
      const isFirstSlip = before === undefined || leaderOf(before) === undefined;
      leaders = leader === undefined ? [] : isFirstSlip ? [leader] : [...leaders, leader];
      if (leader !== undefined) following.counts.set(file.file, 0);
      continue;
    }
    isUnbroken &&= before === undefined || isTakenNext(before, file);
    isContradicted ||= before !== undefined && isAnotherNext(before, file, places);
    if (isTurned) following.unclear.set(file.file, 'slip-after-photo');
    const leader = leaders.at(-1);
    if (leader === undefined || !isSoonAfter(leader.file, file)) continue;
    following.leaders.set(file.file, [...new Set(leaders.map(({ member }) => member))]);
    following.counts.set(leader.file.file, (following.counts.get(leader.file.file) ?? 0) + 1);
    if (isTurned) continue;
    if (!isUnbroken) following.unclear.set(file.file, 'slip-without-clock');
    else if (isContradicted) following.unclear.set(file.file, 'slip-other-numbers');
  }
}

/** Whether a picture was taken after the one before it, with none between: the camera's clock says so, or its numbers. */
function isTakenNext(before: PhotoFile, picture: PhotoFile): boolean {
  if (before.takenAt !== undefined && picture.takenAt !== undefined) return true;
  return isNextInRoll(before.file, picture.file);
}

/** Whether by its name another picture than this one was taken after the one before it. */
function isAnotherNext(
  before: PhotoFile,
  picture: PhotoFile,
  places: ReadonlySet<string | undefined>,
): boolean {
  const next = placeInRoll(before.file, 1);
  return next !== undefined && next !== placeInRoll(picture.file) && places.has(next);
}

function isAlone({ slip }: PhotoFile): boolean {
  return slip?.kind === 'members' && slip.alone;
}

/** A slip alone that names one person. */
function leaderOf(file: PhotoFile): { file: PhotoFile; member: MemberNumber } | undefined {
  if (file.slip?.kind !== 'members' || !file.slip.alone) return undefined;
  const [member, second] = file.slip.members;
  return member === undefined || second !== undefined ? undefined : { file, member };
}

function inOrder(roll: readonly PhotoFile[]): PhotoFile[] {
  const byTime = roll.every(({ takenAt }) => takenAt !== undefined);
  const names = new Intl.Collator('en', { numeric: true });
  return roll.toSorted(
    (a, b) =>
      (byTime ? compare(a.takenAt ?? '', b.takenAt ?? '') : 0) ||
      names.compare(a.file, b.file) ||
      compare(a.file, b.file),
  );
}

/** Parts between which nobody was photographed for so long that nothing is tied across. */
function splitByWait(roll: readonly PhotoFile[]): PhotoFile[][] {
  const sessions: PhotoFile[][] = [];
  for (const [at, file] of roll.entries()) {
    const before = roll[at - 1];
    if (before !== undefined && isSoonAfter(before, file)) sessions.at(-1)?.push(file);
    else sessions.push([file]);
  }
  return sessions;
}

function isSoonAfter(slip: PhotoFile, photo: PhotoFile): boolean {
  if (slip.takenAt === undefined || photo.takenAt === undefined) return true;
  const waited = Date.parse(`${photo.takenAt}Z`) - Date.parse(`${slip.takenAt}Z`);
  return waited >= 0 && waited <= LONGEST_WAIT_MS;
}

function folderOf(file: string): string {
  return file.split(/[\\/]/).slice(0, -1).join('/');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
