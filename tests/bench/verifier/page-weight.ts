import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What a phone downloads, compressed as servers do, in bytes: every script and every wasm of the built page, also those that few phones ask for. */
export async function weighPage(site: string): Promise<{ javascript: number; wasm: number }> {
  const weigh = async (suffix: string): Promise<number> => {
    const files = (await readdir(site, { recursive: true })).filter((file) => file.endsWith(suffix));
    const sizes = await Promise.all(
      files.map(async (file) => gzipSync(await readFile(join(site, file)), { level: 9 }).length),
    );
    return sizes.reduce((sum, size) => sum + size, 0);
  };
  return { javascript: await weigh('.js'), wasm: await weigh('.wasm') };
}
