import { parseBirthDate, parseCalendarDate, parseMonth } from '@passeport/calendar';
import { parseHouseholdNumber, parseMutuelleNumber } from '@passeport/codes';
import { describe, expect, test } from 'vitest';
import { addMutuelle } from './add-mutuelle.ts';
import { attachPhotos } from './attach-photos.ts';
import { browseUnreadyPersons } from './browse-unready-persons.ts';
import { cancelContribution } from './cancel-contribution.ts';
import { countCards } from './count-cards.ts';
import { countPersons } from './count-persons.ts';
import { handOverCards } from './hand-over-cards.ts';
import { householdHeads } from './household-heads.ts';
import { importMembers } from './import-members.ts';
import { recordContributions } from './record-contributions.ts';
import { recordPrintBatch } from './record-print-batch.ts';
import { confirmBatch } from './confirm-batch.ts';
import { revokeCard } from './revoke-card.ts';
import type { Registry } from './registry.ts';
import { setPersonStatus } from './set-person-status.ts';
import { sumContributions } from './sum-contributions.ts';
import {
  BY,
  issue,
  memberRow,
  newPhoto,
  numberOf,
  printBatch,
  startOffice,
  TODAY,
} from './testing/fixtures.ts';
import type { TestEngine } from './testing/test-engine.ts';

const mutuelle = parseMutuelleNumber('0401');
const other = parseMutuelleNumber('0402');
const day = parseCalendarDate;

/** Two households of three in Bla and one without a village; a second mutuelle with one person. */
async function openWithVillages(engine: TestEngine): Promise<Registry> {
  const registry = await engine.open();
  await startOffice(registry);
  await addMutuelle(registry, { name: 'Sigida', union: 'Bla', plan: 'AMV' }, BY);
  const births = ['1962', '2001-03-02', '2001-03-03', '1962', '2020', '2020', '1990'];
  const rows = births.map((birth, n) =>
    memberRow(mutuelle, n, {
      householdKey: `h${Math.floor(n / 3)}`,
      head: n % 3 === 0,
      sex: n % 3 === 1 ? 'M' : 'F',
      birth: parseBirthDate(birth),
      ...(n < 6 && { village: 'Bla' }),
    }),
  );
  await importMembers(registry, [...rows, memberRow(other, 0, { village: 'Touna' })], BY);
  await setPersonStatus(registry, numberOf(2, 3), { status: 'left', since: TODAY }, BY);
  return registry;
}

export function reportCountsSuite(engine: TestEngine): void {
  describe('counts for reports', () => {
    test('active persons by village, sex and age; the birthday of the day itself has come', async () => {
      const registry = await openWithVillages(engine);
      const { active, households, ended } = await countPersons(registry, {
        mutuelles: [mutuelle],
        today: TODAY,
      });
      const place = { mutuelle, village: 'Bla' };
      const sorted = active.toSorted((a, b) => b.ageYears - a.ageYears || a.sex.localeCompare(b.sex));
      expect(sorted).toEqual([
        { ...place, sex: 'F', ageYears: 64, persons: 2 },
        { mutuelle, sex: 'F', ageYears: 36, persons: 1 },
        { ...place, sex: 'M', ageYears: 25, persons: 1 },
        { ...place, sex: 'F', ageYears: 24, persons: 1 },
        { ...place, sex: 'M', ageYears: 6, persons: 1 },
      ]);
      expect(households).toHaveLength(2);
      expect(households).toEqual(
        expect.arrayContaining([
          { ...place, households: 2 },
          { mutuelle, households: 1 },
        ]),
      );
      expect(ended).toEqual([{ ...place, status: 'left', persons: 1 }]);
      const everywhere = await countPersons(registry, { today: TODAY });
      expect(everywhere.active).toHaveLength(6);
    });

    test('cards by state, the dead and the spoiled by reason, the handed over by month', async () => {
      const registry = await openWithVillages(engine);
      const [a, b, c, d] = await issue(registry, [1, 2, 3].map((n) => numberOf(1, n)).concat(numberOf(2, 1)));
      if (!a || !b || !c || !d) throw new Error('four were issued');
      await attachPhotos(registry, [newPhoto(numberOf(1, 1))], BY);
      await recordPrintBatch(registry, printBatch([a, b, c]), BY);
      await confirmBatch(registry, 1, { except: [c], reason: 'paper-jam' }, BY);
      await handOverCards(registry, [{ row: 1, card: a, on: day('2026-02-28') }], BY);
      await revokeCard(registry, d, { reason: 'lost' }, BY);
      const place = { mutuelle, village: 'Bla' };
      const { held, revoked, spoiled, handedOver } = await countCards(registry, { mutuelles: [mutuelle] });
      expect(
        held.toSorted((x, y) => (x.card ?? '').localeCompare(y.card ?? '') || y.persons - x.persons),
      ).toEqual([
        { ...place, persons: 2 },
        { mutuelle, persons: 1 },
        { ...place, card: 'handed-over', photo: 'unreviewed', persons: 1 },
        { ...place, card: 'printed', persons: 1 },
        { ...place, card: 'requested', persons: 1 },
      ]);
      expect(revoked).toEqual([{ ...place, reason: 'lost', cards: 1 }]);
      expect(spoiled).toEqual([{ ...place, reason: 'paper-jam', prints: 1 }]);
      expect(handedOver).toEqual([{ ...place, month: '2026-02', cards: 1 }]);
    });

    test('payments by month, collector and method, without what was cancelled', async () => {
      const registry = await openWithVillages(engine);
      const household = parseHouseholdNumber('0401-00001');
      const pay = (n: number, paidOn: string, changes: object = {}) => ({
        row: n,
        household,
        sourceKey: `${n}`,
        receipt: `R-${n}`,
        paidOn: day(paidOn),
        amountFcfa: 1_000 * n,
        persons: 3,
        ...changes,
      });
      const rows = [
        pay(1, '2025-12-31'),
        pay(2, '2026-01-01', { collector: 'Awa', method: 'cash' }),
        pay(3, '2026-01-31', { collector: 'Awa', method: 'cash' }),
        pay(4, '2026-01-15', { collector: 'Awa', method: 'mobile-money' }),
        pay(5, '2026-02-01'),
        pay(6, '2026-03-01'),
      ];
      await recordContributions(registry, rows, BY);
      await cancelContribution(registry, { mutuelle, receipt: 'R-5', reason: 'deux fois' }, BY);
      const period = { from: parseMonth('2026-01'), through: parseMonth('2026-02') };
      const place = { mutuelle, village: 'Bla', month: '2026-01', collector: 'Awa' };
      const sums = await sumContributions(registry, period);
      expect(sums.toSorted((a, b) => b.amountFcfa - a.amountFcfa)).toEqual([
        { ...place, method: 'cash', receipts: 2, amountFcfa: 5_000 },
        { ...place, method: 'mobile-money', receipts: 1, amountFcfa: 4_000 },
      ]);
      expect(await sumContributions(registry, { ...period, mutuelles: [other] })).toEqual([]);
    });

    test('persons with something missing, and the heads of households', async () => {
      const registry = await openWithVillages(engine);
      await attachPhotos(
        registry,
        [newPhoto(numberOf(1, 1)), newPhoto(numberOf(1, 2), { warnings: ['blurred', 'dark'] })],
        BY,
      );
      await issue(registry, [numberOf(1, 1), numberOf(1, 2)]);
      const found = [];
      for await (const person of browseUnreadyPersons(registry, { mutuelles: [mutuelle] }))
        found.push(person);
      expect(found.map(({ member }) => member)).toEqual([
        numberOf(1, 2),
        numberOf(1, 3),
        numberOf(2, 1),
        numberOf(2, 2),
        numberOf(3, 1),
      ]);
      expect(found[0]).toMatchObject({
        photo: 'unreviewed',
        photoWarnings: ['blurred', 'dark'],
        card: 'requested',
      });
      expect(found[1]).not.toHaveProperty('photo');
      await setPersonStatus(registry, numberOf(1, 1), { status: 'died', since: TODAY }, BY);
      const heads = await householdHeads(registry, mutuelle, [2, 1, 9]);
      expect(heads.map(({ household, givenNames }) => [household, givenNames])).toEqual([
        [1, 'Ɲeba 1'],
        [2, 'Ɲeba 3'],
      ]);
    });
  });
}
