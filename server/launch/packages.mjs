// Installs the packages of package-lock.json when what npm noted having installed is not what the lock file asks for.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { oneAtATime } from './one-at-a-time.mjs';
import { Problem } from './problem.mjs';
import { quietNpm } from './run.mjs';

export async function ensurePackages(root) {
  if (arePackagesCurrent(root)) return;
  await oneAtATime(root, async () => {
    if (arePackagesCurrent(root)) return;
    console.log('Installing packages (about 30 s, only the first time) ...');
    // No install script is needed: native packages bring their binaries. The development ones build the web app.
    const { code, output } = await quietNpm(['ci', '--ignore-scripts', '--include=dev'], root);
    if (code !== 0) throw new Problem(`${output}\nInstalling the packages failed, as npm says above.`);
    if (!arePackagesCurrent(root)) throw new Problem('npm ci did not install what package-lock.json asks for.');
  });
}

/** npm writes node_modules/.package-lock.json last, so an interrupted install counts as none. */
function arePackagesCurrent(root) {
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const installed = packagesOf(join(root, 'node_modules', '.package-lock.json'));
  if (!wanted)
    throw new Problem('package-lock.json is missing or damaged: "git checkout package-lock.json" brings it back.');
  if (!installed) return false;
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    if (path === '') return true;
    const found = installed[path];
    // What is missing as optional is meant for another kind of computer.
    return found ? found.version === version : Boolean(optional ?? devOptional);
  });
}

function packagesOf(lockFile) {
  try {
    return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
