import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyAnswer, leaveAnswer, speak, type AnswerToShow } from './every-answer.ts';
import { everyScreen, inviteTo } from './every-screen.ts';
import { launchBrowser } from './launch-browser.ts';
import { drawCardBack, makeOffice, people, type MadeUpOffice } from './made-up-office.ts';
import { makeSite, visitSite, type MadeUpSite } from './made-up-site.ts';
import { openVerifier } from './open-verifier.ts';

let site: MadeUpSite;
let stranger: MadeUpOffice;
let browser: Browser;
let answers: AnswerToShow[];

beforeAll(async () => {
  [site, stranger, browser] = await Promise.all([makeSite(), makeOffice(), launchBrowser()]);
  answers = await everyAnswer(site.office);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const Violations = v.array(v.string());

/** What axe-core finds wrong, a line for each element; the answer's contrast is held to 7:1, for the sun. */
async function violations(page: Page): Promise<string[]> {
  if (await page.evaluate('globalThis.axe === undefined')) await page.evaluate(axe.source);
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

const LANGUAGES = ['Français', 'English', 'Bamanankan'];

describe.each(LANGUAGES)('in %s', (language) => {
  test('no screen has a fault that axe knows, nor is anything cut, at 320 pixels and with text twice as large', () =>
    visitSite(browser, site.server, async (verifier) => {
      if (language !== 'Français') await speak(verifier, language);
      const faults: string[] = [];
      for (const { name, show, leave } of everyScreen(site.server.url, site.office, stranger)) {
        await show(verifier);
        faults.push(...(await faultsOf(verifier.page)).map((fault) => `${name}: ${fault}`));
        await leave(verifier);
      }
      expect(faults).toEqual([]);
      // Of a camera that was let go of before its picture came, and of the network that was away, the browser complains.
      const all = verifier.complaints();
      const others = all.filter((one) => !/The play\(\) request|ERR_INTERNET_DISCONNECTED/.test(one));
      all.splice(0, all.length, ...others);
    }));
});

test('the camera, a face as large as the screen, and a first setup have no fault that axe knows', async () => {
  await visitSite(browser, site.server, async ({ page, scan, give, answer }) => {
    await scan();
    await page.getByText('Placez le code').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await give(await drawCardBack(await site.office.token()));
    await answer();
    await page.locator('button.face').click();
    expect(await faultsOf(page)).toEqual([]);
  });
  const invitation = inviteTo(site.server.url, site.office, 'CSCom de Markala');
  const { page, close } = await openVerifier(browser, invitation, { until: '.setup-question' });
  expect(await faultsOf(page)).toEqual([]);
  await page.goto(invitation.replace('.list/', '.liste'));
  await page.getByRole('button', { name: 'Réessayer' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await close();
});

async function faultsOf(page: Page): Promise<string[]> {
  return [...(await violations(page)), ...(await brokenWords(page)), ...(await faultsWhenSmall(page))];
}

test.each(LANGUAGES)(
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
        faults.push(...(await faultsOf(page)).map((fault) => `${name}: ${fault}`));
        await leaveAnswer(verifier);
      }
      expect(faults).toEqual([]);
    }),
);

/** What is wrong on the smallest screen, also with text twice as large. Leaves the screen as it was. */
async function faultsWhenSmall(page: Page): Promise<string[]> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 568 });
  const small = [...(await overflow(page)), ...(await hidden(page)), ...(await brokenWords(page))];
  await page.evaluate(`document.documentElement.style.fontSize = '200%'`);
  const large = [...(await overflow(page)), ...(await brokenWords(page))];
  await page.evaluate(`document.documentElement.style.fontSize = ''`);
  if (before !== null) await page.setViewportSize(before);
  // A phone may have zoomed out for what was too wide.
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setPageScaleFactor', { pageScaleFactor: 1 });
  await session.detach();
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

/** Words of buttons and of verdicts that go on in the next line, where no hyphen or space is. */
async function brokenWords(page: Page): Promise<string[]> {
  const found = await page.evaluate(`(() => {
    const broken = [];
    for (const button of document.querySelectorAll('button, label, summary, .verdict-title')) {
      const texts = document.createTreeWalker(button, NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
        for (const { index, 0: word } of text.data.matchAll(/[^\\s-]+/g)) {
          const range = document.createRange();
          range.setStart(text, index);
          range.setEnd(text, index + word.length);
          const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
          if (lines.size > 1) broken.push(word + ' is broken');
        }
      }
    }
    return broken;
  })()`);
  return v.parse(Violations, found);
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
