import { isBuiltin } from 'node:module';
import type { Plugin } from 'vite';

/**
 * Fails the build when anything that reaches the browser imports a module of Node.
 *
 * Vite replaces such a module by an empty one and only warns: a signature check built on it would then fail,
 * or pass, on the phone alone.
 */
export function refuseNodeImports(): Plugin {
  return {
    name: 'refuse-node-imports',
    enforce: 'pre',
    resolveId(source, importer) {
      if (isBuiltin(source)) {
        this.error(`${importer ?? 'the page'} imports ${source}, which no browser has`);
      }
      return null;
    },
  };
}
