import type { MemberNumber } from '@passeport/codes';
import { change, type By } from './change.ts';
import { batchResult, refuse, type BatchOptions, type BatchResult, type RowOutcome } from './outcomes.ts';
import { selectPhotos, type Photo } from './photo.ts';
import type { Registry } from './registry.ts';
import { PHOTO_STATES, type PhotoState } from './states.ts';
import { isLine } from './text.ts';

/** What a person who looked at a photo says of it. */
export interface PhotoReview {
  row: number;
  member: MemberNumber;
  state: PhotoState;
  /** why it is refused, one line of at most 200 characters */
  reason?: string | undefined;
}

/**
 * Writes down what was said of photos: no card is issued or printed with a refused one, though its files stay.
 * Refusals: `photo-missing`, `value-refused`, `text-refused`.
 */
export function reviewPhotos(
  registry: Registry,
  reviews: readonly PhotoReview[],
  by: By,
  options: BatchOptions = {},
): Promise<BatchResult<{ member: MemberNumber }>> {
  return change(
    registry,
    by,
    async ({ db, record }) => {
      const kept = new Map<MemberNumber, Photo>();
      const members = reviews.map(({ member }) => member);
      for (const photo of await selectPhotos(db, { members })) kept.set(photo.member, photo);
      const outcomes: RowOutcome<{ member: MemberNumber }>[] = [];
      for (const { row, member, state, reason } of reviews) {
        const photo = kept.get(member);
        if (!PHOTO_STATES.includes(state)) outcomes.push(refuse(row, 'value-refused', { field: 'state' }));
        else if (reason !== undefined && !isLine(reason, 200))
          outcomes.push(refuse(row, 'text-refused', { field: 'reason' }));
        else if (photo === undefined) outcomes.push(refuse(row, 'photo-missing', { member }));
        else if (photo.state === state && photo.reason === reason)
          outcomes.push({ row, outcome: 'already', member, differs: [] });
        else {
          await db
            .updateTable('photos')
            .set({ state, reason: reason ?? null })
            .where('member', '=', member)
            .execute();
          record('photo.review', member, describe(photo), describe({ ...photo, state, reason }));
          const { reason: _, ...rest } = photo;
          kept.set(member, { ...rest, state, ...(reason !== undefined && { reason }) });
          outcomes.push({ row, outcome: 'added', member });
        }
      }
      return batchResult(outcomes, options);
    },
    options,
  );
}

function describe(said: { originalSha256: string; state: PhotoState; reason?: string | undefined }): object {
  return {
    originalSha256: said.originalSha256,
    state: said.state,
    ...(said.reason === undefined ? {} : { reason: said.reason }),
  };
}
