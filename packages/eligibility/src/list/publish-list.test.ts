import { beforeAll, describe, expect, test } from 'vitest';

import { ContentBudget } from './content-budget.ts';
import type { ListContent, ListContentStream } from './content.ts';
import { makeList } from './publish-list.ts';
import { CONTENT, makeFederation, publish, type Federation } from '../samples/office.ts';

let federation: Federation;

beforeAll(async () => {
  federation = await makeFederation();
});

const refusal = (code: string) => expect.objectContaining({ name: 'EligibilityError', code });

describe('publishList refuses', () => {
  const [first, second] = CONTENT.mutuelles;
  if (first === undefined || second === undefined) throw new Error('no mutuelles');
  test.each<[string, ListContent]>([
    ['a mutuelle twice', { ...CONTENT, mutuelles: [first, first] }],
    ['a plan that is missing', { ...CONTENT, plans: [] }],
    ['a plan twice', { ...CONTENT, plans: [...CONTENT.plans, ...CONTENT.plans] }],
    ['a mutuelle without a name', { ...CONTENT, mutuelles: [{ ...first, name: '' }] }],
    [
      'a member of another mutuelle',
      { ...CONTENT, mutuelles: [{ ...first, deadEditions: second.deadEditions }] },
    ],
  ])('%s', async (_, content) => {
    await expect(publish(federation, {}, content)).rejects.toThrowError(refusal('content-invalid'));
  });

  test.each([{ sequence: 0 }, { office: 0 }, { issued: 'today' }, { expires: '2026-01-01T00:00:00Z' }])(
    '%j',
    async (issue) => {
      await expect(publish(federation, issue)).rejects.toThrowError(refusal('content-invalid'));
    },
  );
});

test('publishList and requestList refuse more households or persons than every desk would read', async () => {
  const households = { first: 1, from: new Int16Array(0), persons: [], through: new Int16Array(8_388_608) };
  const budget = new ContentBudget();
  budget.spend([households]);
  const { office, trustToken } = federation;
  const issue = { office: 1, sequence: 7, issued: '2026-03-14T18:00:00Z', expires: '2026-04-30T00:00:00Z' };
  const made = async (spent?: ContentBudget) =>
    await makeList(CONTENT, { ...issue, trustToken }, office, 'passeport-list+jws', spent);
  await expect(made(budget)).rejects.toThrowError(refusal('list-too-big'));
  await expect(made()).resolves.toMatchObject({ trust: trustToken });
});

describe('mutuelles that come one after the other', () => {
  const stream = (mutuelles: ListContent['mutuelles'], onAsked = () => {}): ListContentStream => ({
    ...CONTENT,
    mutuelles: (async function* () {
      for (const rights of mutuelles) {
        onAsked();
        yield rights;
      }
    })(),
  });

  const ascending = CONTENT.mutuelles.toSorted((a, b) => (a.number < b.number ? -1 : 1));

  test('make the same list as those that are all there, in any order', async () => {
    const whole = await publish(federation, {}, { ...CONTENT, mutuelles: ascending.toReversed() });
    const streamed = await publish(federation, {}, stream(ascending));
    expect(streamed.blocks).toEqual(whole.blocks);
  });

  test('are refused out of order, and no more are asked for', async () => {
    let asked = 0;
    const content = stream([...ascending.toReversed(), ...ascending], () => {
      asked += 1;
    });
    await expect(publish(federation, {}, content)).rejects.toThrowError(refusal('content-invalid'));
    expect(asked).toBe(2);
  });
});
