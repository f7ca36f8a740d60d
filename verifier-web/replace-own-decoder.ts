import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const ours = fileURLToPath(new URL('src/scan/decode-frame.ts', import.meta.url));

/**
 * Gives html5-qrcode `src/scan/decode-frame.ts` in the place of the decoder that it carries along: 70 kB, gzipped,
 * for seventeen kinds of codes. Fails the build when there was nothing to replace.
 */
export function replaceOwnDecoder(): Plugin {
  let replaced = false;
  return {
    name: 'replace-own-decoder',
    enforce: 'pre',
    resolveId(source, importer) {
      if (!source.endsWith('/zxing-html5-qrcode-decoder') || !importer?.includes('html5-qrcode')) return null;
      replaced = true;
      return ours;
    },
    generateBundle() {
      if (!replaced) this.error('html5-qrcode has its decoder elsewhere: see replace-own-decoder.ts');
    },
  };
}
