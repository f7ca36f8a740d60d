import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

/** Beside `sw.js`, which imports it. */
export const SHARE_WORKER_FILE = 'share-worker.js';

const entry = fileURLToPath(new URL('./src/share/share-worker.ts', import.meta.url));

/** Bundles the service worker's own part as one script without imports: a classic worker has none. */
export function bundleShareWorker(): Plugin {
  return {
    name: 'bundle-share-worker',
    apply: 'build',
    async generateBundle() {
      const built = await build({
        configFile: false,
        publicDir: false,
        logLevel: 'error',
        build: {
          write: false,
          target: 'chrome87',
          lib: { entry, formats: ['iife'], name: 'shareWorker' },
        },
      });
      const [first] = Array.isArray(built) ? built : [built];
      const [chunk] = first !== undefined && 'output' in first ? first.output : [];
      if (chunk === undefined) throw new Error('no share worker was built');
      this.emitFile({ type: 'asset', fileName: SHARE_WORKER_FILE, source: chunk.code });
    },
  };
}
