import type { MemberNumber } from '@passeport/codes';
import type { PhotoFile } from './photo-file.ts';

/** A photo taken later after its slip than this is not tied to it: the next person may have come without hers. */
const LONGEST_WAIT_MS = 10 * 60 * 1000;

/** What slips photographed alone say of the pictures after them. */
export interface Following {
  /** The person of the slip that came just before a picture. */
  leaders: Map<string, MemberNumber>;
  /** For each picture of a slip alone, how many pictures follow it. */
  counts: Map<string, number>;
}

/**
 * Ties pictures to the slip that was photographed alone just before them: in one folder, by one camera, in the order of the
 * camera's clock, or of file names where a picture has no time. Every picture up to the next slip is tied to it, so that two
 * of them are two photos of one person: a question. A picture with any slip in it ends the run.
 */
export function followSlips(files: readonly PhotoFile[]): Following {
  const following: Following = { leaders: new Map(), counts: new Map() };
  const rolls = Map.groupBy(files, ({ file, camera }) => `${folderOf(file)}\0${camera ?? ''}`);
  for (const roll of rolls.values()) {
    if (!roll.some(({ slip }) => slip?.kind === 'members' && slip.alone)) continue;
    let leader: { file: PhotoFile; member: MemberNumber } | undefined;
    for (const file of inOrder(roll)) {
      if (file.slip !== undefined) {
        leader = leaderOf(file);
        if (leader !== undefined) following.counts.set(file.file, 0);
      } else if (leader !== undefined && isSoonAfter(leader.file, file)) {
        following.leaders.set(file.file, leader.member);
        following.counts.set(leader.file.file, (following.counts.get(leader.file.file) ?? 0) + 1);
      }
    }
  }
  return following;
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
