import type { MemberNumber } from '@passeport/codes';
import { describePhoto } from './attach-photos.ts';
import type { Change } from './change.ts';
import { selectPhotos } from './photo.ts';

/** Gives the photo of one number to another that has none; false when there is nothing to give. */
export async function movePhoto(
  { db, record }: Change,
  from: MemberNumber,
  to: MemberNumber,
): Promise<boolean> {
  const photos = await selectPhotos(db, { members: [from, to] });
  const photo = photos.find(({ member }) => member === from);
  if (photo === undefined || photos.length > 1) return false;
  await db.updateTable('photos').set({ member: to }).where('member', '=', from).execute();
  record('photo.take', from, describePhoto(photo), undefined);
  record('photo.attach', to, undefined, describePhoto({ ...photo, member: to }));
  return true;
}
