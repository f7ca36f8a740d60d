import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { refuseNodeImports } from '@passeport/verifier-web/refuse-node-imports';
import { build } from 'vite';

/** The page's day, whatever the machine's: the made-up country has a date. */
const pageAt = (now: Date): string => `<!doctype html><title>bench</title><script>
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...given) { super(...(given.length === 0 ? [${now.getTime()}] : given)); }
  static now() { return ${now.getTime()}; }
};
</script><script type="module">
import { deskPage } from './desk-page.js';
globalThis.deskPage = deskPage;
</script>`;

/** Puts the page that times the verifier's desk into a folder, built as the verifier is. */
export async function bundleDesk(folder: string, now: Date): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [refuseNodeImports()],
    build: {
      target: ['chrome87', 'es2020'],
      outDir: folder,
      emptyOutDir: false,
      lib: {
        entry: fileURLToPath(new URL('desk-page.ts', import.meta.url)),
        formats: ['es'],
        fileName: () => 'desk-page.js',
      },
    },
  });
  await writeFile(join(folder, 'index.html'), pageAt(now));
}
