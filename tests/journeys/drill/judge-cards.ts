import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseBirthDate, parseCalendarDate } from '@passeport/calendar';
import { formatMemberNumber, parseMemberNumber, parseMutuelleNumber } from '@passeport/codes';
import {
  decodeQrText,
  encodeQrText,
  generateSigningKey,
  importSigningKey,
  openPrivateKey,
  parsePublicJwk,
  signCard,
  type SigningKey,
} from '@passeport/credential';
import {
  judgeCard,
  judgeNumber,
  openWholeList,
  unpackListFile,
  type EligibilityList,
} from '@passeport/eligibility';
import type { List } from './lists.ts';
import { expectVerdict, type Shown } from './model.ts';
import { PASSPHRASE } from './operator.ts';
import type { Random } from './random.ts';
import type { Year } from './year.ts';

/** How many days after each of the first office's lists its cards are judged: fresh, old, on its last day, too old. */
const DAYS_LATER = [0, 2, 6, 7, 12, 20, 30, 31, 35, 1, 14, 2000];

/** A desk's answer that is not the model's. */
export interface Disagreement {
  day: string;
  shown: Shown;
  said: string;
  expected: string;
}

interface Desk {
  held: List[];
  opened: EligibilityList[];
}

/**
 * Judges `count` random cards at a day after each list of the first office, each at a desk that has that list, or the newest one of the second
 * office, or both, and compares each verdict with the model's.
 */
export async function judgeCards(year: Year, folder: string, count: number, random: Random) {
  const shown = await makeShown(year, folder, count, random);
  const roots = [
    parsePublicJwk(JSON.parse(readFileSync(join(folder, 'january-keys', 'root.pub.jwk'), 'utf8'))),
  ];
  const disagreements: Disagreement[] = [];
  const verdicts: Record<string, number> = {};
  const firsts = year.lists.filter(({ office }) => office === 1);
  for (const [at, first] of firsts.entries()) {
    const day = dayAfter(first.day, DAYS_LATER[at] ?? 0);
    const now = new Date(`${day}T10:00:00Z`);
    const second = year.lists.findLast((list) => list.office === 2 && list.day <= day);
    const desks = await Promise.all(desksOf(first, second).map((lists) => openDesk(lists, now)));
    for (const one of shown) {
      const { held, opened } = random.pick(desks);
      const { verdict: said } =
        one.kind === 'typed'
          ? await judgeNumber(
              { member: parseMemberNumber(one.member), ...(one.edition && { edition: one.edition }) },
              opened,
              now,
            )
          : await judgeCard(one.text, opened, now);
      verdicts[said] = (verdicts[said] ?? 0) + 1;
      const expected = expectVerdict(one, held, day);
      if (said !== expected) disagreements.push({ day, shown: one, said, expected });
    }
  }
  return { disagreements, verdicts };

  /** Each list is judged by the newest trust list of the desk's. */
  async function openDesk(held: List[], now: Date): Promise<Desk> {
    const files = held.map(({ file }) => unpackListFile(readFileSync(file)));
    const open = (trust?: EligibilityList['trust']) =>
      Promise.all(files.map((file) => openWholeList(file, { roots, now, trust })));
    const trusts = (await open()).map(({ trust }) => trust);
    return { held, opened: await open(trusts.toSorted((a, b) => b.sequence - a.sequence)[0]) };
  }
}

/** In either order: half of the desks have both, as soon as there are two. */
function desksOf(first: List, second: List | undefined): List[][] {
  if (second === undefined) return [[first]];
  return [[first], [second], [first, second], [second, first]];
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

async function makeShown(year: Year, folder: string, count: number, random: Random): Promise<Shown[]> {
  const own = await openKey(folder, 'january-keys');
  const march = await openKey(folder, 'march-keys');
  const neighbour = await openKey(folder, 'neighbour-keys');
  const strange = await importSigningKey((await generateSigningKey()).privateJwk);
  const cards = [...year.given.cards.values()];
  const old = cards.filter(({ kid }) => kid === own.kid);
  const nobody = (mutuelle = '0400') => memberOf(mutuelle, 90_000 + random.below(9_000));

  const makers: (() => Promise<Shown> | Shown)[] = [
    () => makeUp(own, nobody(), '2026-01-10'),
    // By the first office for what it had given, or not yet, when the card says that it was made.
    () => makeUp(march, nobody(random.pick(['0401', '0402'])), random.pick(['2026-05-17', '2026-05-18'])),
    // By the second for what it was given, at any time, and for what it was not.
    () => makeUp(neighbour, nobody(random.pick(['0400', '0401', '0402', '0500'])), '2026-05-18', 2),
    async () => ({ kind: 'stranger', text: await sign(strange, random.pick(cards).member) }),
    async () => ({ kind: 'outside', text: await sign(own, memberOf('0999', 1 + random.below(9_000))) }),
    () => ({ kind: 'altered', text: alter(random.pick(old).qrText, random) }),
    () => ({
      kind: 'noise',
      text: random.pick(['https://example.org/', 'PS1:', 'PS9:0011', '']) + random.below(9),
    }),
    () => ({ kind: 'typed', member: nobody(), edition: undefined }),
    () => ({ kind: 'typed', member: memberOf('0430', 7), edition: 1 }),
    ...Array.from({ length: 3 }, () => (): Shown => {
      const { member, edition } = random.pick(cards);
      return { kind: 'typed', member, edition: random.pick([undefined, edition, edition + 1]) };
    }),
  ];
  const shown: Shown[] = [];
  while (shown.length < count) {
    const { qrText: text, member, edition, kid, notBefore, validThrough } = random.pick(cards);
    shown.push({ kind: 'card', text, member, edition, kid, from: notBefore, through: validThrough });
    if (shown.length % 2 === 0) shown.push(await random.pick(makers)());
  }
  return shown.slice(0, count);

  async function makeUp(key: SigningKey, member: string, from: string, issuer = 1): Promise<Shown> {
    const text = await sign(key, member, from, issuer);
    return { kind: 'card', text, member, edition: 1, kid: key.kid, from, through: THROUGH };
  }
}

const THROUGH = '2031-01-09';

async function sign(key: SigningKey, member: string, from = '2026-01-10', issuer = 1): Promise<string> {
  const claims = {
    issuer,
    member: parseMemberNumber(member),
    edition: 1,
    notBefore: parseCalendarDate(from),
    validThrough: parseCalendarDate(THROUGH),
    name: 'Awa Diarra',
    birth: parseBirthDate('1985'),
    sex: 'F' as const,
  };
  return encodeQrText(await signCard(claims, key));
}

async function openKey(folder: string, keys: string): Promise<SigningKey> {
  const sealed = readFileSync(join(folder, keys, 'cards.jwe'), 'utf8');
  return await importSigningKey(await openPrivateKey(sealed.trim(), PASSPHRASE));
}

function memberOf(mutuelle: string, household: number): string {
  return formatMemberNumber({ mutuelle: parseMutuelleNumber(mutuelle), household, person: 1 });
}

/** Another character in the midst of the signature. */
function alter(qrText: string, random: Random): string {
  const token = decodeQrText(qrText);
  const at = token.length - 10 - random.below(60);
  const other = token.charAt(at) === 'A' ? 'B' : 'A';
  return encodeQrText(token.slice(0, at) + other + token.slice(at + 1));
}
