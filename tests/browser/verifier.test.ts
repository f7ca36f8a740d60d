import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildVerifier } from '@passeport/verifier-web/build';
import { AMV, blockFile, makeDelta, type PublishedList } from '@passeport/eligibility';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeCameraFile } from './camera-file.ts';
import { launchBrowser } from './launch-browser.ts';
import {
  drawCardBack,
  drawOtherBack,
  makeOffice,
  people,
  writeListFile,
  writeSite,
  type MadeUpOffice,
} from './made-up-office.ts';
import { openVerifier, reopen, type OpenVerifier } from './open-verifier.ts';
import { serveFolder, type FolderServer } from './serve-folder.ts';

const path = '/segou/verif/';

let folder: string;
let site: string;
let office: MadeUpOffice;
let server: FolderServer;
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'passeport-verifier-'));
  site = join(folder, 'site');
  const cameraFile = join(folder, 'camera.mjpeg');
  [office] = await Promise.all([makeOffice(), buildVerifier({ outDir: site })]);
  await writeSite(site, office.config(), await office.publish(3));
  await writeCameraFile(cameraFile, await drawCardBack(await office.token()));
  [server, browser] = await Promise.all([serveFolder(site, path), launchBrowser({ cameraFile })]);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Runs a visit of the page, and checks what every visit must keep to. */
async function visit(use: (verifier: OpenVerifier) => Promise<void>): Promise<void> {
  const verifier = await openVerifier(browser, server.url);
  try {
    await use(verifier);
    expect(verifier.strangeRequests()).toEqual([]);
    expect(verifier.complaints()).toEqual([]);
  } finally {
    await verifier.close();
  }
}

describe('a card shown to the camera', () => {
  test('is eligible: its verdict, face, name, number, mutuelle, months and shares are shown', () =>
    visit(async ({ page, scan, answer }) => {
      await scan();
      expect(await answer()).toMatchObject({ verdict: 'eligible', colour: 'green', title: 'Droits ouverts' });
      const text = await page.locator('.answer').innerText();
      for (const shown of ['Aminata Traoré', '12/03/1985', `${people.eligible}/1`]) {
        expect(text).toContain(shown);
      }
      for (const shown of ['Mutuelle Benkadi de Markala', 'UTM Ségou', '75', '25']) {
        expect(text).toContain(shown);
      }
      expect(await page.locator('.one').evaluateAll(statesOf)).toEqual(['yes', 'look', 'yes']);
      // Who pays what, of each kind of care.
      const shares = await page.locator('.share').allInnerTexts();
      const care = AMV.terms[0]?.care ?? [];
      expect(shares).toHaveLength(care.length);
      for (const [at, { name, sharePercent }] of care.entries()) {
        const patient = 100 - sharePercent;
        expect(shares[at]).toMatch(new RegExp(`${name}\\s+${patient}\\s%\\s+.*${sharePercent}\\s%`));
      }
      expect(await page.locator('.face img').evaluate(naturalSize)).toEqual([64, 80]);
      expect(await page.locator('.list-strip').innerText()).toMatch(
        /Liste n° 3 du \d\d\/\d\d\/\d{4}\s+à jour/,
      );
    }));

  test('has a face that a touch makes as large as the screen', () =>
    visit(async ({ page, scan, answer }) => {
      await scan();
      await answer();
      await page.getByRole('button', { name: 'Agrandir le visage' }).click();
      const large = page.locator('.face-large img');
      expect((await large.boundingBox())?.width).toBeGreaterThan(300);
      await large.click();
      await page.locator('.face-large').waitFor({ state: 'detached' });
    }));

  test('is read although the browser’s own BarcodeDetector is broken', () =>
    visit(async ({ page, scan, answer }) => {
      await page.addInitScript(`globalThis.BarcodeDetector = class {
        static getSupportedFormats() { return Promise.resolve([]); }
        constructor() { throw new Error('no barcode service'); }
      }`);
      await page.reload();
      await scan();
      expect(await answer()).toMatchObject({ verdict: 'eligible' });
    }));

  test('is read by a browser of 2020, as far as its missing functions go', () =>
    visit(async ({ page, scan, answer }) => {
      await page.addInitScript(`
        delete Object.hasOwn; delete Array.prototype.at; delete String.prototype.at; delete Array.prototype.findLast;
        delete globalThis.structuredClone; delete crypto.randomUUID; delete Array.prototype.toSorted;
        delete Object.groupBy; delete Promise.withResolvers; delete Array.fromAsync; delete Uint8Array.fromBase64;
        delete Uint8Array.prototype.toBase64; delete Uint8Array.prototype.toHex; delete Uint8Array.fromHex;
      `);
      await page.reload();
      await scan();
      expect(await answer()).toMatchObject({ verdict: 'eligible' });
    }));

  test('is read once: while it stays in view the next one is waited for', () =>
    visit(async ({ page, scan, answer }) => {
      await page.clock.install();
      await scan();
      await answer();
      await page.locator('.next').click();
      await page.getByText('Cette carte vient d’être lue').waitFor();
      // A phone that does nothing for a while has not seen the card go.
      await page.clock.fastForward(5000);
      await page.waitForTimeout(500);
      expect(await page.locator('.answer').count()).toBe(0);

      // At once: a card that was out of sight for a while is answered again.
      await page.evaluate(`for (const way of ['number', 'camera'])
        document.querySelector('[data-way=' + way + ']').click();`);
      await page.getByText('Cette carte vient d’être lue').waitFor();
    }));
});

describe('a picture of a card', () => {
  test.each([
    ['eligible', 'green', () => office.token({ name: 'Ɲeba Dɛmbɛlɛ' }), 'Ɲeba Dɛmbɛlɛ'],
    ['lapsed', 'amber', () => office.token({ member: people.lapsed }), 'depuis'],
    ['waiting', 'amber', () => office.token({ member: people.waiting }), 'Pas encore'],
    ['not-covered', 'amber', () => office.token({ member: people.left }), 'quitté'],
    ['revoked', 'red', () => office.token({ member: people.revoked }), 'Gardez la carte'],
  ])('is %s, %s', async (verdict, colour, token, words) => {
    await visit(async ({ page, give, answer }) => {
      await give(await drawCardBack(await token()));
      expect(await answer()).toMatchObject({ verdict, colour });
      expect(await page.locator('.answer').innerText()).toContain(words);
    });
  });

  test('with one claim changed is red, and nothing it says is shown', () =>
    visit(async ({ page, give, answer }) => {
      await give(await drawCardBack(changeClaim(await office.token())));
      expect(await answer()).toMatchObject({
        verdict: 'not-authentic',
        reason: 'signature-wrong',
        colour: 'red',
      });
      expect(await page.locator('.answer').innerText()).not.toMatch(/Aminata|Aminbta|0417/);
      expect(await page.locator('.face').count()).toBe(0);
    }));

  test('signed by a stranger is red, its number said to be unverified', () =>
    visit(async ({ page, give, answer }) => {
      await give(await drawCardBack(await office.strangersToken()));
      expect(await answer()).toMatchObject({ verdict: 'unknown-issuer', colour: 'red' });
      expect(await page.locator('.answer').innerText()).toContain('non vérifié');
      expect(await page.locator('.answer').innerText()).not.toContain('Aminata');
      await page.getByRole('button', { name: 'Mettre la liste à jour' }).click();
      await page.getByRole('heading', { name: 'Liste des droits' }).waitFor();
    }));

  test('of another QR code is grey, as is one without any', () =>
    visit(async ({ page, give, answer }) => {
      await give(await drawOtherBack('https://example.org/pas-une-carte'));
      expect(await answer()).toMatchObject({ verdict: 'unreadable', reason: 'not-a-card', colour: 'grey' });
      expect(await page.locator('.advice').innerText()).toContain('au dos de la carte');
      await page.locator('.next').click();

      await give(await plainPicture());
      expect(await answer()).toMatchObject({ verdict: 'unreadable', colour: 'grey' });
      expect(await page.locator('.verdict-why').innerText()).toBe('Aucun code n’a été trouvé dans l’image.');
    }));

  test('that is no picture is said so', () =>
    visit(async ({ page, give }) => {
      await give(Buffer.from('pas une image'));
      await page.getByText('Ce fichier n’est pas une image').waitFor();
    }));
});

describe('a number typed by hand', () => {
  test('is answered, marked as a card that nobody checked, and never green', () =>
    visit(async ({ page, type, answer }) => {
      await type(people.eligible);
      await page.getByText('Numéro bien tapé').waitFor();
      await page.getByRole('button', { name: 'Vérifier' }).click();
      expect(await answer()).toMatchObject({ verdict: 'eligible', colour: 'amber' });
      expect(await page.locator('.answer').innerText()).toContain('carte non authentifiée');
      expect(await page.locator('.one').evaluateAll(statesOf)).toEqual(['unknown', 'look', 'yes']);
    }));

  test('with wrong check digits is not taken', () =>
    visit(async ({ page, type }) => {
      const last = Number(people.eligible.slice(-1));
      await type(`${people.eligible.slice(0, -1)}${(last + 1) % 10}`);
      await page.getByText('Ce numéro contient une erreur').waitFor();
      expect(await page.getByRole('button', { name: 'Vérifier' }).isDisabled()).toBe(true);
      await page.keyboard.press('Enter');
      expect(await page.locator('.answer').count()).toBe(0);
    }));
});

describe('the list', () => {
  test('comes as a file: a newer one is taken, an older one is not', () =>
    visit(async ({ page }) => {
      const [newer, older] = [join(folder, 'DOC-20260301-WA0007'), join(folder, 'ancienne.psl')];
      await writeListFile(newer, await office.publish(4, 0));
      await writeListFile(older, await office.publish(2, 9));
      await page.locator('.list-strip').click();
      const chooser = page.locator('.sheet input[type=file]');

      await chooser.setInputFiles(newer);
      await page.getByText('Liste n° 4 installée.').waitFor();
      await chooser.setInputFiles(older);
      await page.getByText('Liste plus ancienne que celle du téléphone').waitFor();
      await page.getByRole('button', { name: 'Fermer' }).click();
      expect(await page.locator('.list-strip').innerText()).toContain('Liste n° 4');

      await page.reload();
      await page.locator('.frame').waitFor();
      expect(await page.locator('.list-strip').innerText()).toContain('Liste n° 4');
    }));

  test('comes as what changed: by the network in one request, and as a file', async () => {
    const ownSite = join(folder, 'site-of-changes');
    await cp(site, ownSite, { recursive: true });
    const lists = await Promise.all(
      [7, 6, 5, 4].map(async (sequence) => await office.publish(sequence, 7 - sequence)),
    );
    const [fourth, fifth, sixth, seventh] = lists.reverse() as [
      PublishedList,
      PublishedList,
      PublishedList,
      PublishedList,
    ];
    await writeSite(ownSite, office.config(), fourth);
    const own = await serveFolder(ownSite, path);
    const verifier = await openVerifier(browser, own.url);
    try {
      const { page } = verifier;
      await writeSite(ownSite, office.config(), fifth, new Map([[4, await makeDelta(fourth, fifth)]]));
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url().slice(own.url.length)));
      await page.locator('.list-strip').click();
      await page.getByRole('button', { name: 'Mettre à jour' }).click();
      await page.getByText('Liste n° 5 installée.').waitFor();
      expect(asked).toEqual(['list/deltas/4.psd']);

      const chooser = page.locator('.sheet input[type=file]');
      const send = async (name: string, before: PublishedList, after: PublishedList) =>
        await chooser.setInputFiles({
          name,
          mimeType: 'application/octet-stream',
          buffer: Buffer.from(await makeDelta(before, after)),
        });
      await send('DOC-WA0008', sixth, seventh);
      await page.getByText('Ce fichier complète la liste n° 6, que ce téléphone n’a pas').waitFor();
      await send('DOC-WA0009', fifth, sixth);
      await page.getByText('Liste n° 6 installée.').waitFor();
      await send('DOC-WA0008', sixth, seventh);
      await page.getByText('Liste n° 7 installée.').waitFor();
      await page.reload();
      await page.locator('.frame').waitFor();
      expect(await page.locator('.list-strip').innerText()).toContain('Liste n° 7');
      expect(verifier.complaints()).toEqual([]);
    } finally {
      await verifier.close();
      await own.close();
    }
  });

  test('that does not arrive whole leaves the one before in use', async () => {
    const ownSite = join(folder, 'own-site');
    await cp(site, ownSite, { recursive: true });
    const own = await serveFolder(ownSite, path);
    const verifier = await openVerifier(browser, own.url);
    try {
      const { page } = verifier;
      const list = await office.publish(5, 0);
      await writeSite(ownSite, office.config(), list);
      const [missing = ''] = [...list.blocks.keys()].slice(-1);
      await rm(join(ownSite, 'list', blockFile(missing)));
      // The directory, or the one block: published again, it would be the same as before.
      await page.evaluate(`new Promise((resolve, reject) => {
        const opening = indexedDB.open('verifier:' + location.pathname);
        opening.onsuccess = () => {
          const erasing = opening.result.transaction('files', 'readwrite');
          erasing.objectStore('files').clear();
          erasing.oncomplete = resolve;
          erasing.onerror = reject;
        };
      })`);
      await page.locator('.list-strip').click();
      const update = page.getByRole('button', { name: 'Mettre à jour' });
      await update.click();
      await page.getByText('Le serveur n’a pas de liste.').waitFor();
      expect(await page.locator('.list-strip').innerText()).toContain('Liste n° 3');

      await writeSite(ownSite, office.config(), list);
      await update.click();
      await page.getByText('Liste n° 5 installée.').waitFor();
      await update.click();
      await page.getByText('C’est déjà la dernière liste.').waitFor();
    } finally {
      await verifier.close();
      await own.close();
    }
  });

  test('that is old says so loudly, one too old makes rights unknown', () =>
    visit(async ({ page, give, answer }) => {
      await page.clock.setFixedTime(new Date(Date.now() + 12 * 86_400_000));
      await page.reload();
      await page.getByText('ancienne : 13 jours').waitFor();

      await page.clock.setFixedTime(new Date(Date.now() + 60 * 86_400_000));
      await page.reload();
      await page.getByText('trop ancienne : 61 jours').waitFor();
      await give(await drawCardBack(await office.token()));
      expect(await answer()).toMatchObject({ verdict: 'rights-unknown', colour: 'amber' });
    }));
});

describe('the page', () => {
  test('works without a network after the first load, from a folder', async () => {
    const own = await serveFolder(site, path);
    const verifier = await openVerifier(browser, own.url);
    try {
      const { page, scan, answer } = verifier;
      await page.locator('.list-strip').click();
      await page.getByText('Prêt sans réseau', { exact: true }).waitFor();
      await own.close();

      await page.reload();
      await page.locator('.frame').waitFor();
      await scan();
      expect(await answer()).toMatchObject({ verdict: 'eligible', colour: 'green' });
      expect(await page.locator('.face img').evaluate(naturalSize)).toEqual([64, 80]);
      expect(verifier.strangeRequests()).toEqual([]);
    } finally {
      await verifier.close();
    }
  });

  test('has a policy that lets in nothing from elsewhere, nor inline', () =>
    visit(async ({ page, complaints }) => {
      const policy = await page.locator('meta[http-equiv=Content-Security-Policy]').getAttribute('content');
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe-inline');
      const tried = await page.evaluate(`(async () => {
        const script = document.createElement('script');
        script.textContent = 'globalThis.ran = true';
        document.body.append(script);
        const fetched = await fetch('http://127.0.0.1:9/').then(() => true, () => false);
        return { ran: globalThis.ran === true, fetched };
      })()`);
      expect(tried).toEqual({ ran: false, fetched: false });
      // The browser says that it refused: that is what was asked for.
      expect(complaints().every((text) => text.includes('Content Security Policy'))).toBe(true);
      complaints().length = 0;
    }));

  test('fits a screen of 320 pixels, and every button a thumb', () =>
    visit(async ({ page, give, answer }) => {
      await page.setViewportSize({ width: 320, height: 568 });
      await page.locator('[data-way=number]').click();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
      const check = await page.getByRole('button', { name: 'Vérifier' }).boundingBox();
      const ways = await page.locator('.ways').boundingBox();
      expect((check?.y ?? 0) + (check?.height ?? 0)).toBeLessThanOrEqual(ways?.y ?? 0);

      await give(await drawCardBack(await office.token({ name: 'Fatoumata Binta Diarra-Kouyaté' })));
      await answer();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
      // The three answers are in sight without scrolling.
      const answers = await page.locator('.answers').boundingBox();
      const foot = await page.locator('.answer-foot').boundingBox();
      expect((answers?.y ?? 0) + (answers?.height ?? 0)).toBeLessThanOrEqual(foot?.y ?? 0);
      for (const box of await page.locator('button:visible').evaluateAll(heights)) {
        expect(box).toBeGreaterThanOrEqual(40);
      }
    }));

  test('speaks English when asked, and still does at the next start', () =>
    visit(async ({ page, type, answer }) => {
      await page.getByRole('button', { name: 'Réglages' }).click();
      await page.getByLabel('Langue').selectOption('English');
      await page.getByText('Open the camera').waitFor();
      await reopen({ page });
      await page.getByText('Open the camera').waitFor();
      await type(people.lapsed);
      await page.getByRole('button', { name: 'Check' }).click();
      expect(await answer()).toMatchObject({ title: 'Contributions to pay' });
    }));

  test('says what is wrong when it was set up wrongly, and when it has no network at first', async () => {
    const bad = join(folder, 'bad');
    await buildVerifier({ outDir: bad });
    await writeSite(bad, '{"format":1,"name":"x","roots":[],"list":"list/"}', await office.publish(1));
    const own = await serveFolder(bad, path);
    const verifier = await openVerifier(browser, own.url, { until: '.setup .primary' });
    try {
      const { page } = verifier;
      await page.getByText('La configuration de ce site est incorrecte').waitFor();
      await own.close();
      await page.getByRole('button', { name: 'Réessayer' }).click();
      await page.getByText('La première ouverture a besoin du réseau').waitFor();
    } finally {
      await verifier.close();
    }
  });
});

/** Changes a letter of the name and leaves the signature as it was. */
function changeClaim(token: string): string {
  const [header, payload = '', signature] = token.split('.');
  const bytes = Buffer.from(payload, 'base64url');
  const at = bytes.indexOf('Aminata');
  if (at < 0) throw new Error('the name is not in the payload');
  bytes.write('Aminbta', at);
  return [header, bytes.toString('base64url'), signature].join('.');
}

async function plainPicture(): Promise<Buffer> {
  return await sharp({ create: { width: 600, height: 400, channels: 3, background: '#ccc' } })
    .png()
    .toBuffer();
}

// These run in the page: they are given elements, whose types are not those of Node.
const statesOf = (elements: { dataset: Record<string, string> }[]): (string | undefined)[] =>
  elements.map(({ dataset }) => dataset['state']);
const naturalSize = async (image: {
  decode(): Promise<void>;
  naturalWidth: number;
  naturalHeight: number;
}): Promise<number[]> => {
  await image.decode();
  return [image.naturalWidth, image.naturalHeight];
};
const heights = (elements: { getBoundingClientRect(): { height: number } }[]): number[] =>
  elements.map((one) => one.getBoundingClientRect().height);
