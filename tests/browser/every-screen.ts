import { parsePublicJwk } from '@passeport/credential';
import { packListFile } from '@passeport/eligibility';
import { spellInvitation } from '@passeport/verifier-web/invitation';
import * as v from 'valibot';
import { leaveAnswer, shiftClock } from './every-answer.ts';
import { drawCardBack, people, type MadeUpOffice } from './made-up-office.ts';
import type { OpenVerifier } from './open-verifier.ts';

/** A screen besides those of answers, in whichever language the phone speaks. */
export interface ScreenToShow {
  name: string;
  show: (phone: OpenVerifier) => Promise<unknown>;
  /** Goes back to the desk. */
  leave: (phone: OpenVerifier) => Promise<unknown>;
}

const Config = v.object({ roots: v.tuple([v.unknown()]) });

/** An office's invitation to the page at `page`. */
export function inviteTo(page: string, office: MadeUpOffice, centre: string, name = 'UTM Ségou'): string {
  const [root] = v.parse(Config, JSON.parse(office.config())).roots;
  return spellInvitation({ page, office: name, centre, root: parsePublicJwk(root), list: 'list/' });
}

/**
 * Screens of the desk, of its sheets, of lists on their way, and of whom the phone follows. They leave the phone as it was, but for its journal and a
 * newer list. Buttons are pressed without a pointer: its place is not sure on a phone whose screen has just changed its size.
 */
export function everyScreen(url: string, office: MadeUpOffice, stranger: MadeUpOffice): ScreenToShow[] {
  return [
    { name: 'number-wrong', show: ({ type }) => type('0417001230256'), leave: toCamera },
    { name: 'number-right', show: ({ type }) => type(people.eligible), leave: toCamera },
    {
      name: 'picture',
      show: ({ page }) => page.locator('[data-way=image]').dispatchEvent('click'),
      leave: toCamera,
    },
    { name: 'settings', show: (phone) => openSettings(phone), leave: closeSheet },
    { name: 'list', show: (phone) => openList(phone), leave: closeSheet },
    { name: 'list-interrupted', show: interruptUpdate, leave: closeSheet },
    { name: 'list-no-list', show: (phone) => takeFile(phone, Buffer.from('Bonjour')), leave: closeSheet },
    {
      name: 'notice',
      async show(phone) {
        await shiftClock(phone, -4000);
        await phone.page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
        await phone.page.locator('.notice').waitFor();
      },
      async leave(phone) {
        await shiftClock(phone, 0);
        await phone.page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
        await phone.page.locator('.notice').waitFor({ state: 'hidden' });
      },
    },
    {
      name: 'transfer-send',
      show: (phone) => openTransfer(phone, 3, '.transfer-code canvas'),
      leave: closeSheet,
    },
    {
      name: 'transfer-receive',
      show: (phone) => openTransfer(phone, 4, '.reader video'),
      leave: closeSheet,
    },
    {
      name: 'setup',
      show: (phone) => openSettings(phone, 1, '.sheet-facts'),
      leave: closeSheet,
    },
    {
      name: 'setup-details',
      show: (phone) => follow(phone, inviteTo(url, office, 'CSCom de Markala-Kirango')),
      leave: keepOffice(1),
    },
    {
      name: 'setup-other-root',
      show: (phone) =>
        follow(phone, inviteTo(url, stranger, 'CSRéf de Niono', 'Union des mutuelles de Niono')),
      leave: keepOffice(0),
    },
    { name: 'journal-begin', show: (phone) => openSettings(phone, 0, '.journal-pin'), leave: closeSheet },
    { name: 'journal-kept', show: keepJournal, leave: closeSheet },
    {
      name: 'journal-wrong-pin',
      async show(phone) {
        await openSettings(phone, 0, '.journal-pin');
        await phone.page.locator('.journal-pin').fill('000000');
        await phone.page.locator('.sheet .primary').dispatchEvent('click');
        await sheetSays(phone);
      },
      leave: closeSheet,
    },
    {
      name: 'journal-of-an-answer',
      async show({ page, give, answer }) {
        await give(await drawCardBack(await office.token()));
        await answer();
        await page.locator('.journal-fields').waitFor();
      },
      leave: leaveAnswer,
    },
    ...whenNewestIsLost(office),
  ];
}

/** The list before the lost one: what the sheet and an answer say of it. */
function whenNewestIsLost(office: MadeUpOffice): ScreenToShow[] {
  const damage = (change: string): string => `new Promise((resolve, reject) => {
    const opening = indexedDB.open('verifier:' + location.pathname);
    opening.onsuccess = () => {
      const writing = opening.result.transaction('lists', 'readwrite');
      writing.objectStore('lists').openCursor().onsuccess = ({ target: { result: cursor } }) => {
        if (cursor === null) return;
        const { manifest, sequence } = cursor.value;
        if (sequence === 4) cursor.update({ ...cursor.value, manifest: ${change} });
        cursor.continue();
      };
      writing.oncomplete = () => { opening.result.close(); resolve(); };
      writing.onerror = reject;
    };
  })`;
  const reopen = async ({ page }: OpenVerifier): Promise<void> => {
    await page.reload();
    await page.locator('.frame').waitFor();
  };
  return [
    {
      name: 'newest-lost',
      async show(phone) {
        await takeFile(phone, Buffer.from(packListFile(await office.publish(4))));
        await closeSheet(phone);
        await phone.page.evaluate(damage(`manifest + 'A'`));
        await phone.page.context().setOffline(true);
        await reopen(phone);
        await openList(phone);
      },
      leave: closeSheet,
    },
    {
      name: 'newest-lost-answer',
      async show({ give, answer }) {
        await give(await drawCardBack(await office.token()));
        const { reason } = await answer();
        if (reason !== 'newer-list-lost') throw new Error(`the list before gave ${reason}`);
      },
      async leave(phone) {
        await leaveAnswer(phone);
        await phone.page.evaluate(damage(`manifest.slice(0, -1)`));
        await phone.page.context().setOffline(false);
        await reopen(phone);
      },
    },
  ];
}

const toCamera = async ({ page }: OpenVerifier): Promise<void> => {
  await page.locator('[data-way=camera]').dispatchEvent('click');
};

/** One may lie over another. */
async function closeSheet({ page }: OpenVerifier): Promise<void> {
  await page.evaluate(`document.querySelectorAll('dialog').forEach((sheet) => sheet.close())`);
  await page.locator('.sheet').first().waitFor({ state: 'detached' });
}

async function openList({ page }: OpenVerifier): Promise<void> {
  await page.locator('.list-strip').dispatchEvent('click');
  await page.locator('.sheet').waitFor();
}

/** The settings, or what a button at their end leads to: 0, the journal; 1, whom the phone follows. */
async function openSettings({ page }: OpenVerifier, button?: number, until = '.sheet'): Promise<void> {
  await page.locator('.bar-settings').dispatchEvent('click');
  if (button !== undefined) await page.locator('.sheet > .secondary').nth(button).dispatchEvent('click');
  await page.locator(until).first().waitFor();
}

/** Of the list's buttons the last two: 3 shows the list, 4 receives one. */
async function openTransfer(phone: OpenVerifier, button: number, until: string): Promise<void> {
  await openList(phone);
  await phone.page.locator('.sheet > .secondary').nth(button).dispatchEvent('click');
  await phone.page.locator(until).waitFor();
}

async function sheetSays({ page }: OpenVerifier): Promise<void> {
  // What is said meanwhile ends otherwise.
  await page.locator('.sheet-outcome').filter({ hasText: /\.$/ }).waitFor();
}

/** Gives the list's sheet a file, and waits for what it says of it. */
async function takeFile(phone: OpenVerifier, buffer: Buffer): Promise<void> {
  await openList(phone);
  const file = { name: 'DOC-WA0007', mimeType: 'text/plain', buffer };
  await phone.page.locator('.sheet input[type=file]').setInputFiles(file);
  await sheetSays(phone);
}

/** A line that breaks off amid a list. */
async function interruptUpdate(phone: OpenVerifier): Promise<void> {
  const { page } = phone;
  await page.evaluate(`(() => {
    const real = fetch;
    globalThis.fetch = async (...asked) => {
      globalThis.fetch = real;
      const broken = new ReadableStream({
        start(line) { line.enqueue(new Uint8Array(9)); },
        pull(line) { line.error(new TypeError('broken off')); },
      });
      return new Response(broken);
    };
  })()`);
  await openList(phone);
  await page.locator('.sheet > .secondary').first().dispatchEvent('click');
  await sheetSays(phone);
}

async function follow({ page }: OpenVerifier, invitation: string): Promise<void> {
  await page.goto(invitation);
  await page.locator('.setup-question').waitFor();
}

const keepOffice =
  (button: number) =>
  async ({ page }: OpenVerifier): Promise<void> => {
    await page.locator('.setup-question button').nth(button).dispatchEvent('click');
    await page.locator('.list-strip').waitFor();
  };

async function keepJournal(phone: OpenVerifier): Promise<void> {
  await openSettings(phone, 0, '.journal-pin');
  const pins = phone.page.locator('.journal-pin');
  for (const pin of await pins.all()) await pin.fill('402917');
  await phone.page.locator('.sheet .primary').dispatchEvent('click');
  // One field is left, for the export.
  await pins.nth(1).waitFor({ state: 'detached' });
}
