import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { openRegistry } from './registry.ts';
import { refusal } from './testing/fixtures.ts';
import type { TestEngine } from './testing/test-engine.ts';

export function postgresErrorSuite(engine: TestEngine): void {
  if (engine.name !== 'postgres') return;
  describe('a server', () => {
    test.each([
      ['a database that is not there', /\/postgres\?.*/, '/nothing', 'database-missing'],
      ['a wrong password', ':password@', ':wrong@', 'database-unreachable'],
      ['nobody at that port', /:\d+\/.*/, ':1/postgres', 'database-unreachable'],
      ['no such host', /@.*/, '@nowhere.invalid:5432/postgres', 'database-unreachable'],
      ['no schema to be in', /search_path%3D.*/, 'search_path%3Dnone', 'database-unwritable'],
    ])('%s', async (_, part, instead, code) => {
      const place = await engine.freshPlace();
      if (!('url' in place)) throw new Error('a server has an address');
      const url = place.url.replace(part, instead);
      expect(url).not.toBe(place.url);
      const refused = await refusal(openRegistry({ url }));
      expect(refused).toMatchObject({ code });
      expect(JSON.stringify(refused)).not.toContain('password');
    });

    test('keeps what was reported on its disk', async () => {
      const registry = await engine.open();
      const { rows } = await sql`show synchronous_commit`.execute(registry.db);
      expect(rows).toEqual([{ synchronous_commit: 'on' }]);
    });
  });
}
