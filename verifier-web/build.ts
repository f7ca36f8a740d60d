import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import viteConfig from './vite.config.ts';

/**
 * Builds the verifier into a folder that any static server can serve, at any path.
 *
 * Files of an older build are replaced; `config.json` and `list/` are left alone: the office writes them beside
 * `index.html`.
 *
 * @throws when the sources cannot be built, for example when something that reaches the browser imports Node.
 */
export async function buildVerifier({ outDir }: { outDir: string }): Promise<void> {
  const target = resolve(outDir);
  await rm(join(target, 'assets'), { recursive: true, force: true });
  await build({
    ...viteConfig,
    configFile: false,
    logLevel: 'error',
    build: { ...viteConfig.build, outDir: target, emptyOutDir: false },
  });
}
