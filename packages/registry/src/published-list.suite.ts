import { describe, expect, test } from 'vitest';
import { listPublishedLists, nextListSequence, recordPublishedList } from './published-list.ts';
import { BY, refusal, SHA } from './testing/fixtures.ts';
import type { TestEngine } from './testing/test-engine.ts';

const list = {
  sequence: 1,
  issued: '2026-03-02T10:00:00Z',
  expires: '2026-04-02T00:00:00.000Z',
  manifestSha256: SHA.a,
};

export function publishedListSuite(engine: TestEngine): void {
  describe('published lists', () => {
    test('a sequence number is taken once, whether or not its list was finished', async () => {
      const registry = await engine.open();
      expect(await nextListSequence(registry, BY)).toBe(1);
      expect(await nextListSequence(registry, BY)).toBe(2);
      await recordPublishedList(registry, { ...list, sequence: 2 }, BY);
      expect(await nextListSequence(registry, BY)).toBe(3);
      expect(await listPublishedLists(registry)).toEqual([{ ...list, sequence: 2 }]);
    });

    test('refuses a number not taken, a second list under one, and what is no list', async () => {
      const registry = await engine.open();
      const record = (changes: object) => refusal(recordPublishedList(registry, { ...list, ...changes }, BY));
      expect(await record({})).toEqual({ code: 'sequence-unknown', details: { sequence: 1 } });
      await nextListSequence(registry, BY);
      expect(await record({ sequence: 0 })).toMatchObject({ code: 'sequence-unknown' });
      expect(await record({ issued: 'today' })).toEqual({
        code: 'value-refused',
        details: { field: 'issued' },
      });
      expect(await record({ manifestSha256: 'x' })).toMatchObject({ code: 'value-refused' });
      await recordPublishedList(registry, list, BY);
      expect(await record({})).toEqual({ code: 'sequence-taken', details: { sequence: 1 } });
    });
  });
}
