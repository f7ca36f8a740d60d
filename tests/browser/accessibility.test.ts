import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyAnswer, leaveAnswer, speak, type AnswerToShow } from './every-answer.ts';
import { launchBrowser } from './launch-browser.ts';
import { drawCardBack, people } from './made-up-office.ts';
import { makeSite, visitSite, type MadeUpSite } from './made-up-site.ts';
import type { OpenVerifier } from './open-verifier.ts';

let site: MadeUpSite;
let browser: Browser;
let answers: AnswerToShow[];

beforeAll(async () => {
  [site, browser] = await Promise.all([makeSite(), launchBrowser()]);
  answers = await everyAnswer(site.office);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const Violations = v.array(v.string());

/** What axe-core finds wrong, a line for each element; the answer's contrast is held to 7:1, for the sun. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(`(async () => {
    const tell = ({ violations }) => violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => id + ' ' + target.join(' ') + ': ' + failureSummary.split('\\n').pop()));
    // As everywhere, 4.5:1 is asked for; of the answer, 7:1.
    const found = await axe.run(document, { rules: { 'color-contrast-enhanced': { enabled: true } } });
    const inTheSun = ({ target }) => document.querySelector(target[0])?.closest('.answer') !== null;
    return tell({ violations: found.violations.map(({ id, nodes }) =>
      ({ id, nodes: id === 'color-contrast-enhanced' ? nodes.filter(inTheSun) : nodes })) });
  })()`);
  return v.parse(Violations, found);
}

const screens: Record<string, (verifier: OpenVerifier) => Promise<unknown>> = {
  'the first screen': async () => {},
  'the camera': async ({ page, scan }) => {
    await scan();
    await page.getByText('Placez le code').waitFor();
  },
  'a picture': ({ page }) => page.locator('[data-way=image]').click(),
  'a number that is wrong': ({ type }) => type('0417001230256'),
  'a number that is right': ({ type }) => type(people.eligible),
  'the list': ({ page }) => page.locator('.list-strip').click(),
  settings: async ({ page }) => {
    await page.getByRole('button', { name: 'Réglages' }).click();
    await page.locator('.sheet').waitFor();
  },
  'the journal, before and after it is begun': async ({ page }) => {
    await beginJournal(page);
    await page.getByText('Réponses notées').waitFor();
  },
  'the journal of an answer': async ({ page, give, answer }) => {
    await beginJournal(page);
    await page.getByRole('button', { name: 'Fermer' }).click();
    await give(await drawCardBack(await site.office.token()));
    await answer();
    await page.locator('.journal-fields').waitFor();
  },
  'a face as large as the screen': async ({ page, give, answer }) => {
    await give(await drawCardBack(await site.office.token()));
    await answer();
    await page.locator('button.face').click();
  },
};
describe.each(Object.entries(screens))('%s', (_, show) => {
  test('has no fault that axe knows, by day and with text twice as large, at 320 pixels', () =>
    visitSite(browser, site.server, async (verifier) => {
      const { page } = verifier;
      await show(verifier);
      expect(await violations(page)).toEqual([]);
      expect(await faultsWhenSmall(page)).toEqual([]);
    }));
});

test.each(['Français', 'English', 'Bamanankan'])(
  'every answer in %s: no fault that axe knows, what to do in sight, nothing cut, at 320 pixels and with text twice as large',
  (language) =>
    visitSite(browser, site.server, async (verifier) => {
      const { page, answer } = verifier;
      if (language !== 'Français') await speak(verifier, language);
      const faults: string[] = [];
      for (const { name, verdict, show } of answers) {
        await show(verifier);
        expect(await answer()).toMatchObject({ verdict });
        // What is folded is read, too.
        const folded = page.locator('details summary');
        if (await folded.count()) await folded.click();
        const found = [...(await violations(page)), ...(await faultsWhenSmall(page))];
        faults.push(...found.map((fault) => `${name}: ${fault}`));
        await leaveAnswer(verifier);
      }
      expect(faults).toEqual([]);
    }),
);

/** What is wrong on the smallest screen, also with text twice as large. Leaves the screen as it was. */
async function faultsWhenSmall(page: Page): Promise<string[]> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 568 });
  const small = [...(await overflow(page)), ...(await hidden(page))];
  await page.evaluate(`document.documentElement.style.fontSize = '200%'`);
  const large = await overflow(page);
  await page.evaluate(`document.documentElement.style.fontSize = ''`);
  if (before !== null) await page.setViewportSize(before);
  return [...small, ...large.map((fault) => `twice as large, ${fault}`)];
}

/** What an answer must show without being scrolled, and does not. */
async function hidden(page: Page): Promise<string[]> {
  const found = await page.evaluate(`(() => {
    const scroll = document.querySelector('.answer-scroll');
    if (scroll === null) return [];
    scroll.scrollTop = 0;
    const end = scroll.getBoundingClientRect().bottom;
    return ['.verdict', '.person', '.answers', '.advice'].flatMap((name) => {
      const below = (document.querySelector(name)?.getBoundingClientRect().bottom ?? 0) - end;
      return below > 1 ? [name + ' is ' + Math.round(below) + ' px below what is seen'] : [];
    });
  })()`);
  return v.parse(Violations, found);
}

async function beginJournal(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Réglages' }).click();
  await page.getByRole('button', { name: 'Journal du guichet' }).click();
  await page.getByLabel('Code secret').fill('402917');
  await page.getByLabel('Le même code').fill('402917');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Tenir le journal' }).click();
}

/** What sticks out of the screen's sides, or is cut off by its own box, where nothing scrolls. */
async function overflow(page: Page): Promise<string[]> {
  const found = await page.evaluate(`(() => {
    const out = [];
    if (document.documentElement.scrollWidth > innerWidth) out.push('the page scrolls sideways');
    for (const one of document.querySelectorAll('button, p, h1, h2, dt, dd, span, strong, label, input, select, summary')) {
      const { left, right, width } = one.getBoundingClientRect();
      if (width === 0 || one.closest('.hidden-file, .unseen, .number-title, .viewfinder-video') !== null) continue;
      const name = one.tagName + '.' + one.className + ' ' + one.textContent.slice(0, 30);
      if (left < -1 || right > innerWidth + 1) out.push(name + ' sticks out: ' + Math.round(left) + '–' + Math.round(right));
      if (one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0 && one.tagName !== 'INPUT') out.push(name + ' is cut');
    }
    return out;
  })()`);
  return v.parse(Violations, found);
}

test('everything is done by the keyboard alone', () =>
  visitSite(browser, site.server, async ({ page, answer }) => {
    const reach = async (selector: string): Promise<void> => {
      for (let tabs = 0; tabs < 30; tabs++) {
        await page.keyboard.press('Tab');
        if (await page.locator(`${selector}:focus`).count()) return;
      }
      throw new Error(`${selector} is not reached`);
    };
    await reach('.bar-settings');
    await page.keyboard.press('Enter');
    await page.locator('.sheet').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.sheet').waitFor({ state: 'detached' });
    await reach('[data-way=number]');
    await page.keyboard.press('Enter');
    await reach('.number-field');
    await page.keyboard.type(people.eligible, { delay: 80 });
    await page.keyboard.press('Enter');
    expect(await answer()).toMatchObject({ verdict: 'eligible' });
    // The way on has the focus.
    await page.keyboard.press('Enter');
    await page.locator('.number-field').waitFor();
    expect(await page.locator('.answer').count()).toBe(0);
  }));
