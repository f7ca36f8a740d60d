/** A federation, two offices with their keys, and small lists, from which the tests make what they open. */
import { parseCalendarDate, parseMonth } from '@passeport/calendar';
import { formatMemberNumber, parseMutuelleNumber } from '@passeport/codes';
import {
  generateSigningKey,
  importSigningKey,
  signTrustList,
  type SigningKey,
  type TrustedKey,
  type TrustList,
} from '@passeport/credential';

import type { ListContent, ListContentStream } from '../list/content.ts';
import type { MutuelleRights } from '../rights/mutuelle-rights.ts';
import type { ListSource } from '../list/open-list.ts';
import { AMV } from '../rights/amv.ts';
import { publishList, type ListIssue, type PublishedList } from '../list/publish-list.ts';

export const NOW = new Date('2026-03-15T10:00:00Z');

const month = parseMonth;
const date = parseCalendarDate;

/** Member `person` of household `household` of mutuelle 0417. */
export function memberOf(household: number, person: number, mutuelle = '0417') {
  return formatMemberNumber({ mutuelle: parseMutuelleNumber(mutuelle), household, person });
}

function mutuelleOf(number: string, part: Partial<MutuelleRights>): MutuelleRights {
  return {
    number: parseMutuelleNumber(number),
    name: `Mutuelle ${number}`,
    plan: 'AMV',
    households: [],
    deadEditions: [],
    exceptions: [],
    ...part,
  };
}

/** Mutuelles 0417 (with something of everything) and 0418 (one household). */
export const CONTENT: ListContent = {
  mutuelles: [
    mutuelleOf('0418', { households: [{ household: 1, from: month('2026-01'), through: month('2026-03') }] }),
    mutuelleOf('0417', {
      union: 'Barouéli',
      households: [
        { household: 1, from: month('2026-01'), through: month('2026-12') },
        { household: 2, from: month('2025-01'), through: month('2025-12') },
        { household: 3, reason: 'left' },
        { household: 4, reason: 'never-paid' },
      ],
      deadEditions: [{ member: memberOf(1, 1), below: 3 }],
      exceptions: [
        { member: memberOf(1, 2), kind: 'died' },
        { member: memberOf(1, 3), kind: 'waiting', from: month('2026-05') },
        { member: memberOf(1, 4), kind: 'aged-out' },
        { member: memberOf(1, 5), kind: 'left', from: month('2026-02') },
      ],
    }),
  ],
  plans: [AMV],
  centres: [{ name: 'CSCom de Konobougou', place: 'Barouéli' }, { name: 'CSRéf de Ségou' }],
};

export async function makeKey(): Promise<SigningKey> {
  return await importSigningKey((await generateSigningKey()).privateJwk);
}

/** What the root says of an office's key: by default office 1, mutuelles 0400 to 0499, cards and lists, 2026. */
export function trusted(key: SigningKey, part: Partial<TrustedKey> = {}): TrustedKey {
  return {
    kid: key.kid,
    jwk: key.publicJwk,
    office: { number: 1, name: 'UTM Ségou' },
    uses: ['cards', 'lists'],
    mutuelles: [{ from: parseMutuelleNumber('0400'), to: parseMutuelleNumber('0499') }],
    validFrom: date('2026-01-01'),
    validThrough: date('2026-12-31'),
    ...part,
  };
}

export interface Federation {
  root: SigningKey;
  office: SigningKey;
  trust: TrustList;
  trustToken: string;
}

/** A root, an office, and the trust list that names it. `keys` adds others. */
export async function makeFederation(keys: readonly TrustedKey[] = []): Promise<Federation> {
  const [root, office] = await Promise.all([makeKey(), makeKey()]);
  const trust = {
    sequence: 4,
    issued: '2026-03-01T08:00:00Z',
    roots: [root.publicJwk],
    keys: [trusted(office), ...keys],
  };
  return { root, office, trust, trustToken: await signTrustList(trust, root) };
}

/** The sample content, or another, published by office 1 on 14 March 2026 as its list number 7. */
export async function publish(
  { office, trustToken }: Pick<Federation, 'office' | 'trustToken'>,
  issue: Partial<ListIssue> = {},
  content: ListContent | ListContentStream = CONTENT,
): Promise<PublishedList> {
  const meta = { office: 1, sequence: 7, issued: '2026-03-14T18:00:00Z', expires: '2026-04-30T00:00:00Z' };
  return await publishList(content, { ...meta, trustToken, ...issue }, office);
}

/** Reads a published list as a folder or a static host would give it; notes what is read. */
export function sourceOf(list: PublishedList): ListSource & { read: string[] } {
  const read: string[] = [];
  return {
    manifest: list.manifest,
    trust: list.trust,
    read,
    readBlock: async (sha256) => {
      read.push(sha256);
      const bytes = list.blocks.get(sha256);
      if (bytes === undefined) throw new Error('no such file');
      return bytes;
    },
  };
}
