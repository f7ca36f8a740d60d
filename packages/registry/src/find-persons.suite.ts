import { parseCalendarDate } from '@passeport/calendar';
import { parseHouseholdNumber } from '@passeport/codes';
import { describe, expect, test } from 'vitest';
import { findPersons, type PersonFilter } from './find-persons.ts';
import { revokeCard } from './revoke-card.ts';
import { setPersonStatus } from './set-person-status.ts';
import { BY, enrol, issue, numberOf, photograph, refusal, startOffice } from './testing/fixtures.ts';
import type { TestEngine } from './testing/test-engine.ts';

const left = { status: 'left', since: parseCalendarDate('2026-02-01') } as const;

export function personSuite(engine: TestEngine): void {
  describe('persons', () => {
    test('are found by every condition together', async () => {
      const registry = await engine.open();
      const mutuelle = await startOffice(registry);
      const [a, b, c, d, e] = await enrol(registry, mutuelle, 5);
      if (!a || !b || !c || !d || !e) throw new Error('five were enrolled');
      await photograph(registry, [a, b]);
      const [cardOfB] = await issue(registry, [b, c]);
      await setPersonStatus(registry, d, left, BY);
      const find = async (filter: PersonFilter) =>
        (await findPersons(registry, filter)).map(({ member }) => member);
      expect(await find({})).toEqual([a, b, c, d, e]);
      expect(await find({ mutuelle, household: parseHouseholdNumber('0401-00002') })).toEqual([e]);
      expect(await find({ members: [c, a, c, numberOf(9, 1)] })).toEqual([a, c]);
      expect(await find({ rowKeys: ['photo 4', 'photo 1', 'photo 99'] })).toEqual([b, e]);
      expect(await find({ rowKeys: ['photo 4', 'photo 1'], members: [a, b] })).toEqual([b]);
      expect(await find({ members: [] })).toEqual([]);
      expect(await find({ status: 'left' })).toEqual([d]);
      expect(await find({ withoutPhoto: true })).toEqual([c, d, e]);
      expect(await find({ withoutLiveCard: true })).toEqual([a, d, e]);
      expect(await find({ withoutLiveCard: true, withoutPhoto: true, status: 'active' })).toEqual([e]);
      if (cardOfB) await revokeCard(registry, cardOfB, { reason: 'lost' }, BY);
      expect(await find({ withoutLiveCard: true })).toEqual([a, b, d, e]);
    });

    test('leave, die and come back under their number', async () => {
      const registry = await engine.open();
      const mutuelle = await startOffice(registry);
      const [a] = await enrol(registry, mutuelle, 2);
      if (!a) throw new Error('two were enrolled');
      expect(await setPersonStatus(registry, a, left, BY)).toMatchObject({ member: a, ...left });
      const back = { status: 'active', since: parseCalendarDate('2026-03-01') } as const;
      await setPersonStatus(registry, a, back, BY);
      expect(await findPersons(registry, { members: [a] })).toMatchObject([back]);
      const nobody = numberOf(9, 1);
      expect(await refusal(setPersonStatus(registry, nobody, left, BY))).toEqual({
        code: 'member-unknown',
        details: { member: nobody },
      });
      const wrong = JSON.parse('{"status":"gone","since":"2026-03-01"}');
      expect(await refusal(setPersonStatus(registry, a, wrong, BY))).toMatchObject({ code: 'value-refused' });
    });
  });
}
