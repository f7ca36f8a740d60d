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
import { judgeCard, judgeNumber, openWholeList, unpackListFile } from '@passeport/eligibility';
import { expectVerdict, type Shown } from './model.ts';
import { PASSPHRASE } from './operator.ts';
import type { Random } from './random.ts';
import type { Year } from './year.ts';

/** How many days after each list its cards are judged: fresh, old, on its last day, too old. */
const DAYS_LATER = [0, 2, 6, 7, 12, 20, 30, 31, 35, 1, 14, 2000];

/** A desk's answer that is not the model's. */
export interface Disagreement {
  day: string;
  shown: Shown;
  said: string;
  expected: string;
}

/** Judges `count` random cards at a day after each of the year's lists, and compares each verdict with the model's. */
export async function judgeCards(year: Year, folder: string, count: number, random: Random) {
  const shown = await makeShown(year, folder, count, random);
  const roots = [
    parsePublicJwk(JSON.parse(readFileSync(join(folder, 'january-keys', 'root.pub.jwk'), 'utf8'))),
  ];
  const disagreements: Disagreement[] = [];
  const verdicts: Record<string, number> = {};
  for (const [at, published] of year.lists.entries()) {
    const later = DAYS_LATER[at] ?? 0;
    const day = new Date(Date.parse(published.day) + later * 86_400_000).toISOString().slice(0, 10);
    const now = new Date(`${day}T10:00:00Z`);
    const list = await openWholeList(unpackListFile(readFileSync(published.file)), { roots, now });
    for (const one of shown) {
      const { verdict: said } =
        one.kind === 'typed'
          ? await judgeNumber(
              { member: parseMemberNumber(one.member), ...(one.edition && { edition: one.edition }) },
              list,
              now,
            )
          : await judgeCard(one.text, list, now);
      verdicts[said] = (verdicts[said] ?? 0) + 1;
      const expected = expectVerdict(one, published, day);
      if (said !== expected) disagreements.push({ day, shown: one, said, expected });
    }
  }
  return { disagreements, verdicts };
}

async function makeShown(year: Year, folder: string, count: number, random: Random): Promise<Shown[]> {
  const sealed = readFileSync(join(folder, 'january-keys', 'cards.jwe'), 'utf8');
  const own = await importSigningKey(await openPrivateKey(sealed.trim(), PASSPHRASE));
  const strange = await importSigningKey((await generateSigningKey()).privateJwk);
  const cards = [...year.ledger.cards.values()];
  const old = cards.filter(({ kid }) => kid === own.kid);
  const [from, through] = ['2026-01-10', '2031-01-09'];
  const nobody = () => memberOf('0400', 90_000 + random.below(9_000));

  const makers: (() => Promise<Shown> | Shown)[] = [
    async () => {
      const member = nobody();
      return { kind: 'card', text: await sign(own, member), member, edition: 1, kid: own.kid, from, through };
    },
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

  async function sign(key: SigningKey, member: string): Promise<string> {
    const claims = {
      issuer: 1,
      member: parseMemberNumber(member),
      edition: 1,
      notBefore: parseCalendarDate(from),
      validThrough: parseCalendarDate(through),
      name: 'Awa Diarra',
      birth: parseBirthDate('1985'),
      sex: 'F' as const,
    };
    return encodeQrText(await signCard(claims, key));
  }
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
