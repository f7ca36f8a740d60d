import { defineConfig } from 'vitest/config';

const BROWSER = ['tests/browser/**/*.test.ts', 'tests/attacks/verifier-page.test.ts'];

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'packages/*/src/**/*.test.ts',
            'cli/{src,demo}/**/*.test.ts',
            'verifier-web/src/**/*.test.ts',
            'templates/**/*.test.ts',
          ],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['tests/{journeys,attacks}/**/*.test.ts'],
          exclude: BROWSER,
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: BROWSER,
          testTimeout: 240_000,
          hookTimeout: 240_000,
          // A browser on a busy machine takes its time; what is waited for is what counts.
          expect: { poll: { timeout: 30_000 } },
          // It has threads enough for both cores.
          fileParallelism: false,
        },
      },
    ],
  },
});
