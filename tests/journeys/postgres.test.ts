import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PostgresServer } from '@passeport/registry/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDesk, type Desk } from './office.ts';

const server = new PostgresServer();
let desk: Desk;

beforeAll(async () => {
  await server.start();
  desk = openDesk();
});
afterAll(async () => {
  desk.close();
  await server.stop();
});

it('an office whose registry is on a PostgreSQL server works by the same commands', async () => {
  const { url } = await server.freshPlace();
  const ask = async (...args: string[]) => await desk.ask(...args, '--registry', url);
  expect(await ask('init', '--name', 'UTM nationale')).toMatchObject({ name: 'UTM nationale' });
  expect(await ask('mutuelle', 'add', 'Benkadi')).toMatchObject({ outcome: 'added' });
  const register = [
    'N°;Nom;Prénom;Sexe;Année de naissance;N° ménage;Lien',
    '1;Diarra;Awa;F;1985;1;Chef',
  ].join('\n');
  writeFileSync(join(desk.folder, 'registre.csv'), register);
  expect(await ask('import', 'members', 'registre.csv')).toMatchObject({ added: 1 });
  expect(await ask('import', 'members', 'registre.csv')).toMatchObject({ added: 0, already: 1 });
  expect(await ask('card', 'issue', '--all', '--without-photo')).toMatchObject({
    cards: ['0001-00001-01-52/1'],
  });
  expect(await ask('publish')).toMatchObject({ sequence: 1, households: 1 });
  expect(await ask('card', 'revoke', '0001-00001-01-52/1', '--reason', 'stolen')).toMatchObject({
    state: 'revoked',
  });

  const without = await desk.passeport('mutuelle', 'list');
  expect(without.stderr).toMatch(/\[office-needs-registry\]\n$/);
  const unreachable = await desk.passeport(
    'mutuelle',
    'list',
    '--registry',
    'postgres://nobody:secret@127.0.0.1:1/x',
  );
  expect(unreachable.stderr).toMatch(/\[database-unreachable\]\n$/);
  expect(unreachable.stderr).not.toContain('secret');
});
