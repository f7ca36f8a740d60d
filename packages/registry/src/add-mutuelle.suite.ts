import { parseMutuelleNumber } from '@passeport/codes';
import { describe, expect, test } from 'vitest';
import { addMutuelle, importMutuelles } from './add-mutuelle.ts';
import { findMutuelle, listMutuelles } from './mutuelle.ts';
import { saveOffice } from './office.ts';
import { BY, refusal, saveTestOffice, summary } from './testing/fixtures.ts';
import type { TestEngine } from './testing/test-engine.ts';

const n = parseMutuelleNumber;

export function mutuelleSuite(engine: TestEngine): void {
  describe('mutuelles', () => {
    test('get the next free number of the ranges, around given ones', async () => {
      const registry = await engine.open();
      const ranges = [
        { from: n('0401'), to: n('0403') },
        { from: n('0500'), to: n('0500') },
      ];
      await saveOffice(registry, { number: 4, name: 'UTM', mutuelles: ranges }, BY);
      const add = async (name: string, number?: string) => {
        const given = { name, plan: 'AMV', ...(number !== undefined && { number: n(number) }) };
        return (await addMutuelle(registry, given, BY)).mutuelle.number;
      };
      expect(await add('A', '0402')).toBe('0402');
      expect([await add('B'), await add('C'), await add('D')]).toEqual(['0401', '0403', '0500']);
      expect(await refusal(add('E'))).toMatchObject({ code: 'mutuelle-numbers-exhausted' });
      expect(await refusal(add('E', '0402'))).toMatchObject({ code: 'mutuelle-number-taken' });
      expect(await refusal(add('E', '0501'))).toMatchObject({ code: 'mutuelle-outside-office' });
      expect((await listMutuelles(registry)).map(({ name }) => name)).toEqual(['B', 'A', 'C', 'D']);
    });

    test('a number is not given again when its mutuelle is gone', async () => {
      const registry = await engine.open();
      await saveTestOffice(registry);
      await addMutuelle(registry, { name: 'A', plan: 'AMV' }, BY);
      await registry.db.deleteFrom('mutuelles').execute();
      const { mutuelle } = await addMutuelle(registry, { name: 'B', plan: 'AMV' }, BY);
      expect(mutuelle.number).toBe('0402');
    });

    test('the same name in the same union is the same mutuelle, whatever its case and spaces', async () => {
      const registry = await engine.open();
      await saveTestOffice(registry);
      const first = await addMutuelle(registry, { name: 'Benkadi', union: 'Bla', plan: 'AMV' }, BY);
      const again = await addMutuelle(registry, { name: ' BENKADI ', union: 'bla', plan: 'AMV' }, BY);
      expect(again).toEqual({ outcome: 'already', mutuelle: first.mutuelle });
      const elsewhere = await addMutuelle(registry, { name: 'Benkadi', plan: 'AMV' }, BY);
      expect(elsewhere).toMatchObject({ outcome: 'added', mutuelle: { number: '0402' } });
      expect(await findMutuelle(registry, { name: 'benkadi', union: 'BLA' })).toEqual(first.mutuelle);
      expect(await findMutuelle(registry, n('0402'))).toEqual(elsewhere.mutuelle);
      expect(await findMutuelle(registry, n('0403'))).toBeUndefined();
    });

    test('come from a file in one transaction, each row with its outcome', async () => {
      const registry = await engine.open();
      await saveTestOffice(registry);
      const rows = [
        { row: 2, name: 'Jigi', union: 'San', plan: 'AMV', village: 'Kokry' },
        { row: 3, name: 'Jigi', union: 'San', plan: 'CARTE' },
        { row: 4, name: 'Sabu', plan: 'AMV', number: n('0700') },
        { row: 5, name: 'Ton\n', plan: 'AMV' },
        { row: 6, name: 'Here', plan: 'AMV', number: n('0401') },
      ];
      const dry = await importMutuelles(registry, rows, BY, { dryRun: true });
      expect(await listMutuelles(registry)).toEqual([]);
      const done = await importMutuelles(registry, rows, BY);
      expect(done).toEqual({ ...dry, dryRun: false });
      expect(summary(done.outcomes)).toEqual([
        'added',
        'already',
        'refused mutuelle-outside-office',
        'refused text-refused',
        'refused mutuelle-number-taken',
      ]);
      expect(done.outcomes[1]).toMatchObject({ differs: ['plan'] });
      expect(await listMutuelles(registry)).toEqual([
        {
          number: '0401',
          name: 'Jigi',
          union: 'San',
          plan: 'AMV',
          village: 'Kokry',
          created: BY.at.toISOString(),
        },
      ]);
    });
  });
}
