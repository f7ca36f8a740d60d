import { setTimeout as sleep } from 'node:timers/promises';
import { parseMutuelleNumber } from '@passeport/codes';
import { describe, expect, test } from 'vitest';
import { addMutuelle } from './add-mutuelle.ts';
import { change } from './change.ts';
import { counts } from './counts.ts';
import { importMembers } from './import-members.ts';
import { readOffice, saveOffice } from './office.ts';
import { nextListSequence } from './published-list.ts';
import type { RegistryPlace } from './registry.ts';
import { checkWhole } from './testing/check-whole.ts';
import { BY, memberRow, refusal, startOffice } from './testing/fixtures.ts';
import type { TestEngine } from './testing/test-engine.ts';
import { OfficeProcess, type Reported } from './testing/work-in-process.ts';

const n = parseMutuelleNumber;

export function concurrencySuite(engine: TestEngine): void {
  // A server only sees a client go; a file is what must survive.
  const rounds = engine.name === 'sqlite' ? 5 : 2;

  describe('at the same time', () => {
    test('several open a place where nothing is yet', async () => {
      const place = await patientPlace(engine);
      const registries = await Promise.all([engine.open(place), engine.open(place), engine.open(place)]);
      for (const registry of registries) expect(await readOffice(registry)).toBeUndefined();
    });

    test('two in one process wait for each other', async () => {
      const place = await patientPlace(engine);
      const [a, b] = [await engine.open(place), await engine.open(place)];
      const mutuelle = await startOffice(a);
      const tasks = Array.from({ length: 20 }, (_, index) => {
        const registry = index % 2 === 0 ? a : b;
        return importMembers(
          registry,
          [memberRow(mutuelle, index, { householdKey: 'one', head: false })],
          BY,
        );
      });
      const results = await Promise.all(tasks);
      expect(results.every(({ added }) => added === 1)).toBe(true);
      const lists = await Promise.all([a, b, a, b].map((registry) => nextListSequence(registry, BY)));
      expect(lists.toSorted((one, other) => one - other)).toEqual([1, 2, 3, 4]);
      expect(await counts(b)).toMatchObject({ households: 1, persons: { active: 20 } });
    });

    test('one that waits too long is told that the office is busy, and nothing is lost', async () => {
      const place = { ...(await engine.freshPlace()), busyMs: 50 };
      const [a, b] = [await engine.open(place), await engine.open(place)];
      await startOffice(a);
      const release = Promise.withResolvers<void>();
      const begun = Promise.withResolvers<void>();
      const holding = holdWriteLock(a, begun.resolve, release.promise);
      await begun.promise;
      try {
        const waiting = refusal(addMutuelle(b, { name: 'Jigi', plan: 'AMV' }, BY));
        expect(await waiting).toMatchObject({ code: 'office-busy' });
        // Reading does not wait for a writer.
        expect(await readOffice(b)).toMatchObject({ number: 4 });
      } finally {
        release.resolve();
        await holding;
      }
      expect(await addMutuelle(b, { name: 'Jigi', plan: 'AMV' }, BY)).toMatchObject({ outcome: 'added' });
    });

    test('two processes give no number twice', async () => {
      const { place, registry } = await openShared(engine);
      const workers = ['left', 'right'].map((name) => new OfficeProcess(place, name, 15));
      const reports = await Promise.all(workers.map((worker) => worker.end()));
      expect(reports.map(({ error }) => error)).toEqual([undefined, undefined]);
      expect(reports.map(({ members }) => members.length)).toEqual([75, 75]);
      await checkWhole(registry, reports);
      // Both put persons into the same households.
      expect(await counts(registry)).toMatchObject({ households: 45, mutuelles: 31 });
    });

    test('processes killed at any moment lose nothing that they reported, and leave nothing half done', async () => {
      const { place, registry } = await openShared(engine);
      const reports: Reported[] = [];
      const isSilent = (): boolean => reports.every(({ members }) => members.length === 0);
      // On a busy machine all may be killed before their first report, which would show nothing.
      for (let round = 0; round < rounds || isSilent(); round += 1) {
        const names = [`left ${round}`, `right ${round}`];
        reports.push(...(await Promise.all(names.map((name) => workUntilKilled(place, name)))));
      }
      expect(reports.map(({ error }) => error)).toEqual(reports.map(() => undefined));
      await checkWhole(registry, reports);
      // And the office goes on.
      const worker = new OfficeProcess(place, 'afterwards', 1);
      reports.push(await worker.end());
      expect(reports.at(-1)?.cards).toHaveLength(5);
      await checkWhole(registry, reports);
    });
  });
}

/** A place where one waits for the other however slow the disk is. */
async function patientPlace(engine: TestEngine): Promise<RegistryPlace> {
  return { ...(await engine.freshPlace()), busyMs: 30_000 };
}

/** A place with an office that has room for many mutuelles, one of them there. */
async function openShared(engine: TestEngine) {
  const place = await engine.freshPlace();
  const registry = await engine.open(place);
  const mutuelles = [{ from: n('0401'), to: n('9999') }];
  await saveOffice(registry, { number: 4, name: 'UTM', mutuelles }, BY);
  await addMutuelle(registry, { name: 'Benkadi', plan: 'AMV' }, BY);
  return { place, registry };
}

/** Lets a process begin its work, and kills it at a random moment. */
async function workUntilKilled(place: RegistryPlace, name: string): Promise<Reported> {
  const worker = new OfficeProcess(place, name, 1_000);
  await worker.hasBegun();
  await sleep(Math.random() * 120);
  worker.kill();
  return await worker.end();
}

/** Begins a change and stays in it. */
async function holdWriteLock(
  registry: Awaited<ReturnType<TestEngine['open']>>,
  begun: () => void,
  release: Promise<void>,
): Promise<void> {
  await change(registry, BY, async ({ db }) => {
    await db.updateTable('counters').set({ next: 7 }).where('name', '=', 'batch').execute();
    begun();
    await release;
  });
}
