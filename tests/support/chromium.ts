import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Chromium without what only shows on a screen: the same engine, in less than half of the time. */
const shellNames = ['chromium-headless-shell', 'chrome-headless-shell'];
const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const usualPlaces = [
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The Chromium to test with: the one that CHROMIUM names, else Debian's headless shell, installed now where apt-get may do so without asking,
 * else any that is installed. Otherwise what the person can do.
 */
export function provideChromium(): { path: string } | { missing: string } {
  const named = process.env['CHROMIUM'];
  if (named) {
    return isProgram(named) ? { path: named } : { missing: `CHROMIUM="${named}" is not a program that can be run.` };
  }
  const known = find(names);
  // Nobody's own computer gets a second Chromium; a machine that is there for tests does.
  const found = find(shellNames) ?? (known === undefined || isRoot() ? installChromium() : undefined) ?? known;
  if (found) return { path: found };
  return {
    missing: 'No Chromium was found. Install Chromium or Chrome, or name one: CHROMIUM=/path/to/chrome npm test',
  };
}

function find(wanted: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).concat('/usr/bin', '/usr/local/bin');
  const inPath = wanted.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...inPath, ...(wanted === names ? usualPlaces : [])].find(isProgram);
}

/** Installs the headless shell, or the whole of Chromium where the distribution has no shell. */
function installChromium(): string | undefined {
  if (!existsSync('/usr/bin/apt-get')) return undefined;
  const asRoot = isRoot() ? [] : ['sudo', '--non-interactive'];
  const apt = (...args: string[]) => {
    const [program = '', ...rest] = [...asRoot, 'apt-get', '-qq', ...args];
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    return spawnSync(program, rest, { env, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
  };
  if (asRoot.length > 0 && spawnSync('sudo', ['--non-interactive', 'true']).status !== 0) return undefined;
  console.log('Installing Chromium for the browser tests (about a minute, only the first time) ...');
  apt('update');
  for (const name of ['chromium-headless-shell', 'chromium']) {
    const { status, stderr } = apt('install', '--yes', '--no-install-recommends', name, 'fonts-liberation');
    if (status === 0) return find([name]);
    console.log(stderr.trim());
  }
  return undefined;
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
