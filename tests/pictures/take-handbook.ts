/** `node tests/pictures/take-handbook.ts`: the screens of the desk's handbook that the README does not show, of made-up people. */
import { fileURLToPath } from 'node:url';
import { parsePublicJwk } from '@passeport/credential';
import { spellInvitation } from '@passeport/verifier-web/invitation';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import * as v from 'valibot';
import { everyAnswer } from '../browser/every-answer.ts';
import { launchBrowser } from '../browser/launch-browser.ts';
import { drawCardBack } from '../browser/made-up-office.ts';
import { makeSite } from '../browser/made-up-site.ts';
import { openVerifier, type OpenVerifier } from '../browser/open-verifier.ts';

const pictures = fileURLToPath(new URL('../../cli/handbook/pictures/', import.meta.url));
const Config = v.object({ roots: v.tuple([v.unknown()]) });

const site = await makeSite();
const { office, server } = site;
const browser = await launchBrowser();
const answers = new Map((await everyAnswer(office)).map(({ name, show }) => [name, show]));
const eligible = await drawCardBack(await office.token());

async function take(
  name: string,
  use: (phone: OpenVerifier) => Promise<unknown>,
  { url = server.url, until }: { url?: string; until?: string } = {},
): Promise<void> {
  const phone = await openVerifier(browser, url, { pixelRatio: 2, ...(until !== undefined && { until }) });
  await use(phone);
  const screenshot = await phone.page.screenshot({ animations: 'disabled', caret: 'hide' });
  await sharp(screenshot)
    .resize({ width: 540 })
    .png({ palette: true, colours: 96, effort: 10 })
    .toFile(`${pictures}guichet-${name}.png`);
  await phone.close();
}

/** The answer that `everyAnswer` shows under this name. */
const takeAnswer = async (name: string, answer: string): Promise<void> =>
  await take(name, async (phone) => {
    await answers.get(answer)?.(phone);
    await phone.answer();
  });

const openList = async (page: Page): Promise<void> => {
  await page.locator('.list-strip').click();
  await page.locator('.sheet').waitFor();
};

try {
  const [root] = v.parse(Config, JSON.parse(office.config())).roots;
  const invitation = spellInvitation({
    page: server.url,
    office: 'UTM Ségou',
    centre: 'CSCom de Markala',
    root: parsePublicJwk(root),
    list: 'list/',
  });
  await take('question', async () => {}, { url: invitation, until: '.setup-question' });
  await takeAnswer('ancienne', 'old-list');
  await takeAnswer('inconnus', 'rights-unknown');
  await takeAnswer('attente', 'waiting');
  await takeAnswer('faux', 'not-authentic');
  await takeAnswer('inconnu', 'unknown-issuer');
  await takeAnswer('tape', 'typed');
  await take('horloge', async ({ page }) => {
    await page.clock.setFixedTime(new Date('2020-01-01T08:00:00Z'));
    await page.reload();
    await page.getByText('Ce téléphone est au 01/01/2020').waitFor();
  });
  await take('liste', async ({ page }) => await openList(page));
  await take('montrer', async ({ page }) => {
    await openList(page);
    await page.getByRole('button', { name: 'Montrer la liste à un autre téléphone' }).click();
    await page.locator('.transfer-code canvas').waitFor();
    await page.getByText('Continuez jusqu’à ce que').waitFor();
  });
  await take('recevoir', async ({ page }) => {
    await openList(page);
    await page.getByRole('button', { name: 'Recevoir d’un autre téléphone' }).click();
    await page.locator('video').first().waitFor();
    // The made-up camera's picture says nothing.
    await page.evaluate(`for (const video of document.querySelectorAll('video')) video.style.opacity = 0`);
  });
  const begin = async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: 'Réglages' }).click();
    await page.getByRole('button', { name: 'Journal du guichet' }).click();
    await page.getByLabel('Code secret').waitFor();
  };
  await take('journal', async ({ page }) => await begin(page));
  await take('soins', async ({ page, give, answer }) => {
    await begin(page);
    await page.getByLabel('Code secret').fill('402917');
    await page.getByLabel('Le même code').fill('402917');
    await page.getByRole('button', { name: 'Tenir le journal' }).click();
    await page.getByText('Réponses notées : 0').waitFor();
    await page.getByRole('button', { name: 'Fermer' }).click();
    await give(eligible);
    await answer();
    await page.getByLabel('Soins').selectOption('Hospitalisation');
    await page.getByLabel('Montant demandé').fill('1250');
    await page.locator('.journal-fields').scrollIntoViewIfNeeded();
  });
} finally {
  await browser.close();
  await site.close();
}
