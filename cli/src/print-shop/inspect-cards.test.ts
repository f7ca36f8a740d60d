import { parseBirthDate, parseCalendarDate } from '@passeport/calendar';
import { formatCardNumber, formatMemberNumber, parseMutuelleNumber } from '@passeport/codes';
import {
  encodeQrText,
  generateSigningKey,
  importSigningKey,
  signCard,
  type TrustList,
} from '@passeport/credential';
import { expect, it } from 'vitest';
import { inspectCards } from './inspect-cards.ts';

const mutuelle = parseMutuelleNumber('0417');
const [today, validThrough] = [parseCalendarDate('2026-11-22'), parseCalendarDate('2027-11-21')];
const key = await importSigningKey((await generateSigningKey()).privateJwk);
const stranger = await importSigningKey((await generateSigningKey()).privateJwk);

it('finds the cards that no desk would accept', async () => {
  const found = await inspectCards(
    [
      { ...cardOf(1), qrText: await textOf(1) },
      { ...cardOf(2), qrText: await textOf(1) },
      { ...cardOf(3), qrText: await textOf(3, stranger) },
      { ...cardOf(4), qrText: await textOf(4), validThrough: parseCalendarDate('2026-11-21') },
    ],
    trusting('2030-12-31'),
    today,
  );
  expect(found).toStrictEqual([
    { card: cardOf(2).card, code: 'code-of-another-card' },
    { card: cardOf(3).card, code: 'signature-refused' },
    { card: cardOf(4).card, code: 'card-past' },
  ]);
});

it('refuses what a key signed whose last day is before the card’s first', async () => {
  const cards = [{ ...cardOf(1), qrText: await textOf(1) }];
  expect(await inspectCards(cards, trusting('2026-06-30'), today)).toMatchObject([
    { code: 'signature-refused' },
  ]);
});

function cardOf(household: number) {
  return { card: formatCardNumber(memberOf(household), 1), validThrough };
}

function memberOf(household: number) {
  return formatMemberNumber({ mutuelle, household, person: 1 });
}

async function textOf(household: number, by = key): Promise<string> {
  const claims = {
    issuer: 4,
    member: memberOf(household),
    edition: 1,
    notBefore: today,
    validThrough,
    name: 'Awa Traoré',
    birth: parseBirthDate('1985'),
    sex: 'F' as const,
  };
  return encodeQrText(await signCard(claims, by));
}

function trusting(lastDay: string): TrustList {
  const range = { from: mutuelle, to: mutuelle };
  const office = { number: 4, name: 'UTM Ségou' };
  const dates = { validFrom: parseCalendarDate('2026-01-01'), validThrough: parseCalendarDate(lastDay) };
  const { kid, publicJwk: jwk } = key;
  return {
    sequence: 1,
    issued: '2026-01-01T00:00:00Z',
    roots: [jwk],
    keys: [{ kid, jwk, office, uses: ['cards'], mutuelles: [range], ...dates }],
  };
}
