import 'fake-indexeddb/auto';
import { generateSigningKey } from '@passeport/credential';
import { afterEach, expect, test, vi } from 'vitest';
import { readConfig } from './first-start.ts';
import { openDatabase } from './storage/database.ts';

afterEach(() => vi.unstubAllGlobals());

async function serveConfig(name: string): Promise<void> {
  const { publicJwk } = await generateSigningKey();
  const config = JSON.stringify({ format: 1, name, roots: [publicJwk], list: 'list/' });
  vi.stubGlobal('fetch', async () => new Response(config));
}

test('the first configuration is pinned: another one on the site later changes nothing', async () => {
  const database = await openDatabase('first-start');
  await serveConfig('UTM Ségou');
  const first = await readConfig(database);
  expect(first.name).toBe('UTM Ségou');

  await serveConfig('UTM Ségou, d’un autre');
  expect(await readConfig(database)).toEqual(first);
  database.close();
});

test('a configuration that is refused is not pinned', async () => {
  const database = await openDatabase('first-start-refused');
  vi.stubGlobal('fetch', async () => new Response('{"format":1}'));
  await expect(readConfig(database)).rejects.toMatchObject({ code: 'config-malformed' });
  await serveConfig('UTM Ségou');
  expect((await readConfig(database)).name).toBe('UTM Ségou');
  database.close();
});
