import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parsePublicJwk, verifyTrustList, type SigningKey, type TrustList } from '@passeport/credential';
import {
  compareLists,
  EligibilityError,
  isListRequested,
  openWholeList,
  packListFile,
  readListRequest,
  requestList,
  signListRequest,
  unpackListFile,
  type EligibilityList,
  type ListChanges,
  type NewestSeen,
  type PublishedList,
} from '@passeport/eligibility';
import { listPublishedLists, type By } from '@passeport/registry';
import { CliError } from '../cli-error.ts';
import { checkOwnKey } from '../office/check-own-key.ts';
import { keyFile, openKeyFile } from '../office/keys.ts';
import { listRequestPath, type OfficeFolder } from '../office/office-folder.ts';
import type { Office } from '../office/open-office.ts';
import { readListFile } from '../verify/open-given-list.ts';
import { writeFileAtomically } from '../write-file-atomically.ts';
import { prepareList, putOutList, type Publication } from './publish-list.ts';
import { refuseTooBig } from './refuse-too-big.ts';
import { refuseForeignFolder } from './write-list-folder.ts';

/** What an operator asks the administrator to sign. */
export interface ListRequest {
  sequence: number;
  households: number;
  file: string;
}

/** Writes the list that the office would publish, signed by the key for cards alone, into a file for the administrator. Throws `publish-too-big`. */
export async function requestOfficeList(
  office: Office,
  cardsKey: SigningKey,
  { file, days }: { file: string; days: number },
  by: By,
): Promise<ListRequest> {
  const { content, issue, households } = await prepareList(office, days, by);
  const request = packListFile(await requestList(content, issue, cardsKey).catch(refuseTooBig));
  // By what is kept here the signed list will be known again.
  await writeFileAtomically(listRequestPath(office.folder, issue.sequence), request, 0o600);
  await writeFileAtomically(file, request);
  return { sequence: issue.sequence, households: households(), file };
}

/** A request that may be signed: what it says, what changes by it, and how to sign it. */
export interface ExaminedRequest {
  list: EligibilityList;
  officeName: string;
  /** The list that was signed before with this key, when there was one. */
  before: number | undefined;
  changes: ListChanges;
  /** Writes the signed list, and keeps it to compare the next request with. */
  write(file: string): Promise<void>;
}

/**
 * Looks over a request by what the administrator has: his folder of keys, with the pinned root, the trust list and the last list that he
 * signed. The request is signed in memory and opened as every desk will, so that scope, dates, sizes and every block are checked
 * before anything is written. Throws `list-request-refused`, `administrator-needed`, `passphrase-wrong`, and as `openWholeList`.
 */
export async function examineRequest(
  path: string,
  placeOf: (office: number) => string,
  passphrase: () => Promise<string>,
  now: Date,
): Promise<ExaminedRequest> {
  const request = await readListFile(path);
  const place = placeOf(readClaimedOffice(request));
  const roots = [parsePublicJwk(JSON.parse(await readText(join(place, 'root.pub.jwk'))))];
  const trust = await newestTrust(
    await verifyTrustList((await readText(join(place, 'trust.jws'))).trim(), roots),
    request,
  );
  const manifest = await readListRequest(request, trust);
  const lastPath = join(place, 'derniere-liste.psl');
  const last = await readFile(lastPath).then(
    (bytes) => unpackListFile(bytes),
    () => undefined,
  );

  const key = await openKeyFile(keyFile(place, 'lists'), await passphrase());
  checkOwnKey(key, 'lists', trust, now);
  const signed = await signListRequest(request, trust, key);
  const seen = last === undefined ? [] : await seenOf(last, trust, now);
  const list = await openWholeList(signed, { roots, trust, now, newestSeen: seen });
  const of = trust.keys.find(({ office }) => office.number === manifest.office);
  return {
    list,
    officeName: of?.office.name ?? '',
    before: seen[0]?.sequence,
    changes: await compareLists(last, signed),
    async write(file) {
      const packed = packListFile(signed);
      await writeFileAtomically(file, packed);
      await writeFileAtomically(lastPath, packed);
    },
  };
}

/** Takes the signed list back: it must be, to the byte, one that this office asked for. Throws `list-not-requested`, and as `putOutList`. */
export async function takeSignedList(
  office: Office,
  path: string,
  out: string,
  by: By,
): Promise<Omit<Publication, 'households'>> {
  await refuseForeignFolder(out);
  const list = await readListFile(path);
  const request = await findRequest(office.folder, list);
  const known = await listPublishedLists(office.registry);
  if (request === undefined) throw new CliError('list-not-requested', { path });
  const last = Math.max(0, ...known.map(({ sequence }) => sequence));
  if (request <= last) throw new CliError('list-request-overtaken', { sequence: request, last });
  return await putOutList(office, list, out, by);
}

/** The number of the request that a list answers. */
async function findRequest(folder: OfficeFolder, list: PublishedList): Promise<number | undefined> {
  const sequence = readClaimed(list, 'sequence');
  const bytes = await readFile(listRequestPath(folder, sequence)).catch(() => undefined);
  return bytes !== undefined && isListRequested(list, unpackListFile(bytes)) ? sequence : undefined;
}

/** A number that a manifest claims, before anybody has vouched for it; 0 for none. */
function readClaimed({ manifest }: PublishedList, member: 'office' | 'sequence'): number {
  try {
    const payload: unknown = JSON.parse(Buffer.from(manifest.split('.')[1] ?? '', 'base64url').toString());
    const value = typeof payload === 'object' && payload !== null ? Reflect.get(payload, member) : undefined;
    return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0;
  } catch {
    return 0;
  }
}

function readClaimedOffice(request: PublishedList): number {
  return readClaimed(request, 'office');
}

async function readText(path: string): Promise<string> {
  return await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new CliError('administrator-place-missing', { path: dirname(path) }, { cause });
  });
}

/** The trust list that the request carries, when it is a later one under a root that is known. */
async function newestTrust(known: TrustList, { trust }: PublishedList): Promise<TrustList> {
  const carried = await verifyTrustList(trust, known.roots).catch(() => undefined);
  return carried !== undefined && carried.sequence > known.sequence ? carried : known;
}

/** What the last list says of the next one's place; nothing when its key was stolen since: anybody may have signed it. */
async function seenOf(last: PublishedList, trust: TrustList, now: Date): Promise<NewestSeen[]> {
  try {
    return [(await openWholeList(last, { roots: trust.roots, trust, now })).seen];
  } catch (error) {
    if (error instanceof EligibilityError && error.code === 'list-key-stolen') return [];
    throw error;
  }
}
