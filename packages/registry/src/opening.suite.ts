import { describe, expect, test } from 'vitest';
import { openRegistry } from './registry.ts';
import { readOffice } from './office.ts';
import { counts } from './counts.ts';
import { refusal, startOffice } from './testing/fixtures.ts';
import type { TestEngine } from './testing/test-engine.ts';

export function openingSuite(engine: TestEngine): void {
  describe('opening', () => {
    test('a second time finds what was there', async () => {
      const place = await engine.freshPlace();
      const registry = await openRegistry(place);
      expect(registry.engine).toBe(engine.name);
      await startOffice(registry);
      await registry.close();
      const again = await engine.open(place);
      expect(await readOffice(again)).toMatchObject({ number: 4 });
      expect(await counts(again)).toMatchObject({ mutuelles: 1 });
    });

    test('refuses what a later version of this program made', async () => {
      const place = await engine.freshPlace();
      const registry = await openRegistry(place);
      await registry.db
        .withTables<{ kysely_migration: { name: string; timestamp: string } }>()
        .insertInto('kysely_migration')
        .values({ name: '9999-later', timestamp: new Date().toISOString() })
        .execute();
      await registry.close();
      expect(await refusal(openRegistry(place))).toMatchObject({
        code: 'database-newer',
        details: { migration: '9999-later' },
      });
    });

    test('says after closing that it is closed', async () => {
      const registry = await openRegistry(await engine.freshPlace());
      await registry.close();
      await registry.close();
      await expect(readOffice(registry)).rejects.toThrow(/destroyed/);
    });
  });
}
