import { parseMonth } from '@passeport/calendar';
import { parseMutuelleNumber } from '@passeport/codes';
import { describe, expect, test } from 'vitest';
import { importMutuelles } from './add-mutuelle.ts';
import { givePlan } from './give-plan.ts';
import { listAudit } from './list-audit.ts';
import { findMutuelle, listMutuelles } from './mutuelle.ts';
import type { Registry } from './registry.ts';
import { BY, refusal, startOffice } from './testing/fixtures.ts';
import type { TestEngine } from './testing/test-engine.ts';
import { closeMutuelles } from './transfer/close-mutuelles.ts';

const MUTUELLE = parseMutuelleNumber('0401');
const month = parseMonth;

async function plansOf(registry: Registry): Promise<string> {
  const found = await findMutuelle(registry, MUTUELLE);
  return [found?.plan, ...(found?.laterPlans ?? []).map(({ from, plan }) => `${from} ${plan}`)].join(', ');
}

export function givingPlanSuite(engine: TestEngine): void {
  describe('the plan of a mutuelle', () => {
    test('is another one from a month on, and what was said of later months gives way', async () => {
      const registry = await engine.open();
      await startOffice(registry);
      const give = (plan: string, from?: string) =>
        givePlan(registry, MUTUELLE, { plan, ...(from !== undefined && { from: month(from) }) }, BY);
      expect(await plansOf(registry)).toBe('AMV');

      const given = await give('KAFO', '2027-01');
      expect(given).toEqual(await findMutuelle(registry, MUTUELLE));
      expect([given]).toEqual(await listMutuelles(registry));
      expect(await plansOf(registry)).toBe('AMV, 2027-01 KAFO');
      await give('MACINA', '2028-01');
      expect(await plansOf(registry)).toBe('AMV, 2027-01 KAFO, 2028-01 MACINA');
      await give('MACINA', '2027-06');
      expect(await plansOf(registry)).toBe('AMV, 2027-01 KAFO, 2027-06 MACINA');
      // Taken back: from then on it is as before.
      await give('KAFO', '2027-06');
      expect(await plansOf(registry)).toBe('AMV, 2027-01 KAFO');
      await give('AMV', '2027-01');
      expect(await plansOf(registry)).toBe('AMV');
      await give('KAFO', '2027-01');
      await give('MACINA');
      expect(await plansOf(registry)).toBe('MACINA');
    });

    test('is written down in the audit, once', async () => {
      const registry = await engine.open();
      await startOffice(registry);
      const before = (await listAudit(registry)).length;
      for (let at = 0; at < 2; at += 1)
        await givePlan(registry, MUTUELLE, { plan: 'KAFO', from: month('2027-01') }, BY);
      const lines = await listAudit(registry);
      expect(lines.length).toBe(before + 1);
      expect(lines.find(({ action }) => action === 'mutuelle.plan')).toMatchObject({
        subject: MUTUELLE,
        before: { first: 'AMV', laterPlans: [] },
        after: { plan: 'KAFO', from: '2027-01', laterPlans: [{ from: '2027-01', plan: 'KAFO' }] },
      });
    });

    test('of a list of mutuelles is compared with the newest one', async () => {
      const registry = await engine.open();
      await startOffice(registry);
      await givePlan(registry, MUTUELLE, { plan: 'KAFO', from: month('2027-01') }, BY);
      const row = { row: 2, name: 'Benkadi', union: 'Bla' };
      const rows = [
        { ...row, plan: 'KAFO' },
        { ...row, plan: 'AMV' },
      ];
      const { outcomes } = await importMutuelles(registry, rows, BY);
      expect(outcomes).toMatchObject([{ differs: [] }, { differs: ['plan'] }]);
    });

    test('is not changed of one that is not there, or closed, nor to nonsense', async () => {
      const registry = await engine.open();
      await startOffice(registry);
      const give = (plan: string, number = MUTUELLE, from: string = '2027-01') =>
        refusal(givePlan(registry, number, { plan, from: from as ReturnType<typeof month> }, BY));
      expect(await give('KAFO', parseMutuelleNumber('0402'))).toMatchObject({ code: 'mutuelle-unknown' });
      expect(await give('KA\nFO')).toMatchObject({ code: 'text-refused' });
      expect(await give('KAFO', MUTUELLE, '2027-13')).toMatchObject({ code: 'value-refused' });
      await closeMutuelles(registry, [MUTUELLE], BY);
      expect(await give('KAFO')).toMatchObject({ code: 'mutuelle-closed' });
      expect(await plansOf(registry)).toBe('AMV');
    });
  });
}
