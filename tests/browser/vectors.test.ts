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
import type * as Codes from '@passeport/codes';
import type * as Credential from '@passeport/credential';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './launch-browser.ts';
import { serveFolder, type FolderServer } from './serve-folder.ts';

/** The vectors that Node runs beside the code, run whole in a browser by the same sources. */
const PAGE = `<!doctype html><title>vectors</title><script type="module">
import * as credential from './credential.js';
import * as codes from './codes.js';
Object.assign(globalThis, { credential, codes, ready: true });
</script>`;

declare global {
  var credential: typeof Credential;
  var codes: typeof Codes;
  var ready: boolean;
}

let folder: string;
let server: FolderServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'passeport-vectors-'));
  for (const name of ['credential', 'codes']) await bundle(name);
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
