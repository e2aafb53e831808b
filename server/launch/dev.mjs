// For developers: the web app with hot replacement and the API behind one port. The API starts again when the server's
// files or the schema change, and generated code follows the schema and the web app's operations.

import { spawn } from 'node:child_process';
import { createServer as createSocket } from 'node:net';
import { join, relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { runTool } from './run.mjs';

const settleMs = 150;
const stopMaxMs = 5_000;
/** What the API server answers; everything else is the web app's. */
const apiPaths = ['/graphql', '/playground-assets', '/health', '/metrics', '/files', '/uploads'];

export async function develop(root) {
  const vitePath = join(root, 'node_modules', 'vite', 'dist', 'node', 'index.js');
  const { createServer } = await import(pathToFileURL(vitePath).href);
  const { readConfig } = await import('../config.ts');
  const { host, port, publicUrl } = readConfig(process.env);
  const apiPort = await freePort();

  // The Host header is passed on as it came, so that the API's check of the Origin sees what the browser sees.
  const target = { target: `http://127.0.0.1:${apiPort}`, ws: true, xfwd: false };
  const vite = await createServer({
    root,
    server: { host, port, strictPort: true, proxy: Object.fromEntries(apiPaths.map((path) => [path, target])) },
  });

  const api = new Api(root, {
    HOST: '127.0.0.1',
    PORT: String(apiPort),
    PUBLIC_URL: publicUrl?.href ?? `http://${host}:${port}`,
  });
  vite.watcher.add([join(root, 'server'), join(root, 'schema.graphql')]);
  let pending;
  vite.watcher.on('all', (_event, path) => {
    const file = relative(root, path).replaceAll('\\', '/');
    const asksForCode = file.endsWith('.graphql');
    const asksForRestart = /^server\/.*\.(ts|txt)$/.test(file);
    if (!asksForCode && !asksForRestart) return;
    clearTimeout(pending);
    pending = setTimeout(async () => {
      if (asksForCode) await runTool(root, 'graphql-codegen', [], { quiet: true }).then(showFailure);
      if (asksForRestart || file === 'schema.graphql') await api.restart();
    }, settleMs);
  });

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, async () => {
      await Promise.all([api.stop(), vite.close()]);
      process.exit(0);
    });
  }
  api.start();
  await vite.listen();
  vite.printUrls();
}

class Api {
  #root;
  #env;
  #child;

  constructor(root, env) {
    this.#root = root;
    this.#env = env;
  }

  start() {
    // Its banner names the inner port, which is nobody's business; what it logs comes on standard error.
    const stdio = ['ignore', 'ignore', 'inherit'];
    const env = { ...process.env, ...this.#env };
    const child = spawn(process.execPath, ['server/main.ts'], { cwd: this.#root, stdio, env });
    this.#child = child;
    child.once('exit', (code) => {
      if (this.#child !== child) return;
      this.#child = undefined;
      if (code) console.log('The API server has stopped; it starts again when a file changes.');
    });
  }

  async stop() {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await Promise.race([gone, wait(stopMaxMs, undefined, { ref: false })]);
    child.kill('SIGKILL');
  }

  async restart() {
    await this.stop();
    this.start();
  }
}

function showFailure({ code, output }) {
  if (code !== 0) console.log(output);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const socket = createSocket();
    socket.once('error', reject);
    socket.listen(0, '127.0.0.1', () => {
      const { port } = socket.address();
      socket.close(() => resolve(port));
    });
  });
}
