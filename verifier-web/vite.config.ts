import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { bundleShareWorker, SHARE_WORKER_FILE } from './bundle-share-worker.ts';
import { refuseNodeImports } from './refuse-node-imports.ts';
import { replaceOwnDecoder } from './replace-own-decoder.ts';
import { SHARE_PATH } from './src/share/shared-files.ts';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  // The folder is served from wherever the office puts it.
  base: './',
  build: {
    // Phones of Android 8 that never update (FACTS: AVIF needs Chrome 85).
    target: ['chrome87', 'es2020'],
    cssTarget: 'chrome87',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
    reportCompressedSize: false,
    rolldownOptions: {
      onwarn(warning) {
        // A slow machine is no fault of the page.
        if (warning.code === 'PLUGIN_TIMINGS') return;
        throw new Error(`warning while building the verifier: ${warning.message}`);
      },
    },
  },
  plugins: [
    refuseNodeImports(),
    replaceOwnDecoder(),
    bundleShareWorker(),
    VitePWA({
      strategies: 'generateSW',
      // An inline script would break the page's policy: src/offline.ts registers.
      injectRegister: false,
      registerType: 'prompt',
      // `globPatterns` has them already.
      includeManifestIcons: false,
      manifest: {
        id: './',
        name: 'Passeport de santé · vérification',
        short_name: 'Vérif. santé',
        description: 'Vérifier un passeport de santé, sans réseau',
        lang: 'fr',
        dir: 'ltr',
        start_url: './',
        scope: './',
        display: 'standalone',
        orientation: 'portrait',
        theme_color: '#17324d',
        background_color: '#f4f2ec',
        categories: ['medical'],
        // A messenger hands a list over as whatever it takes it for; the page knows it by its content.
        share_target: {
          action: `./${SHARE_PATH}`,
          method: 'POST',
          enctype: 'multipart/form-data',
          params: {
            files: [
              {
                name: 'file',
                accept: ['application/octet-stream', 'text/plain', '.psl', '.psd', '.txt', 'image/*'],
              },
            ],
          },
        },
        file_handlers: [{ action: './', accept: { 'application/octet-stream': ['.psl', '.psd'] } }],
        launch_handler: { client_mode: 'navigate-existing' },
        icons: [
          { src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: 'icons/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
      workbox: {
        // Everything that the page needs without a network. config.json and list/ are not files of the app:
        // they live in IndexedDB, checked by signature.
        globPatterns: ['**/*.{html,js,css,wasm,svg,png}'],
        navigateFallback: 'index.html',
        importScripts: [SHARE_WORKER_FILE],
        globIgnores: [SHARE_WORKER_FILE],
        cleanupOutdatedCaches: true,
        clientsClaim: true,
        skipWaiting: false,
        sourcemap: false,
        inlineWorkboxRuntime: true,
      },
    }),
  ],
});
