import { availableParallelism } from 'node:os';
import pMap from 'p-map';
import { memberParts, type MemberNumber, type MutuelleNumber } from '@passeport/codes';
import { wrapAvif } from '@passeport/credential';
import { alikeFaces, compareFaces, describeFace, type FaceLook } from '@passeport/photo';
import type { NewPhoto } from '@passeport/registry';

/** What is compared of a photo. */
type Faced = Pick<NewPhoto, 'member' | 'face' | 'crop'>;
type Seen = { member: MemberNumber; look: FaceLook }[];

/**
 * Finds photos of one mutuelle that look like another person's: most likely one photograph that was cropped, lit or saved otherwise, or two that
 * were taken one after the other. A doubt, never a verdict: it knows no faces.
 */
export class AlikeFinder {
  readonly #kept: ReadonlyMap<MutuelleNumber, readonly Faced[]>;
  readonly #seen = new Map<MutuelleNumber, Promise<Seen>>();
  readonly #forgotten = new Set<MemberNumber>();

  constructor(kept: readonly Faced[]) {
    this.#kept = Map.groupBy(kept, ({ member }) => memberParts(member).mutuelle);
  }

  /** Begins to describe the photos that those of these persons will be compared with: 2 ms each, while other work is under way. */
  expect(members: readonly MemberNumber[]): void {
    for (const member of members) void this.#seenIn(memberParts(member).mutuelle);
  }

  /** The other person whose photo looks most like this one, if any does; this one is remembered for those to come. */
  async find(photo: Faced): Promise<MemberNumber | undefined> {
    const seen = await this.#seenIn(memberParts(photo.member).mutuelle);
    const [mine] = await describeAll([photo]);
    if (mine === undefined) return undefined;
    let nearest: { member?: MemberNumber; distance: number } = { distance: alikeFaces };
    for (const { member, look } of seen) {
      const distance = member === photo.member ? Infinity : compareFaces(look, mine.look);
      if (distance < nearest.distance) nearest = { member, distance };
    }
    seen.push(mine);
    return nearest.member;
  }

  /** The photo of this person is hers no longer. */
  forget(member: MemberNumber): void {
    this.#forgotten.add(member);
    const { mutuelle } = memberParts(member);
    const seen = this.#seen.get(mutuelle);
    if (seen !== undefined)
      this.#seen.set(
        mutuelle,
        seen.then((all) => all.filter((one) => one.member !== member)),
      );
  }

  /** Described when they are first asked for. */
  #seenIn(mutuelle: MutuelleNumber): Promise<Seen> {
    const seen = this.#seen.get(mutuelle) ?? describeAll(this.#keptOf(mutuelle));
    this.#seen.set(mutuelle, seen);
    return seen;
  }

  #keptOf(mutuelle: MutuelleNumber): readonly Faced[] {
    return (this.#kept.get(mutuelle) ?? []).filter(({ member }) => !this.#forgotten.has(member));
  }
}

/** Those on which a face was found, and that can be decoded. */
async function describeAll(photos: readonly Faced[]): Promise<Seen> {
  const described = await pMap(
    photos,
    async ({ member, face, crop }) => {
      const look = face === undefined || crop.by === 'centre' ? undefined : await lookOf(face);
      return look === undefined ? [] : [{ member, look }];
    },
    { concurrency: availableParallelism() + 1 },
  );
  return described.flat();
}

/** None of a face that is damaged: nobody has looked into those that came from another office. */
async function lookOf(face: Uint8Array): Promise<FaceLook | undefined> {
  try {
    return await describeFace(wrapAvif(face));
  } catch {
    return undefined;
  }
}
