import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDesk, type Desk } from './office.ts';

const CARDS = 250;
const KILLS = 7;
const batches = v.array(
  v.object({ cardCount: v.number(), files: v.array(v.object({ path: v.string(), sha256: v.string() })) }),
);

let desk: Desk;
beforeAll(async () => {
  desk = openDesk();
  await desk.passeport('init');
  await desk.passeport('mutuelle', 'add', 'Benkadi');
  const rows = Array.from(
    { length: CARDS },
    (_, at) => `${at};Diarra;Awa ${at};F;1985;${Math.floor(at / 5)}`,
  );
  const register = ['N°;Nom;Prénom;Sexe;Année de naissance;N° ménage', ...rows].join('\n');
  writeFileSync(
    join(desk.folder, 'registre.csv'),
    register.replaceAll(/Awa (\d+)/g, (_, n) => `Awa ${letters(n)}`),
  );
  await desk.passeport('import', 'members', 'registre.csv');
  await desk.passeport('card', 'issue', '--all', '--without-photo');
});
afterAll(() => desk.close());

it(`print batch killed at ${KILLS} moments leaves a whole batch or none`, async () => {
  const prints = join(desk.folder, 'office', 'prints');
  const begun = performance.now();
  const whole = desk.start('print', 'batch', '--again');
  await once(whole, 'exit');
  const lastsMs = performance.now() - begun;
  let made = 1;
  for (let kill = 0; kill < KILLS; kill++) {
    const command = desk.start('print', 'batch', '--again');
    const ended = once(command, 'exit');
    await Promise.race([wait(lastsMs * (0.3 + (0.75 * kill) / KILLS)), ended]);
    command.kill('SIGKILL');
    await ended;
    // Before anything mends it: no PDF has a name without a batch.
    const named = readdirSync(prints).filter((name) => name.endsWith('.pdf'));
    const known = v.parse(batches, await desk.ask('print', 'list'));
    const files = known.flatMap((batch) => batch.files);
    const names = files.map(({ path }) => path.slice(prints.length + 1));
    expect(names).toEqual(expect.arrayContaining(named));
    // And every batch is whole.
    for (const { path, sha256 } of files)
      expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(sha256);
    expect(new Set(known.map(({ cardCount }) => cardCount))).toEqual(new Set([CARDS]));
    expect(known.length).toBeGreaterThanOrEqual(made);
    made = known.length;
  }
  expect(made).toBeLessThan(KILLS + 1);
  // What is left half done goes with the next batch.
  await desk.ask('print', 'confirm', '1');
  expect(readdirSync(prints).filter((name) => !name.endsWith('.pdf'))).toEqual([]);
});

function letters(number: string): string {
  return Array.from(number, (digit) => 'abcdefghij'.charAt(Number(digit))).join('');
}
