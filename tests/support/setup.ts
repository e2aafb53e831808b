import type { TestProject } from 'vitest/node';
import { provideChromium } from './chromium.ts';
import { providePostgres } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the browser, or why there is none. */
    chromium: { path: string } | { missing: string };
    /** URL of a PostgreSQL server where databases may be made, or why there is none. */
    postgres: { url: string } | { missing: string };
  }
}

/** Once before all tests: brings what they need beyond npm's packages. Returns what puts it away again. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide('chromium', provideChromium());
  const postgres = await providePostgres();
  if ('missing' in postgres) {
    if (process.env['HEARTH_REQUIRE_POSTGRES'] === '1')
      throw new Error(`PostgreSQL is required here: ${postgres.missing}`);
    console.log(`The PostgreSQL part of the tests is left out: ${postgres.missing}`);
    project.provide('postgres', { missing: postgres.missing });
    return () => Promise.resolve();
  }
  project.provide('postgres', { url: postgres.url });
  return postgres.stop;
}
