import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { refuseNodeImports } from '@passeport/verifier-web/refuse-node-imports';
import invalidCards from '@passeport/credential/vectors/cards.invalid.json' with { type: 'json' };
import validCards from '@passeport/credential/vectors/cards.valid.json' with { type: 'json' };
import invalidTrustLists from '@passeport/credential/vectors/trust-lists.invalid.json' with { type: 'json' };
import validTrustLists from '@passeport/credential/vectors/trust-lists.valid.json' with { type: 'json' };
import invalidLists from '@passeport/eligibility/vectors/lists.invalid.json' with { type: 'json' };
import validLists from '@passeport/eligibility/vectors/lists.valid.json' with { type: 'json' };
import type * as Codes from '@passeport/codes';
import type * as Credential from '@passeport/credential';
import type * as Eligibility from '@passeport/eligibility';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './launch-browser.ts';
import { serveFolder, type FolderServer } from './serve-folder.ts';

/** The vectors that Node runs beside the code, run whole in a browser by the same sources. */
const PAGE = `<!doctype html><title>vectors</title><script type="module">
import * as credential from './credential.js';
import * as codes from './codes.js';
import * as eligibility from './eligibility.js';
Object.assign(globalThis, { credential, codes, eligibility, ready: true });
</script>`;

declare global {
  var credential: typeof Credential;
  var codes: typeof Codes;
  var eligibility: typeof Eligibility;
  var ready: boolean;
}

let folder: string;
let server: FolderServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'passeport-vectors-'));
  for (const name of ['credential', 'codes', 'eligibility']) await bundle(name);
  await writeFile(join(folder, 'index.html'), PAGE);
  server = await serveFolder(folder);
  browser = await launchBrowser();
  page = await browser.newPage();
  await page.goto(server.url);
  await page.waitForFunction(() => globalThis.ready);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

async function bundle(name: string): Promise<void> {
  const entry = fileURLToPath(import.meta.resolve(`@passeport/${name}`));
  await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [refuseNodeImports()],
    build: {
      target: 'chrome87',
      outDir: folder,
      emptyOutDir: false,
      lib: { entry, formats: ['es'], fileName: () => `${name}.js` },
    },
  });
}

const [trustList] = validTrustLists;
const root: unknown = trustList?.list.roots[0];

test('cards: genuine ones, and every other told apart', async () => {
  const texts = [...validCards, ...invalidCards].map(({ text }) => text);
  const readings = await page.evaluate(
    async ({ texts, token, root }) => {
      const { parsePublicJwk, verifyCard, verifyTrustList } = globalThis.credential;
      const trust = await verifyTrustList(token, [parsePublicJwk(root)]);
      const statuses: { status: string; reason?: string }[] = [];
      for (const text of texts) {
        const reading = await verifyCard(text, trust);
        statuses.push({ status: reading.status, ...('reason' in reading && { reason: reading.reason }) });
      }
      return statuses;
    },
    { texts, token: trustList?.token ?? '', root },
  );
  expect(readings).toHaveLength(texts.length);
  const expected = [
    ...validCards.map(() => ({ status: 'genuine' })),
    ...invalidCards.map(({ status, reason }) => (reason === undefined ? { status } : { status, reason })),
  ];
  expect(readings).toMatchObject(expected);
});

test('trust lists: the signed one, and every other refused by its code', async () => {
  const codes = await page.evaluate(
    async ({ tokens, root }) => {
      const { parsePublicJwk, verifyTrustList } = globalThis.credential;
      const roots = [parsePublicJwk(root)];
      const answers: string[] = [];
      for (const token of tokens) {
        answers.push(
          await verifyTrustList(token, roots).then(
            () => 'genuine',
            (error: { code: string }) => error.code,
          ),
        );
      }
      return answers;
    },
    {
      tokens: [...validTrustLists, ...invalidTrustLists].map(({ token }) => token),
      root,
    },
  );
  expect(codes).toEqual([
    ...validTrustLists.map(() => 'genuine'),
    ...invalidTrustLists.map(({ code }) => code),
  ]);
});

test('lists: what they tell of every household, and every other spelling refused by its code', async () => {
  const answers = await page.evaluate(
    async ({ valid, invalid }) => {
      const { openWholePublished, readRights, unpackListFile } = globalThis.eligibility;
      const { parsePublicJwk } = globalThis.credential;
      const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const listOf = (base64: string) => unpackListFile(bytesOf(base64));

      const open = { roots: [parsePublicJwk(valid.root)], now: new Date('2026-04-02T08:00:00Z') };
      const told: { number: string; households: number; persons: number }[][] = [];
      for (const { file } of valid.lists) {
        const list = listOf(file);
        await openWholePublished(list, open);
        const mutuelles: { number: string; households: number; persons: number }[] = [];
        for await (const { number, households, deadEditions, exceptions } of readRights(list)) {
          const members = [...deadEditions, ...exceptions].map(({ member }) => member);
          mutuelles.push({ number, households: households.length, persons: new Set(members).size });
        }
        told.push(mutuelles);
      }

      const options = { roots: [parsePublicJwk(invalid.root)], now: new Date(invalid.now) };
      const blocks: [string, Uint8Array][] = [];
      for (const one of invalid.blocks) {
        const bytes = bytesOf(one);
        const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.slice().buffer));
        blocks.push([[...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(''), bytes]);
      }
      const codes: string[] = [];
      for (const parts of [invalid.control, ...invalid.lists]) {
        try {
          const list =
            'file' in parts && parts.file !== undefined
              ? listOf(parts.file)
              : {
                  manifest: parts.manifest ?? '',
                  trust: invalid.trust,
                  blocks: new Map((parts.blocks ?? []).flatMap((at) => blocks.slice(at, at + 1))),
                };
          await openWholePublished(list, options);
          codes.push('taken');
        } catch (error) {
          codes.push((error as { code: string }).code);
        }
      }
      return { told, codes };
    },
    { valid: validLists, invalid: invalidLists },
  );
  expect(answers.told).toEqual(
    validLists.lists.map(({ rights }) =>
      rights.map(({ number, households, persons }) => ({
        number,
        households: households.reduce((sum, [first, last]) => sum + Number(last) - Number(first) + 1, 0),
        persons: persons.length,
      })),
    ),
  );
  expect(answers.codes).toEqual(['taken', ...invalidLists.lists.map(({ code }) => code)]);
});

test('member numbers', async () => {
  const rows = readVectors('member-number.invalid.txt');
  const codes = await page.evaluate(
    async ({ texts }) => {
      const { parseMemberNumber } = globalThis.codes;
      return texts.map((text) => {
        try {
          return parseMemberNumber(text);
        } catch (error) {
          return (error as { code: string }).code;
        }
      });
    },
    { texts: rows.map(([text]) => JSON.parse(text)) },
  );
  expect(codes).toEqual(rows.map(([, code]) => code));
});

function readVectors(name: string): [string, string][] {
  const path = fileURLToPath(import.meta.resolve(`@passeport/codes/vectors/${name}`));
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [given = '', expected = ''] = line.split('\t');
      return [given, expected];
    });
}
