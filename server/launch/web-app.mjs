// Builds the web app and the playground when what they are made of has changed since the last build.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { oneAtATime } from './one-at-a-time.mjs';
import { Problem } from './problem.mjs';
import { runTool } from './run.mjs';

const inputs = [
  'web',
  'vite.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
  'server/launch/web-app.mjs',
];
/** Made by the build itself, or read by nothing that the browser gets. */
const notInputs = new Set(['web/build', 'web/build-playground', 'web/lib/text/generated']);
const outputs = ['web/build/200.html', 'web/build-playground/index.html'];

const stampPath = (root) => join(root, '.cache', 'web-app.sha256');

export async function ensureWebApp(root) {
  if (isCurrent(root)) return;
  await oneAtATime(root, async () => {
    if (isCurrent(root)) return;
    console.log('Building the web app (about 10 s, only after a change) ...');
    await build(root, { quiet: true });
  });
}

/** Builds whether or not it is stale, showing what the build says. */
export async function buildWebApp(root) {
  await oneAtATime(root, () => build(root, { quiet: false }));
}

/** Generates the types that SvelteKit makes from the routes; every npm install deletes them. */
export async function syncWebTypes(root) {
  if (!existsSync(join(root, 'vite.config.ts')) || !existsSync(join(root, 'node_modules', '@sveltejs', 'kit'))) return;
  const { code, output } = await runTool(root, 'svelte-kit', ['sync'], { quiet: true });
  if (code !== 0) throw new Problem(`${output}\nsvelte-kit sync failed, as it says above.`);
}

async function build(root, { quiet }) {
  // Taken before the build: a file saved meanwhile makes the next start build again.
  const stamp = fingerprint(root);
  rmSync(stampPath(root), { force: true });
  for (const [tool, ...args] of [
    ['vite', 'build'],
    ['node', 'web/playground/build.mjs'],
  ]) {
    const { code, output } = await runTool(root, tool, args, { quiet, env: { NODE_ENV: 'production' } });
    if (code !== 0) throw new Problem(`${output}\nBuilding the web app failed, as ${tool} says above.`);
  }
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(stampPath(root), stamp);
}

function isCurrent(root) {
  if (!outputs.every((path) => existsSync(join(root, path))) || !existsSync(stampPath(root))) return false;
  return readFileSync(stampPath(root), 'utf8') === fingerprint(root);
}

/** By content, not by time: a fresh checkout of the same commit is the same app. */
function fingerprint(root) {
  const hash = createHash('sha256');
  for (const path of inputs.flatMap((input) => filesUnder(root, input))) {
    hash.update(`${path}\0`).update(
      createHash('sha256')
        .update(readFileSync(join(root, path)))
        .digest(),
    );
  }
  return hash.digest('hex');
}

function filesUnder(root, path) {
  const stat = statSync(join(root, path), { throwIfNoEntry: false });
  if (!stat || notInputs.has(path)) return [];
  if (stat.isFile()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesUnder(root, `${path}/${name}`));
}
