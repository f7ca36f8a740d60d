import { addDays, calendarDateOf } from '@passeport/calendar';
import {
  cardDigest,
  encodeQrText,
  keyThumbprint,
  signCard,
  signTrustList,
  type CardClaims,
  type SigningKey,
  type TrustedKey,
} from '@passeport/credential';
import { packListFile, publishList, type PublishedList } from '@passeport/eligibility';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './launch-browser.ts';
import {
  contentFor,
  drawOtherBack,
  instantAgo,
  makeKey,
  mutuelle,
  office,
  usualClaims,
  writeSite,
} from './made-up-office.ts';
import { makeSite, visitSite, type MadeUpSite } from './made-up-site.ts';
import { reopen, type OpenVerifier } from './open-verifier.ts';

/** An office whose keys are stolen and replaced, and whose root hands over to another: what a phone makes of it, list after list. */

const today = calendarDateOf(new Date());
const theft = addDays(today, -5);

let site: MadeUpSite;
let browser: Browser;
let keys: Record<'root' | 'newRoot' | 'cards' | 'lists' | 'fresh', SigningKey>;

beforeAll(async () => {
  [site, browser] = await Promise.all([makeSite(), launchBrowser()]);
  const [root, newRoot, cards, lists, fresh] = await Promise.all([
    makeKey(),
    makeKey(),
    makeKey(),
    makeKey(),
    makeKey(),
  ]);
  keys = { root, newRoot, cards, lists, fresh };
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const trusted = (
  { kid, publicJwk }: SigningKey,
  uses: TrustedKey['uses'],
  compromisedSince?: TrustedKey['compromisedSince'],
): TrustedKey => ({
  kid,
  jwk: publicJwk,
  office,
  uses,
  mutuelles: [{ from: mutuelle, to: mutuelle }],
  validFrom: addDays(today, -400),
  validThrough: addDays(today, 700),
  ...(compromisedSince !== undefined && { compromisedSince }),
});

/** What the root says once both keys are known to be stolen. */
const afterTheft = (): TrustedKey[] => [
  trusted(keys.cards, ['cards'], theft),
  trusted(keys.lists, ['lists'], theft),
  trusted(keys.fresh, ['cards', 'lists']),
];

const trustBy = async (signer: SigningKey, sequence: number, roots: SigningKey[], named: TrustedKey[]) =>
  await signTrustList(
    {
      sequence,
      issued: instantAgo(8 - sequence),
      roots: roots.map(({ publicJwk }) => publicJwk),
      keys: named,
    },
    signer,
  );

const cardOf = async (key: SigningKey, change: Partial<CardClaims> = {}): Promise<string> =>
  encodeQrText(await signCard({ ...usualClaims(today), ...change }, key));

/** Each list with the digest of the one card that the office made with the key that was stolen. */
async function publish(sequence: number, key: SigningKey, trustToken: string): Promise<PublishedList> {
  const own = await cardOf(keys.cards);
  const vouched = [{ key: await keyThumbprint(keys.cards.publicJwk), digests: [await cardDigest(own)] }];
  const issued = instantAgo(10 - sequence);
  const issue = { office: office.number, sequence, issued, expires: instantAgo(-60), trustToken };
  return await publishList({ ...contentFor(today), vouched }, issue, key);
}

test('cards and lists of stolen keys, and a root that hands over, are told apart by the page', async () => {
  const known = await trustBy(
    keys.root,
    1,
    [keys.root],
    [trusted(keys.cards, ['cards']), trusted(keys.lists, ['lists'])],
  );
  const config = { format: 1, name: 'CSCom', roots: [keys.root.publicJwk], list: 'list/' };
  const serve = async (list: PublishedList) => await writeSite(site.site, JSON.stringify(config), list);
  const before = await publish(3, keys.lists, known);
  await serve(before);
  const cards = {
    own: await cardOf(keys.cards),
    backdated: await cardOf(keys.cards, { name: 'Un Voleur' }),
    later: await cardOf(keys.cards, { notBefore: theft }),
    reissued: await cardOf(keys.fresh, { edition: 2 }),
  };

  await visitSite(browser, site.server, async (phone) => {
    const judge = async (card: string) => await judgeOf(phone, card);
    // Before anybody knows, a thief's card is believed; a key that no list names is not.
    expect(await judge(cards.own)).toBe('green paid');
    expect(await judge(cards.backdated)).toBe('green paid');
    expect(await judge(cards.reissued)).toBe('red key-unknown');

    const declared = await trustBy(keys.root, 2, [keys.root, keys.newRoot], afterTheft());
    await serve(await publish(4, keys.fresh, declared));
    expect(await update(phone)).toBe('Liste n° 4 installée.');
    const expected = ['green paid', 'red not-in-register', 'red signed-after-theft', 'green paid'];
    const judgeAll = async () => {
      const answers: string[] = [];
      for (const card of Object.values(cards)) answers.push(await judge(card));
      return answers;
    };
    expect(await judgeAll()).toEqual(expected);

    // What the thief publishes by the lists' key, with the trust list of before and with today's; the list of before itself; an older one.
    expect(await take(phone, await publish(5, keys.lists, known))).toContain('clé volée');
    expect(await take(phone, await publish(5, keys.lists, declared))).toContain('clé volée');
    expect(await take(phone, before)).toContain('clé volée');
    expect(await take(phone, await publish(3, keys.fresh, declared))).toContain('Liste plus ancienne');

    // The root hands over: only the new one is followed, by a phone that saw the old one name it.
    await serve(await publish(6, keys.fresh, await trustBy(keys.newRoot, 3, [keys.newRoot], afterTheft())));
    expect(await update(phone)).toBe('Liste n° 6 installée.');
    await reopen(phone);
    expect(await judgeAll()).toEqual(expected);
    const byOldRoot = await trustBy(keys.root, 4, [keys.root], [trusted(keys.cards, ['cards', 'lists'])]);
    await serve(await publish(7, keys.cards, byOldRoot));
    expect(await update(phone)).toContain('n’est pas signée par votre bureau');
    expect(await judgeAll()).toEqual(expected);
  });
});

/** `COLOUR REASON` of a card. */
async function judgeOf({ page, give, answer }: OpenVerifier, card: string): Promise<string> {
  await give(await drawOtherBack(card));
  const { colour, reason } = await answer();
  await page.locator('.next').click();
  await page.locator('.answer').waitFor({ state: 'detached' });
  return `${colour} ${reason}`;
}

/** Asks the site for a newer list; resolves to what the sheet says of it. */
async function update(phone: OpenVerifier): Promise<string> {
  return await saidInSheet(phone, () => phone.page.getByRole('button', { name: 'Mettre à jour' }).click());
}

/** Gives the list's sheet a file. */
async function take(phone: OpenVerifier, list: PublishedList): Promise<string> {
  const file = {
    name: 'DOC-WA0007',
    mimeType: 'text/plain',
    buffer: Buffer.from(packListFile(list)),
  };
  return await saidInSheet(phone, () => phone.page.locator('.sheet input[type=file]').setInputFiles(file));
}

async function saidInSheet({ page }: OpenVerifier, act: () => Promise<unknown>): Promise<string> {
  await page.locator('.list-strip').click();
  await act();
  const outcome = page.locator('.sheet-outcome').filter({ hasText: /\.$/ });
  await outcome.waitFor();
  const said = (await outcome.innerText()).replaceAll('\u00a0', ' ');
  await page.getByRole('button', { name: 'Fermer' }).click();
  return said;
}
