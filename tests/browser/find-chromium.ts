import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import * as v from 'valibot';

const Package = v.object({ version: v.string() });

let found: Promise<string> | undefined;

/**
 * The path of the Chromium that npm brings, which is unpacked once on a machine, for each version and user. It is there whole or not
 * at all: several may ask at once, and any of them may be killed meanwhile.
 */
export function findChromium(): Promise<string> {
  return (found ??= unpackOnce());
}

async function unpackOnce(): Promise<string> {
  const home = join(tmpdir(), `passeport-chromium-${versionOf('@sparticuz/chromium')}-${userInfo().uid}`);
  if (!existsSync(home)) {
    const making = await mkdtemp(`${home}-`);
    await unpackInto(making);
    // Where another was quicker, the place is taken by the same.
    await rename(making, home).catch(() => rm(making, { recursive: true }));
  }
  return join(home, 'chromium');
}

function versionOf(name: string): string {
  const manifest = new URL('../package.json', import.meta.resolve(name));
  return v.parse(Package, JSON.parse(readFileSync(manifest, 'utf8'))).version;
}

/** The library knows no other place than the one for temporary files; it looks that up before it first waits for anything. */
async function unpackInto(folder: string): Promise<void> {
  const { TMPDIR: before } = process.env;
  process.env['TMPDIR'] = folder;
  const unpacking = sparticuz.executablePath();
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
  await unpacking;
}
