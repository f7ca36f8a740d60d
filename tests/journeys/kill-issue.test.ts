import { once } from 'node:events';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { verifyCard } from '@passeport/credential';
import { listAudit, listCards, openRegistry } from '@passeport/registry';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDesk, type Desk } from './office.ts';
import { trustOf } from './trust-of.ts';

const PERSONS = 8000;
const KILLS = 50;
/** No moment is luck: the same moments in every run. */
let seed = 20_261_122;

let desk: Desk;
beforeAll(async () => {
  desk = openDesk();
  await desk.passeport('init');
  await desk.passeport('mutuelle', 'add', 'Benkadi');
  const rows = Array.from(
    { length: PERSONS },
    (_, index) =>
      `${index + 1};Diarra;Awa ${letters(index)};F;1985;${Math.floor(index / 6) + 1};${index % 6 === 0 ? 'Chef' : 'Enfant'}`,
  );
  writeFileSync(
    join(desk.folder, 'registre.csv'),
    ['N°;Nom;Prénom;Sexe;Année de naissance;N° ménage;Lien', ...rows].join('\n'),
  );
  expect(await desk.ask('import', 'members', 'registre.csv')).toMatchObject({ added: PERSONS });
});
afterAll(() => desk.close());

it(`card issue killed at ${KILLS} moments leaves no number twice and no card unaccounted for`, async () => {
  let started = await startupMs();
  let killed = 0;
  for (let run = 0; killed < KILLS && run < 2 * KILLS; run++) {
    // Every other run is killed before it writes; the rest while they record cards, as long as there are plenty left to record.
    const isAtWork = run % 2 === 1 && (await countIssued(desk)) < PERSONS / 2;
    const begun = performance.now();
    const command = desk.start('card', 'issue', '--all', '--without-photo');
    const ended = once(command, 'exit');
    const over = new AbortController();
    const written = (async () => {
      await firstWrite(desk, over.signal);
      // The machine was slower when this was measured: a run that gets further than that would get to its end.
      if (!over.signal.aborted) started = Math.min(started, performance.now() - begun);
    })();
    const moment = isAtWork
      ? written.then(() => wait(random() * 20))
      : Promise.race([wait(random() * started * 0.8), written]);
    await Promise.race([moment, ended]);
    if (command.kill('SIGKILL')) killed++;
    await ended;
    over.abort();
    await written;
  }
  expect(killed, 'some runs end before their moment').toBe(KILLS);

  const registry = await openRegistry({ path: join(desk.folder, 'office', 'registry.sqlite') });
  try {
    const before = await listCards(registry, {});
    expect(before.length, 'some runs got as far as recording cards').toBeGreaterThan(0);
    expect(before.length, 'and none to the end').toBeLessThan(PERSONS);

    const issued = v.parse(
      v.object({ cards: v.array(v.string()) }),
      await desk.ask('card', 'issue', '--all', '--without-photo'),
    );
    expect(issued.cards.length).toBe(PERSONS - before.length);

    const cards = await listCards(registry, {});
    expect(cards).toHaveLength(PERSONS);
    expect(new Set(cards.map(({ member }) => member)).size).toBe(PERSONS);
    expect(cards.every(({ edition }) => edition === 1)).toBe(true);
    const audited = await listAudit(registry, { action: 'card.issue', limit: 10 * PERSONS });
    expect(new Set(audited.map(({ subject }) => subject))).toEqual(new Set(cards.map(({ card }) => card)));
    expect(audited).toHaveLength(PERSONS);

    const trust = await trustOf(desk);
    for (const { qrText, member } of cards) {
      expect(await verifyCard(qrText, trust)).toMatchObject({
        status: 'genuine',
        claims: { member, edition: 1 },
      });
    }
  } finally {
    await registry.close();
  }
});

async function countIssued({ folder }: Desk): Promise<number> {
  const registry = await openRegistry({ path: join(folder, 'office', 'registry.sqlite') });
  try {
    return (await listCards(registry, {})).length;
  } finally {
    await registry.close();
  }
}

/** How long a command takes that changes nothing. */
async function startupMs(): Promise<number> {
  const started = performance.now();
  await once(desk.start('card', 'list', '--mutuelle', '9999'), 'exit');
  return performance.now() - started;
}

/** Until something is written to the office's database, or nobody waits for it any more. */
async function firstWrite({ folder }: Desk, over: AbortSignal): Promise<void> {
  const log = join(folder, 'office', 'registry.sqlite-wal');
  const size = () => statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  const before = size();
  while (size() === before && !over.aborted) await wait(2);
}

/** A small linear congruential generator (Numerical Recipes): 0 to 1. */
function random(): number {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
}

function letters(index: number): string {
  return [...index.toString(26)]
    .map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)))
    .join('');
}
