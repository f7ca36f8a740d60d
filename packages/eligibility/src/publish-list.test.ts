import { beforeAll, describe, expect, test } from 'vitest';

import type { ListContent } from './content.ts';
import { CONTENT, makeFederation, publish, type Federation } from './sample-office.ts';

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
