import { parseCalendarDate } from '@passeport/calendar';
import { expect, test } from 'vitest';

import { smallContent } from '../samples/country.ts';
import { makeFederation, makeKey, NOW, sourceOf, trusted } from '../samples/office.ts';
import { openList } from './open-list.ts';
import { readListRequest, requestList, signListRequest } from './request-list.ts';

const date = parseCalendarDate;
const ISSUE = { office: 1, sequence: 7, issued: '2026-03-14T18:00:00Z', expires: '2026-04-30T00:00:00Z' };

const [cards, lists] = await Promise.all([makeKey(), makeKey()]);
const federation = await makeFederation([
  trusted(cards, { uses: ['cards'] }),
  trusted(lists, { uses: ['lists'] }),
]);
const { trust, trustToken } = federation;
const request = await requestList(smallContent('0417'), { ...ISSUE, trustToken }, cards);

test('a request is read by the key for cards; signed, it is a list', async () => {
  expect(await readListRequest(request, trust)).toMatchObject({ office: 1, sequence: 7 });
  const options = { roots: [federation.root.publicJwk], now: NOW };
  const signed = await signListRequest(request, trust, lists);
  expect(await openList(sourceOf(signed), options)).toMatchObject({ sequence: 7 });
  await expect(openList(sourceOf(request), options)).rejects.toMatchObject({ code: 'list-unsigned' });
  await expect(readListRequest(signed, trust)).rejects.toMatchObject({ code: 'list-request-refused' });
});

test.each<[string, Parameters<typeof trusted>[1], object]>([
  ['of another office', {}, { office: 2 }],
  ['of a day before the key’s', {}, { issued: '2025-12-31T18:00:00Z' }],
  ['of a day after the key’s', { validThrough: date('2026-03-13') }, {}],
  ['by a stolen key', { compromisedSince: date('2026-03-20') }, {}],
  ['by a key that is for lists alone', { uses: ['lists'] }, {}],
])('refused: %s', async (_, part, issue) => {
  const keys = [trusted(cards, { uses: ['cards'], ...part })];
  const asked = await requestList(smallContent('0417'), { ...ISSUE, trustToken, ...issue }, cards);
  await expect(readListRequest(asked, { ...trust, keys })).rejects.toMatchObject({
    code: 'list-request-refused',
  });
});
