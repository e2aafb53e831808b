import { hash, timingSafeEqual } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { addressesForPeople } from './addresses.ts';
import type { Config } from './config.ts';
import type { HostSide } from './core/services.ts';
import { randomPassword } from './shared/random-password.ts';
import { listeningHost, readReach, saveReach, tidyReach } from './shared/reach.ts';

/** The host's side of a server of these settings, on the port that `port` tells; `listenAnew` starts it again with what was chosen. */
export function createHostSide(config: Config, port: () => number, listenAnew: () => void): HostSide {
  const { dataDir } = config;
  const { fixedBy } = config.reach;
  return {
    fixedBy,
    get reach() {
      return (fixedBy === null ? readReach(dataDir)?.reach : null) ?? config.reach.reach;
    },
    addresses() {
      const chosen = fixedBy === null ? readReach(dataDir) : null;
      if (chosen === null) return addressesForPeople(config, port());
      const publicUrl = chosen.publicUrl === null ? null : new URL(chosen.publicUrl);
      return addressesForPeople({ host: listeningHost(chosen), publicUrl }, port());
    },
    chooseReach(wanted) {
      const chosen = tidyReach(wanted);
      const before = readReach(dataDir) ?? { reach: config.reach.reach, publicUrl: null };
      saveReach(dataDir, chosen);
      if (!isDeepStrictEqual(before, chosen)) listenAnew();
    },
    isSetUpCode(code) {
      const own = readSetUpCode(dataDir);
      return own !== null && timingSafeEqual(hash('sha256', own, 'buffer'), hash('sha256', tidy(code), 'buffer'));
    },
    forgetSetUpCode: () => rmSync(codeFile(dataDir), { force: true }),
  };
}

/**
 * The code by which somebody who is not at this computer shows that they have seen what the server printed: 99 random bits in a file that
 * only the server's user can read, made when it is first asked for.
 */
export function makeSetUpCode(dataDir: string): string {
  const known = readSetUpCode(dataDir);
  if (known !== null) return known;
  mkdirSync(dataDir, { recursive: true });
  const code = randomPassword();
  writeFileSync(codeFile(dataDir), `${code}\n`, { mode: 0o600, flush: true });
  return code;
}

function readSetUpCode(dataDir: string): string | null {
  const file = codeFile(dataDir);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() || null : null;
}

/** As it is typed on a phone: with capitals, with blanks around it or in the place of its dashes. */
function tidy(code: string): string {
  return code
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '-');
}

function codeFile(dataDir: string): string {
  return join(dataDir, 'set-up-code');
}
