import { parseCalendarDate } from '@passeport/calendar';
import { formatCardNumber } from '@passeport/codes';
import { describe, expect, test } from 'vitest';
import { browsePhotoHashes } from './browse-photo-hashes.ts';
import { findCard } from './card.ts';
import { deadEditions } from './dead-editions.ts';
import { forgetDistinctPersons, listDistinctPersons, recordDistinctPersons } from './distinct-persons.ts';
import { findPersons } from './find-persons.ts';
import { listAudit } from './list-audit.ts';
import { mergePersons, unmergePerson } from './merge-persons.ts';
import { restoreCard } from './revoke-card.ts';
import { setPersonStatus } from './set-person-status.ts';
import { a, b, c, d, startWithFour } from './testing/card-fixtures.ts';
import { BY, issue, numberOf, refusal } from './testing/fixtures.ts';
import type { TestEngine } from './testing/test-engine.ts';

const LATER = { actor: 'moussa', at: new Date('2026-03-20T09:00:00Z') };
const left = { status: 'left', since: parseCalendarDate('2026-02-01') } as const;

export function mergeSuite(engine: TestEngine): void {
  describe('one person under two numbers', () => {
    test('merged: removed with her card dead; unmerged another day: all as it was', async () => {
      const { registry, mutuelle } = await startWithFour(engine);
      await issue(registry, [a, b]);
      const card = formatCardNumber(b, 1);
      const before = await findPersons(registry);
      const { kept, dropped, revoked } = await mergePersons(registry, { keep: a, drop: b }, BY);
      expect(kept.member).toBe(a);
      expect(dropped).toMatchObject({ member: b, status: 'removed', since: '2026-03-02', mergedInto: a });
      expect(revoked).toMatchObject({ card, state: 'revoked', reason: 'error', revokedFrom: 'requested' });
      expect(await deadEditions(registry, mutuelle)).toEqual([{ member: b, below: 2 }]);
      const merged = { code: 'member-merged', details: { member: b, other: a } };
      expect(await refusal(mergePersons(registry, { keep: c, drop: b }, BY))).toEqual(merged);
      expect(await refusal(mergePersons(registry, { keep: b, drop: c }, BY))).toEqual(merged);
      expect(await refusal(setPersonStatus(registry, b, left, BY))).toEqual(merged);
      expect(await refusal(recordDistinctPersons(registry, a, b, BY))).toEqual(merged);
      expect(await refusal(restoreCard(registry, card, BY))).toEqual(merged);

      const undone = await unmergePerson(registry, b, LATER);
      expect(undone).toMatchObject({ kept: a, restored: { card, state: 'requested' } });
      expect(await findPersons(registry)).toEqual(before);
      expect(await deadEditions(registry, mutuelle)).toEqual([]);
      const lines = await listAudit(registry, { subject: b });
      expect(lines.slice(-2).map(({ action, before: was, after }) => ({ action, was, after }))).toEqual([
        {
          action: 'person.merge',
          was: { status: 'active' },
          after: { status: 'removed', since: '2026-03-02', mergedInto: a },
        },
        {
          action: 'person.unmerge',
          was: { status: 'removed', since: '2026-03-02', mergedInto: a },
          after: { status: 'active', since: null },
        },
      ]);
    });

    test('a dead card stays dead, a former status comes back', async () => {
      const { registry } = await startWithFour(engine);
      await setPersonStatus(registry, b, left, BY);
      expect(await mergePersons(registry, { keep: a, drop: b }, BY)).not.toHaveProperty('revoked');
      const undone = await unmergePerson(registry, b, LATER);
      expect(undone.person).toMatchObject(left);
      expect(undone).not.toHaveProperty('restored');
      expect(await findCard(registry, formatCardNumber(b, 1))).toBeUndefined();
    });

    test('merges are undone in the order opposite to that of their making', async () => {
      const { registry } = await startWithFour(engine);
      await mergePersons(registry, { keep: b, drop: a }, BY);
      await mergePersons(registry, { keep: c, drop: b }, BY);
      const stands = { code: 'merge-followed', details: { member: b, other: c } };
      expect(await refusal(unmergePerson(registry, a, LATER))).toEqual(stands);
      await unmergePerson(registry, b, LATER);
      await unmergePerson(registry, a, LATER);
      expect(await findPersons(registry, { status: 'active' })).toHaveLength(4);
    });

    test('misuse is refused, and nothing is changed', async () => {
      const { registry } = await startWithFour(engine);
      await setPersonStatus(registry, d, left, BY);
      const nobody = numberOf(9, 1);
      const lines = (await listAudit(registry)).length;
      for (const [keep, drop, code, member] of [
        [a, a, 'same-person', a],
        [a, nobody, 'member-unknown', nobody],
        [nobody, a, 'member-unknown', nobody],
        [d, a, 'member-gone', d],
      ] as const)
        expect(await refusal(mergePersons(registry, { keep, drop }, BY))).toEqual({
          code,
          details: { member },
        });
      expect(await refusal(unmergePerson(registry, a, BY))).toMatchObject({ code: 'member-not-merged' });
      expect(await refusal(unmergePerson(registry, nobody, BY))).toMatchObject({ code: 'member-unknown' });
      expect(await listAudit(registry)).toHaveLength(lines);
    });

    test('two persons who are two are remembered once, in either order', async () => {
      const { registry } = await startWithFour(engine);
      expect(await recordDistinctPersons(registry, c, a, BY)).toBe('added');
      expect(await recordDistinctPersons(registry, a, c, BY)).toBe('already');
      expect(await listDistinctPersons(registry)).toEqual([[a, c]]);
      expect(await refusal(recordDistinctPersons(registry, a, a, BY))).toMatchObject({ code: 'same-person' });
      expect(await refusal(recordDistinctPersons(registry, a, numberOf(9, 1), BY))).toMatchObject({
        code: 'member-unknown',
      });
      const lines = await listAudit(registry, { subject: c });
      expect(lines.at(-1)).toMatchObject({ action: 'person.distinct', after: { other: a } });
      expect(await forgetDistinctPersons(registry, c, a, BY)).toBe('removed');
      expect(await forgetDistinctPersons(registry, c, a, BY)).toBe('absent');
      expect(await listDistinctPersons(registry)).toEqual([]);
    });

    test('photos are browsed by their hashes', async () => {
      const { registry } = await startWithFour(engine);
      const members = [];
      for await (const { member, originalSha256 } of browsePhotoHashes(registry))
        members.push([member, originalSha256.length]);
      expect(members).toEqual([
        [a, 64],
        [b, 64],
        [c, 64],
      ]);
    });
  });
}
