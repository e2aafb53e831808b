import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const usualPlaces = [
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The Chromium to test with: the one that CHROMIUM names, else one that is installed, else installed now where apt-get
 * may do so without asking. Otherwise what the person can do.
 */
export function provideChromium(): { path: string } | { missing: string } {
  const named = process.env['CHROMIUM'];
  if (named) {
    return isProgram(named) ? { path: named } : { missing: `CHROMIUM="${named}" is not a program that can be run.` };
  }
  const found = findChromium() ?? installChromium();
  if (found) return { path: found };
  return {
    missing: 'No Chromium was found. Install Chromium or Chrome, or name one: CHROMIUM=/path/to/chrome npm test',
  };
}

function findChromium(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).concat('/usr/bin', '/usr/local/bin');
  return [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...usualPlaces].find(isProgram);
}

function installChromium(): string | undefined {
  if (!existsSync('/usr/bin/apt-get')) return undefined;
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '--non-interactive'];
  const apt = (...args: string[]) => {
    const [program = '', ...rest] = [...asRoot, 'apt-get', '-qq', ...args];
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    return spawnSync(program, rest, { env, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
  };
  if (asRoot.length > 0 && spawnSync('sudo', ['--non-interactive', 'true']).status !== 0) return undefined;
  console.log('Installing Chromium for the browser tests (about a minute, only the first time) ...');
  apt('update');
  const { status, stderr } = apt('install', '--yes', '--no-install-recommends', 'chromium', 'fonts-liberation');
  if (status !== 0) console.log(stderr.trim());
  return findChromium();
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
