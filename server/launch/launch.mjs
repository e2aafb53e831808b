// The way in for every npm script. Runs on any Node from 18 on with nothing installed: brings a Node that can run Hearth,
// then the packages, then the built web app, each only if it is missing or stale, and hands over to the command asked for.

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { handOverToNode24, isNodeNewEnough } from './node-24.mjs';
import { ensurePackages } from './packages.mjs';
import { Problem } from './problem.mjs';
import { runTool, stopWithParent } from './run.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
process.chdir(root);

const [command = 'start', ...args] = process.argv.slice(2);

const commands = {
  /** The server, with the web app built. */
  async start() {
    const { ensureWebApp } = await import('./web-app.mjs');
    await ensureWebApp(root);
    await startServer(args);
  },
  /** One of the host's commands: server/commands. */
  async hearth() {
    await become('server/commands/hearth.ts', args);
  },
  /** The web app alone, built anew whether or not it is stale. */
  async build() {
    const { buildWebApp } = await import('./web-app.mjs');
    await buildWebApp(root);
  },
  async dev() {
    const { develop } = await import('./dev.mjs');
    await develop(root);
  },
  async test() {
    const { ensureWebApp } = await import('./web-app.mjs');
    await ensureWebApp(root);
    const { test } = await import('./test.mjs');
    process.exitCode = await test(root, args);
  },
  async check() {
    const { check } = await import('./check.mjs');
    process.exitCode = await check(root, args);
  },
  /** Any tool of node_modules/.bin, under the right Node: `exec prettier --write .` */
  async exec() {
    const [tool, ...toolArgs] = args;
    if (!tool) throw new Problem('exec needs the name of a tool: exec prettier --write .');
    process.exitCode = (await runTool(root, tool, toolArgs)).code;
  },
};

stopWithParent();
try {
  if (command === 'prepare') {
    // npm calls this after every install, also where nothing can be generated yet; whoever needs the types makes them.
    const { syncWebTypes } = await import('./web-app.mjs');
    if (isNodeNewEnough()) await syncWebTypes(root);
  } else if (!(command in commands)) {
    throw new Problem(`There is no command "${command}". There are: ${Object.keys(commands).join(', ')}.`);
  } else if (isNodeNewEnough()) {
    await ensurePackages(root);
    await commands[command]();
  } else {
    process.exitCode = await handOverToNode24(root, fileURLToPath(import.meta.url), process.argv.slice(2));
  }
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/** Becomes the server: same process, so that one start is one Node and signals need nobody to pass them on. */
async function startServer(serverArgs) {
  const { enableCompileCache } = await import('node:module');
  const compiled = join(root, 'node_modules', '.cache', 'compiled', process.versions.node);
  // Only ever a help: whatever goes wrong with it, the real start says better.
  if (!existsSync(compiled))
    await runTool(root, process.execPath, ['server/launch/warm-up.mjs', compiled], { quiet: true });
  enableCompileCache(compiled);
  await become('server/main.ts', serverArgs);
}

/** Goes on as another program of ours. */
async function become(program, programArgs) {
  const file = join(root, program);
  process.argv = [process.argv[0], file, ...programArgs];
  await import(pathToFileURL(file).href);
}
