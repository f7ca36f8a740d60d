import type { MemberNumber } from '@passeport/codes';
import { look } from './look.ts';
import type { Registry } from './registry.ts';
import { withoutNulls } from './without-nulls.ts';

/** What says that two photos are one. */
export interface PhotoHashes {
  member: MemberNumber;
  originalSha256: string;
  perceptualHash?: string;
}

const PHOTOS_PER_PAGE = 5_000;

/** Every photo that is not refused, in the order of its person's number, read a page at a time, without faces. */
export async function* browsePhotoHashes(registry: Registry): AsyncGenerator<PhotoHashes, void> {
  for (let after = ''; ;) {
    const start = after;
    const page = await look(registry, (db) =>
      db
        .selectFrom('photos')
        .select(['member', 'original_sha256 as originalSha256', 'perceptual_hash as perceptualHash'])
        .where('state', '<>', 'refused')
        // Text is compared as it is: a number that is not one yet is before all others.
        .where('member', '>', start as MemberNumber)
        .orderBy('member')
        .limit(PHOTOS_PER_PAGE)
        .execute(),
    );
    for (const row of page) yield withoutNulls(row);
    const last = page.at(-1);
    if (last === undefined || page.length < PHOTOS_PER_PAGE) return;
    after = last.member;
  }
}
