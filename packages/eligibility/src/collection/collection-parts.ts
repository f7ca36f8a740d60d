import { readJwsTyp, type TrustList } from '@passeport/credential';
import type { MutuelleNumber } from '@passeport/codes';

import { isOfOneSeries, type NewestSeen } from '../list/check-history.ts';
import {
  COLLECTION_TYP,
  MAX_PART_TOKENS_BYTES,
  type CollectionManifest,
  type NamedPart,
} from './collection-manifest.ts';
import { EligibilityError } from '../errors.ts';
import { checkSum } from '../list/check-sum.ts';
import { MAX_LIST_FILE_BYTES } from '../list/list-pack.ts';
import { filesOf, type Manifest, type ManifestFile } from '../list/manifest.ts';
import { numbersOf } from '../list/mutuelle-ranges.ts';
import { gaveMutuelleUp } from '../list/owns-mutuelle.ts';
import { naming } from './name-office.ts';
import { readFile, type BlockReader } from '../list/read-file.ts';
import { verifyCarriedTrust } from '../list/verify-carried-trust.ts';
import { verifyList, type OpenListOptions, type VerifiedList } from '../list/verify-list.ts';

/** What is known of a collection once its own tokens are verified. */
export interface PartOptions extends OpenListOptions {
  /** By which every list is judged. */
  trust: TrustList;
  newestSeen: readonly NewestSeen[];
  /** The trust list that the collection carries: most lists carry the same, and it is not among the files. */
  carried: { token: string; file: ManifestFile };
}

/** A list whose tokens are verified; nothing else of it has been read. */
export interface VerifiedPart {
  manifest: string;
  trust: string;
  verified: VerifiedList;
  /** SHA-256 of its directory and files of blocks. */
  files: readonly string[];
  /** The number of the newer list of this office that was seen, when there is one: then this one is superseded. */
  newestSequence: number | undefined;
}

/** How many bytes the lists' tokens have, each counted once. Throws `list-too-big`. */
export function checkTokensSize({ parts }: CollectionManifest): void {
  checkSum(
    parts.flatMap((part) => [part.manifest, part.trust]),
    MAX_PART_TOKENS_BYTES,
  );
}

/** Reads and verifies the tokens of each list. Throws as `openCollection`. */
export async function verifyParts(
  parts: readonly NamedPart[],
  readBlock: BlockReader,
  options: PartOptions,
): Promise<VerifiedPart[]> {
  const { carried, trust } = options;
  const known = new Map([[carried.token, Promise.resolve(trust)]]);
  const verifyTrust = (token: string): Promise<TrustList> => {
    const verifying = known.get(token) ?? verifyCarriedTrust(token, options);
    known.set(token, verifying);
    return verifying;
  };
  const work = parts.map((part) => naming(part.office, verifyPart(part, readBlock, options, verifyTrust)));
  return await Promise.all(work);
}

async function verifyPart(
  part: NamedPart,
  readBlock: BlockReader,
  { carried, newestSeen, ...options }: PartOptions,
  verifyTrust: (token: string) => Promise<TrustList>,
): Promise<VerifiedPart> {
  // 1. The two tokens, as the collection names them.
  const manifest = toToken(await readFile(readBlock, part.manifest));
  const isCarried = part.trust.sha256 === carried.file.sha256;
  const trust = isCarried ? carried.token : toToken(await readFile(readBlock, part.trust));
  if (readJwsTyp(manifest) === COLLECTION_TYP) throw new EligibilityError('collection-nested');
  // 2. All that is asked of a list by itself; but one that a newer one was seen of is not refused, only left unread.
  const newer = newestSeen.find(
    (seen) => isOfOneSeries(seen, { office: part.office }) && seen.sequence > part.sequence,
  );
  const history = newestSeen.filter((seen) => seen !== newer);
  const verified = await verifyList({ manifest, trust }, { ...options, newestSeen: history }, verifyTrust);
  // 3. No newer trust list than the one that all are judged by.
  if (verified.trust.sequence > options.trust.sequence) {
    throw new EligibilityError('collection-trust-older', { sequence: verified.trust.sequence });
  }
  // 4. The very list that is meant.
  const { office, sequence } = verified.manifest;
  if (office !== part.office || sequence !== part.sequence) {
    throw new EligibilityError('collection-part-mismatch', { sequence });
  }
  const files = filesOf(verified.manifest).map(({ sha256 }) => sha256);
  return { manifest, trust, verified, files, newestSequence: newer?.sequence };
}

/**
 * Every mutuelle of the lists. Throws `collection-overlap` for one that two of them name and that is both offices' (an office that gave one up
 * goes on naming it until its next list, and is not listened to), or `list-too-big`.
 */
export function checkParts(parts: readonly VerifiedPart[], trust: TrustList): MutuelleNumber[] {
  const owners = new Map<MutuelleNumber, number>();
  const all = new Set<MutuelleNumber>();
  for (const { office, blocks } of parts.map(({ verified }): Manifest => verified.manifest)) {
    for (const mutuelle of blocks.flatMap(({ mutuelles }) => numbersOf(mutuelles))) {
      all.add(mutuelle);
      if (gaveMutuelleUp(trust, office, mutuelle)) continue;
      const otherOffice = owners.get(mutuelle);
      if (otherOffice !== undefined) {
        throw new EligibilityError('collection-overlap', { mutuelle, office, otherOffice });
      }
      owners.set(mutuelle, office);
    }
  }
  const files = parts.flatMap(({ verified: { manifest } }) => filesOf(manifest));
  checkSum(files, MAX_LIST_FILE_BYTES);
  return [...all];
}

/** The token in a file. What is not ASCII is refused later, as no token has it. */
function toToken(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
