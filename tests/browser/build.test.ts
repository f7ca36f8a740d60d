import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildVerifier } from '@passeport/verifier-web/build';
import { refuseNodeImports } from '@passeport/verifier-web/refuse-node-imports';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findNewer } from './newer-than-chrome.ts';

let folder: string;
let outDir: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'passeport-build-'));
  outDir = join(folder, 'site');
  await mkdir(join(outDir, 'assets'), { recursive: true });
  await mkdir(join(outDir, 'list'));
  await writeFile(join(outDir, 'assets', 'index-of-old.js'), '');
  await writeFile(join(outDir, 'list', 'manifest.jws'), 'list');
  await writeFile(join(outDir, 'config.json'), 'config');
  await buildVerifier({ outDir });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a second build replaces the app, and leaves what the office wrote beside it', async () => {
  expect(await readFile(join(outDir, 'list', 'manifest.jws'), 'utf8')).toBe('list');
  expect(await readFile(join(outDir, 'config.json'), 'utf8')).toBe('config');
  const assets = await readdir(join(outDir, 'assets'));
  expect(assets).not.toContain('index-of-old.js');

  // Everything that the page needs is kept by the service worker; what the office writes is not.
  const worker = await readFile(join(outDir, 'sw.js'), 'utf8');
  for (const file of ['index.html', ...assets.map((asset) => `assets/${asset}`)]) {
    expect(worker).toContain(`"${file}"`);
  }
  expect(worker).not.toMatch(/config\.json|manifest\.jws/);

  // What a phone downloads at first, compressed as a server does.
  const sizes = { javascript: 0, wasm: 0 };
  for (const asset of assets) {
    const { length } = gzipSync(await readFile(join(outDir, 'assets', asset)));
    if (asset.endsWith('.js')) sizes.javascript += length;
    if (asset.endsWith('.wasm')) sizes.wasm += length;
  }
  expect(sizes.javascript).toBeLessThan(170_000);
  expect(sizes.wasm).toBeLessThan(420_000);
});

/** What the build may name although Chrome 87 does not know it, and why that does no harm. */
const harmless = {
  'a property of the library’s own that happens to be called so': ['rotation', 'setStatus', 'use'],
  'jose and the glue of zxing-wasm ask whether it is there': [
    'Symbol.dispose',
    'Uint8Array.fromBase64',
    'Uint8Array.toBase64',
    'dispose',
    'fromBase64',
    'toBase64',
  ],
  'the decoder without wasm asks whether it is there, and only where it decodes asynchronously': [
    'scheduler',
    'yield',
  ],
  'jose asks it of headers that are refused before; zxing-wasm runs where wasm may, from Chrome 97': [
    'Object.hasOwn',
    'hasOwn',
  ],
  'a control in the browser’s own colour': ['accent-color'],
};

test('nothing in it needs a browser newer than Chrome 87: syntax, functions, styles', async () => {
  const names = ['sw.js', ...(await readdir(join(outDir, 'assets'))).map((asset) => join('assets', asset))];
  const files = await Promise.all(
    names
      .filter((one) => /\.(?:js|css)$/.test(one))
      .map(async (name) => ({ name, text: await readFile(join(outDir, name), 'utf8') })),
  );
  const found = findNewer(files, 87);
  expect(found).toEqual(Object.values(harmless).flat().sort());
});

test.each([
  ['main.js', 'list.at(-1)', ['Array.at', 'String.at', 'TypedArray.at', 'at']],
  [
    'main.js',
    'Object.hasOwn(a, b); structuredClone(c); AbortSignal.timeout(1)',
    ['AbortSignal.timeout', 'Object.hasOwn', 'hasOwn', 'structuredClone'],
  ],
  [
    'main.js',
    'new CompressionStream("gzip"); list.findLast(is); crypto.randomUUID()',
    ['Array.findLast', 'TypedArray.findLast', 'findLast', 'randomUUID'],
  ],
  ['main.js', 'Promise.any(all); text.replaceAll(a, b); list.flat(); a ?? b?.c', []],
  [
    'main.css',
    'p:has(a) { inset: 0; aspect-ratio: 1 } a:focus-visible { height: 100dvh }',
    [':has', 'aspect-ratio', 'dvh'],
  ],
  [
    'main.css',
    '@container (width > 1px) { p { color: color-mix(in srgb, red, blue) } }',
    ['@container', 'color-mix'],
  ],
])('%s: what is newer is found: %s', (name, text, newer) => {
  expect(findNewer([{ name, text }], 87)).toEqual(newer);
});

test.each([
  'await fetch("x")',
  'class A { static { run(); } }',
  'a ??= b',
  'class A { #b; c(d) { return #b in d; } }',
  '/a/v',
])('syntax newer than ES2020 is refused: %s', (text) => {
  expect(() => findNewer([{ name: 'main.js', text }], 87)).toThrow(SyntaxError);
});

test.each(['node:crypto', 'fs'])('an import of %s fails the build', async (module) => {
  const root = await mkdtemp(join(folder, 'node-'));
  await writeFile(join(root, 'main.ts'), `import * as node from '${module}'; console.log(node);`);
  await writeFile(join(root, 'index.html'), '<script type="module" src="./main.ts"></script>');
  const building = build({ root, configFile: false, logLevel: 'silent', plugins: [refuseNodeImports()] });
  await expect(building).rejects.toThrow(`imports ${module}`);
});
