import 'fake-indexeddb/auto';
import { setTimeout as wait } from 'node:timers/promises';
import { openDB } from 'idb';
import { expect, test, vi } from 'vitest';
import { maxEntries, openJournal } from './journal.ts';
import type { JournalEntry } from './journal-entry.ts';
import type { SealedEntry } from './seal-entry.ts';

const pin = '402917';
const entryOf = (list: number): JournalEntry => ({
  at: '2026-03-05T08:15:30.000Z',
  verdict: 'eligible',
  said: 'Droits ouverts',
  number: '0417-00123-02-57/1',
  list,
});
let journals = 0;
const nameOne = () => `journal-${journals++}`;

test('is off until it is begun; is then written without the PIN and read with it, by a page opened anew too', async () => {
  const name = nameOne();
  const journal = await openJournal(name);
  expect(await journal.isKept()).toBe(false);
  expect(await journal.write(entryOf(1))).toBeUndefined();
  expect(await journal.count()).toBe(0);

  await journal.begin(pin);
  await journal.write(entryOf(1));
  const again = await openJournal(name);
  const complete = await again.write(entryOf(2));
  await complete?.({ ...entryOf(2), care: 'Hospitalisation', askedFcfa: 1250 });
  expect(await again.read(pin)).toEqual({
    entries: [entryOf(1), { ...entryOf(2), care: 'Hospitalisation', askedFcfa: 1250 }],
    damaged: 0,
  });
});

test('of two changes made one right after the other the last is kept, also when the first takes longer to seal', async () => {
  const journal = await openJournal(nameOne());
  await journal.begin(pin);
  const complete = await journal.write(entryOf(1));
  const encrypt = crypto.subtle.encrypt.bind(crypto.subtle);
  const slowly = vi.spyOn(crypto.subtle, 'encrypt').mockImplementationOnce(async (...given) => {
    await wait(100);
    return await encrypt(...given);
  });
  await Promise.all([12, 1250].map(async (askedFcfa) => await complete?.({ ...entryOf(1), askedFcfa })));
  slowly.mockRestore();
  expect((await journal.read(pin)).entries).toEqual([{ ...entryOf(1), askedFcfa: 1250 }]);
});

test('does not open by another PIN, nor begin with a short one', async () => {
  const journal = await openJournal(nameOne());
  await expect(journal.begin('12345')).rejects.toMatchObject({ code: 'pin-wrong' });
  await expect(journal.begin('abcdef')).rejects.toMatchObject({ code: 'pin-wrong' });
  expect(await journal.isKept()).toBe(false);
  await journal.begin(pin);
  await expect(journal.read('402918')).rejects.toMatchObject({ code: 'pin-wrong' });
});

test('holds nothing in the clear, and says which entries were altered', async () => {
  const name = nameOne();
  const journal = await openJournal(name);
  await journal.begin(pin);
  await journal.write(entryOf(1));
  await journal.write(entryOf(2));
  const database = await openDB(name);
  const sealed: SealedEntry[] = await database.getAll('entries');
  const stored = [...sealed, ...(await database.getAll('lock'))]
    .flatMap((one: object) => Object.values(one))
    .filter((part) => part instanceof Uint8Array)
    .map((bytes) => new TextDecoder('latin1').decode(bytes))
    .join('\n');
  expect(stored).not.toMatch(/0417|eligible|Droits|402917/);
  // Not even the same entry looks the same twice.
  expect(new Set(sealed.map(({ data }) => data.join())).size).toBe(2);

  const [first] = sealed;
  if (first === undefined) throw new Error('nothing is stored');
  await database.put(
    'entries',
    { ...first, data: first.data.map((byte, at) => (at === 3 ? byte ^ 1 : byte)) },
    1,
  );
  expect(await journal.read(pin)).toEqual({ entries: [entryOf(2)], damaged: 1 });
});

test('keeps so many entries, the newest', async () => {
  const name = nameOne();
  const journal = await openJournal(name);
  await journal.begin(pin);
  await journal.write(entryOf(1));
  const database = await openDB(name);
  const [one]: SealedEntry[] = await database.getAll('entries');
  const filling = database.transaction('entries', 'readwrite');
  for (let count = 1; count < maxEntries; count++) void filling.store.put(one);
  await filling.done;
  await journal.write(entryOf(2));
  await journal.write(entryOf(3));
  expect(await journal.count()).toBe(maxEntries);
  expect((await database.getAllKeys('entries'))[0]).toBe(3);
});

test('is erased without a PIN; what was being written then is not kept', async () => {
  const journal = await openJournal(nameOne());
  await journal.begin(pin);
  const complete = await journal.write(entryOf(1));
  await journal.erase();
  await complete?.(entryOf(1));
  expect([await journal.isKept(), await journal.count()]).toEqual([false, 0]);
  await journal.begin('777777');
  await complete?.(entryOf(1));
  expect(await journal.read('777777')).toEqual({ entries: [], damaged: 0 });
});
