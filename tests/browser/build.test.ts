import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildVerifier } from '@passeport/verifier-web/build';
import { refuseNodeImports } from '@passeport/verifier-web/refuse-node-imports';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'passeport-build-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a second build replaces the app, and leaves what the office wrote beside it', async () => {
  const outDir = join(folder, 'site');
  await mkdir(join(outDir, 'assets'), { recursive: true });
  await mkdir(join(outDir, 'list'));
  await writeFile(join(outDir, 'assets', 'index-of-old.js'), '');
  await writeFile(join(outDir, 'list', 'manifest.jws'), 'list');
  await writeFile(join(outDir, 'config.json'), 'config');
  await buildVerifier({ outDir });

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

test.each(['node:crypto', 'fs'])('an import of %s fails the build', async (module) => {
  const root = await mkdtemp(join(folder, 'node-'));
  await writeFile(join(root, 'main.ts'), `import * as node from '${module}'; console.log(node);`);
  await writeFile(join(root, 'index.html'), '<script type="module" src="./main.ts"></script>');
  const building = build({ root, configFile: false, logLevel: 'silent', plugins: [refuseNodeImports()] });
  await expect(building).rejects.toThrow(`imports ${module}`);
});
