import { parseMutuelleNumber } from '@passeport/codes';
import { describe, expect, test } from 'vitest';
import { addMutuelle } from './add-mutuelle.ts';
import { readOffice, saveOffice } from './office.ts';
import { BY, refusal, saveTestOffice, startOffice } from './testing/fixtures.ts';
import type { TestEngine } from './testing/test-engine.ts';

const n = parseMutuelleNumber;

export function officeSuite(engine: TestEngine): void {
  describe('office', () => {
    test('is not there at first, then as it was saved last, ranges sorted', async () => {
      const registry = await engine.open();
      expect(await readOffice(registry)).toBeUndefined();
      await saveTestOffice(registry);
      const ranges = [
        { from: n('0700'), to: n('0700') },
        { from: n('0401'), to: n('0450') },
      ];
      await saveOffice(registry, { number: 5, name: 'Ségou-Ville', mutuelles: ranges }, BY);
      expect(await readOffice(registry)).toEqual({
        number: 5,
        name: 'Ségou-Ville',
        mutuelles: ranges.toReversed(),
      });
    });

    test('keeps every mutuelle inside its ranges', async () => {
      const registry = await engine.open();
      await startOffice(registry);
      const office = { number: 4, name: 'UTM', mutuelles: [{ from: n('0402'), to: n('0499') }] };
      expect(await refusal(saveOffice(registry, office, BY))).toEqual({
        code: 'mutuelle-outside-office',
        details: { mutuelle: '0401' },
      });
      expect(await readOffice(registry)).toMatchObject({ name: 'UTM Ségou' });
    });

    test.each([
      ['none', []],
      ['backwards', [{ from: n('0402'), to: n('0401') }]],
      [
        'overlapping',
        [
          { from: n('0401'), to: n('0410') },
          { from: n('0410'), to: n('0420') },
        ],
      ],
    ])('refuses ranges: %s', async (_, mutuelles) => {
      const registry = await engine.open();
      const saved = saveOffice(registry, { number: 4, name: 'UTM', mutuelles }, BY);
      expect(await refusal(saved)).toMatchObject({ code: 'range-malformed' });
    });

    test('refuses a number or a name that is none, and changes by nobody', async () => {
      const registry = await engine.open();
      const mutuelles = [{ from: n('0401'), to: n('0410') }];
      const save = (number: number, name: string, actor = 'awa') =>
        refusal(saveOffice(registry, { number, name, mutuelles }, { actor, at: BY.at }));
      expect(await save(0, 'UTM')).toEqual({ code: 'value-refused', details: { field: 'number' } });
      expect(await save(10_000, 'UTM')).toMatchObject({ code: 'value-refused' });
      expect(await save(4, ' ')).toEqual({ code: 'text-refused', details: { field: 'name' } });
      expect(await save(4, 'UTM', '')).toEqual({ code: 'text-refused', details: { field: 'actor' } });
    });

    test('mutuelles need an office first', async () => {
      const registry = await engine.open();
      const added = addMutuelle(registry, { name: 'Benkadi', plan: 'AMV' }, BY);
      expect(await refusal(added)).toMatchObject({ code: 'office-unknown' });
    });
  });
}
