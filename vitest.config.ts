import { defineConfig } from 'vitest/config';

const BROWSER = ['tests/browser/**/*.test.ts', 'tests/attacks/verifier-page.test.ts'];

/** Only what hangs takes so long: a busy machine may be ten times slower than a quiet one, and no test is about time. */
const [SHORT_MS, LONG_MS] = [300_000, 1_200_000];

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
          testTimeout: SHORT_MS,
          hookTimeout: SHORT_MS,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['tests/{journeys,attacks}/**/*.test.ts'],
          exclude: BROWSER,
          testTimeout: LONG_MS,
          hookTimeout: LONG_MS,
        },
      },
      {
        test: {
          name: 'browser',
          include: BROWSER,
          testTimeout: LONG_MS,
          hookTimeout: LONG_MS,
          // A browser on a busy machine takes its time; what is waited for is what counts.
          expect: { poll: { timeout: 90_000 } },
          // It has threads enough for both cores.
          fileParallelism: false,
        },
      },
    ],
  },
});
