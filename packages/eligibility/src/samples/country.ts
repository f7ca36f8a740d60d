/** Two regional offices and a national one that gathers their lists, from which the tests make what they open. */
import { parseMonth } from '@passeport/calendar';
import { parseMutuelleNumber } from '@passeport/codes';
import { signTrustList, type SigningKey, type TrustedKey, type TrustList } from '@passeport/credential';

import type { ListContent } from '../list/content.ts';
import { mergeLists } from '../collection/merge-lists.ts';
import { openWholeList } from '../list/open-whole-list.ts';
import { AMV } from '../rights/amv.ts';
import type { ListIssue, PublishedList } from '../list/publish-list.ts';
import { makeFederation, makeKey, NOW, publish, trusted, type Federation } from './office.ts';

/** The federation's office 1 is Ségou, mutuelles 0400 to 0499. */
export interface Country extends Federation {
  /** Office 2, mutuelles 0300 to 0399. */
  sikasso: SigningKey;
  /** Office 90 gathers the lists of all mutuelles, and has none of its own. */
  national: SigningKey;
}

function ranges(from: string, to: string): TrustedKey['mutuelles'] {
  return [{ from: parseMutuelleNumber(from), to: parseMutuelleNumber(to) }];
}

export function ofSikasso(key: SigningKey, part: Partial<TrustedKey> = {}): TrustedKey {
  return trusted(key, {
    office: { number: 2, name: 'UTM Sikasso' },
    mutuelles: ranges('0300', '0399'),
    ...part,
  });
}

export function ofNational(key: SigningKey, part: Partial<TrustedKey> = {}): TrustedKey {
  const office = { number: 90, name: 'UTM nationale' };
  return trusted(key, { office, uses: ['collections'], mutuelles: ranges('0001', '9999'), ...part });
}

/** `keys` adds others to the trust list. */
export async function makeCountry(keys: readonly TrustedKey[] = []): Promise<Country> {
  const [sikasso, national] = await Promise.all([makeKey(), makeKey()]);
  const federation = await makeFederation([ofSikasso(sikasso), ofNational(national), ...keys]);
  return { ...federation, sikasso, national };
}

/** One household in each of some mutuelles, paid for 2026. */
export function smallContent(...mutuelles: string[]): ListContent {
  const households = [{ household: 1, from: parseMonth('2026-01'), through: parseMonth('2026-12') }];
  const rights = { name: 'Jigi', plan: 'AMV', households, deadEditions: [], exceptions: [] };
  return {
    mutuelles: mutuelles.map((number) => ({ number: parseMutuelleNumber(number), ...rights })),
    plans: [AMV],
    centres: [],
  };
}

/** Sikasso's list number 3 of 2 March 2026: mutuelle 0300. */
export async function publishSikasso(
  country: Country,
  issue: Partial<ListIssue> = {},
  content: ListContent = smallContent('0300'),
): Promise<PublishedList> {
  const meta = { office: 2, sequence: 3, issued: '2026-03-02T18:00:00Z', ...issue };
  return await publish({ ...country, office: country.sikasso }, meta, content);
}

/** Number 5 of 15 March 2026, by the national office. What the lists say of themselves is taken as it is. */
export async function merge(
  country: Country,
  lists: readonly PublishedList[],
  issue: Partial<ListIssue> = {},
  key: SigningKey = country.national,
): Promise<PublishedList> {
  const gathered = lists.map((list) => ({ list, opened: readOrigin(list.manifest) }));
  const { trustToken } = country;
  const meta = { office: 90, sequence: 5, issued: '2026-03-15T08:00:00Z', trustToken, ...issue };
  return await mergeLists(gathered, meta, key);
}

/** The same federation with another trust list. */
export async function renewTrust(country: Country, changes: Partial<TrustList>): Promise<Country> {
  const trust = { ...country.trust, sequence: country.trust.sequence + 1, ...changes };
  return { ...country, trust, trustToken: await signTrustList(trust, country.root) };
}

/** What a token says, changed or not, before anybody has verified it. */
export function payloadOf(token: string): Record<string, unknown> {
  return JSON.parse(new TextDecoder().decode(decodeBase64url(token.split('.')[1] ?? '')));
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function decodeBase64url(text: string): Uint8Array {
  const bits = [...text].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(6, '0')).join('');
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
}

function readOrigin(token: string): { office: number; sequence: number } {
  const { office, sequence } = payloadOf(token);
  return { office: Number(office), sequence: Number(sequence) };
}

/** A list as its own reader opens it. */
export async function openAlone(list: PublishedList, { root }: Federation) {
  return await openWholeList(list, { roots: [root.publicJwk], now: NOW });
}
