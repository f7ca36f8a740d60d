import type { MemberNumber } from '@passeport/codes';
import { samePhotoBits } from '@passeport/photo';
import type { Photo } from '@passeport/registry';

/** A photo that looks the same as another person's. */
export interface Twin {
  file: string;
  member: MemberNumber;
  /** Whose photo it looks like. */
  other: MemberNumber;
}

/** Finds photos that were given to two persons, by their content and by how they look, in the whole registry. */
export class TwinFinder {
  #seen: { member: MemberNumber; sha256: string; high: number; low: number; hashed: boolean }[] = [];

  constructor(kept: readonly Photo[]) {
    for (const { member, originalSha256, perceptualHash } of kept)
      this.#add(member, originalSha256, perceptualHash);
  }

  /** The first other person whose photo looks the same; this one is remembered for those to come. */
  find(
    member: MemberNumber,
    sha256: string,
    perceptualHash: string | undefined,
  ): Omit<Twin, 'file'> | undefined {
    const { high, low, hashed } = split(perceptualHash);
    const twin = this.#seen.find(
      (other) =>
        other.member !== member &&
        (other.sha256 === sha256 ||
          (hashed &&
            other.hashed &&
            countBits(other.high ^ high) + countBits(other.low ^ low) <= samePhotoBits)),
    );
    this.#add(member, sha256, perceptualHash);
    return twin && { member, other: twin.member };
  }

  /** The photo of this person is hers no longer. */
  forget(member: MemberNumber): void {
    this.#seen = this.#seen.filter((one) => one.member !== member);
  }

  #add(member: MemberNumber, sha256: string, perceptualHash: string | undefined): void {
    this.#seen.push({ member, sha256, ...split(perceptualHash) });
  }
}

function split(hash: string | undefined): { high: number; low: number; hashed: boolean } {
  return {
    high: Number.parseInt(hash?.slice(0, 8) ?? '0', 16),
    low: Number.parseInt(hash?.slice(8) ?? '0', 16),
    hashed: hash !== undefined,
  };
}

function countBits(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
