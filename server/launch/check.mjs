// Everything that can be said about the code without running it. Shows all that is wrong, not only the first thing.

import { runTool } from './run.mjs';
import { syncWebTypes } from './web-app.mjs';

const checks = {
  format: ['prettier', '--check', '--log-level=warn', '.'],
  'types-server': ['tsc', '-p', 'server'],
  'types-tests': ['tsc', '-p', 'tests'],
  'types-web': ['svelte-check', '--tsconfig', 'tsconfig.json', '--threshold', 'warning', '--output', 'human'],
  'types-worker': ['tsc', '-p', 'web/service-worker'],
  lint: ['eslint', '--config', '.config/eslint.config.js', '--max-warnings=0', '.'],
  'generated-code': ['graphql-codegen', '--check'],
  migrations: ['node', 'tests/support/with-postgres.ts', 'server/database/check-migrations.ts'],
};

const cures = {
  format: 'npm run format',
  lint: 'npm run lint:fix, then npm run check -- lint',
  'generated-code': 'npm run codegen',
};

/** Runs the named checks, all of them when none is named; resolves to the exit code: how many failed. */
export async function check(root, names) {
  const unknown = names.find((name) => !(name in checks));
  if (unknown) {
    console.error(`There is no check "${unknown}". There are: ${Object.keys(checks).join(', ')}.`);
    return 1;
  }
  await syncWebTypes(root);
  const failed = [];
  for (const name of names.length > 0 ? names : Object.keys(checks)) {
    const [tool, ...args] = checks[name];
    const startMs = Date.now();
    const { code, output } = await runTool(root, tool, args, { quiet: true });
    console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - startMs) / 1000).toFixed(1)} s)`);
    if (code === 0) continue;
    failed.push(name);
    console.log(`${output}\n${cures[name] ? `To mend: ${cures[name]}\n` : ''}`);
  }
  if (failed.length > 0) console.log(`Checks that failed: ${failed.join(', ')}`);
  return failed.length;
}
