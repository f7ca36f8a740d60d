import { signJws, type SigningKey } from '@passeport/credential';
import * as v from 'valibot';

import { countMonth } from '../blocks/block.ts';
import { encodeBlocks } from '../blocks/block-file.ts';
import { groupBlocks, type Grouping, type NamedMutuelle } from './group-blocks.ts';
import { ContentBudget } from './content-budget.ts';
import type { ListContent, ListContentStream } from './content.ts';
import { sha256Hex } from './digest.ts';
import { encodeDirectory } from './directory.ts';
import { EligibilityError } from '../errors.ts';
import { horizonOfIssue } from './horizon.ts';
import { isInstant } from '../instant.ts';
import { encodeJson } from './json.ts';
import {
  LIST_TYP,
  manifestSchema,
  MAX_MANIFEST_BYTES,
  type AuditHead,
  type ManifestFile,
} from './manifest.ts';
import { toRanges } from './mutuelle-ranges.ts';
import { encodeVouched } from './vouched-cards.ts';

/**
 * A list as it travels: two signed tokens, and the files that the manifest names, by the SHA-256 of their
 * content in lower-case hexadecimal: blocks of mutuelles, and the directory.
 */
export interface PublishedList {
  manifest: string;
  trust: string;
  blocks: Map<string, Uint8Array>;
}

/** What the manifest says besides its content. */
export interface ListIssue {
  /** Number of the office, 1 to 9999: the one that the trust list gives the signing key to. */
  office: number;
  /** 1, 2, …: greater than that of every list the office published before. */
  sequence: number;
  /** Instants in UTC, to the second: `2026-03-14T09:26:53Z`. */
  issued: string;
  expires: string;
  /** How far the office's audit goes, for a past that was rewritten to show. */
  audit?: AuditHead | undefined;
  /** The trust list that the readers shall have, as the root signed it. */
  trustToken: string;
  /** Which mutuelles shared a file in the list before: they still do, so that few files and small deltas are new. */
  grouping?: Grouping | undefined;
}

/**
 * Makes and signs a list; a stream of mutuelles is read as their blocks are written. Throws `content-invalid` (with the mutuelle at fault, when it is one's) or
 * `list-too-big`. Whether the key may sign for these mutuelles is not asked here: `openList` does.
 */
export async function publishList(
  content: ListContent | ListContentStream,
  issue: ListIssue,
  key: SigningKey,
): Promise<PublishedList> {
  return await makeList(content, issue, key, LIST_TYP);
}

/** What `publishList` and `requestList` make: one thing, under a token of one `typ` or the other; of what readers read at most. */
export async function makeList(
  content: ListContent | ListContentStream,
  issue: ListIssue,
  key: SigningKey,
  typ: string,
  budget = new ContentBudget(),
): Promise<PublishedList> {
  if (!isInstant(issue.issued)) {
    throw new EligibilityError('content-invalid', { problem: 'issued is no instant' });
  }
  const horizon = countMonth(horizonOfIssue(issue.issued));
  const files = new Map<string, Uint8Array>();
  const store = async (bytes: Uint8Array): Promise<ManifestFile> => {
    const sha256 = await sha256Hex(bytes);
    files.set(sha256, bytes);
    return { sha256, bytes: bytes.length };
  };

  const named: NamedMutuelle[] = [];
  const blocks = [];
  for await (const group of groupBlocks(inOrder(content.mutuelles), issue.grouping)) {
    const its = group.map(({ block }) => block);
    budget.spend(its);
    const file = await store(encodeBlocks(its, horizon));
    blocks.push({ mutuelles: toRanges(group.map(({ mutuelle }) => mutuelle.number)), ...file });
    named.push(...group.map(({ mutuelle }) => mutuelle));
  }
  const directory = await store(encodeDirectory({ ...content, mutuelles: named }));

  const vouched = [];
  for (const cards of [...(content.vouched ?? [])].sort((a, b) => (a.key < b.key ? -1 : 1))) {
    vouched.push({ key: cards.key, ...(await store(encodeVouched(cards))) });
  }

  const { office, sequence, issued, expires, audit, trustToken } = issue;
  const trustBytes = new TextEncoder().encode(trustToken);
  const trust = { sha256: await sha256Hex(trustBytes), bytes: trustBytes.length };
  const result = v.safeParse(manifestSchema, {
    version: 2,
    office,
    sequence,
    issued,
    expires,
    ...(audit && { audit }),
    trust,
    directory,
    blocks,
    ...(vouched.length > 0 && { vouched }),
  });
  if (!result.success) {
    const [fault] = result.issues;
    const problem = `${v.getDotPath(fault) ?? 'manifest'}: ${fault.message}`;
    throw new EligibilityError('content-invalid', { problem });
  }

  const manifest = await signJws(encodeJson(result.output), key, typ);
  if (manifest.length > MAX_MANIFEST_BYTES) {
    throw new EligibilityError('list-too-big', { bytes: manifest.length, limitBytes: MAX_MANIFEST_BYTES });
  }
  return { manifest, trust: trustToken, blocks: files };
}

/** A stream is in order, or refused on the way. */
function inOrder(mutuelles: (ListContent | ListContentStream)['mutuelles']) {
  return Symbol.asyncIterator in mutuelles
    ? mutuelles
    : [...mutuelles].sort((a, b) => (a.number < b.number ? -1 : 1));
}
