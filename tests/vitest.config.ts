import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

// Node loads graphql's CommonJS half for the libraries; without this Vite would load the other half for our own files,
// and graphql refuses types "from another module or realm".
const alias = [{ find: /^graphql$/, replacement: `${root}node_modules/graphql/index.js` }];

// Servers that tests start as processes of their own are up a third sooner.
process.env['NODE_COMPILE_CACHE'] ??= `${root}node_modules/.cache/compiled-for-tests`;

/** Two projects: everything without a browser in parallel, then the browser's tests, three files at a time. */
export default defineConfig({
  root,
  test: {
    reporters: ['default', './tests/support/count-reporter.ts'],
    globalSetup: './tests/support/setup.ts',
    // A worker keeps what it has loaded for the next file: loading the server anew took as long as testing it.
    isolate: false,
    projects: [
      {
        resolve: { alias },
        plugins: [svelte({ configFile: false })],
        test: {
          name: 'quick',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/e2e/**', 'tests/bench/**'],
          // Tests wait for disks, processes and each other: three keep two cores busy.
          maxWorkers: 3,
          sequence: { groupOrder: 0 },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'browser',
          include: ['tests/e2e/**/*.test.ts'],
          // Each file has a server of its own, each worker a browser.
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
