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
  /** The shortest that a whole run took: the first pays for a cold disk, or for what else the machine was doing. */
  let lastsMs = Number.POSITIVE_INFINITY;
  const run = async (killed?: { after: number }): Promise<void> => {
    const begun = performance.now();
    const command = desk.start('print', 'batch', '--again');
    const ended = once(command, 'exit');
    await (killed === undefined ? ended : Promise.race([wait(lastsMs * killed.after), ended]));
    command.kill('SIGKILL');
    await ended;
    if (command.exitCode === 0) lastsMs = Math.min(lastsMs, performance.now() - begun);
  };
  await run();
  let made = 1;
  for (let kill = 0; kill < KILLS; kill++) {
    await run({ after: 0.3 + (0.75 * kill) / KILLS });
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
