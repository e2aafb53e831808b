import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { send, type Target } from '../support/client.ts';
import { freePort } from '../support/free-port.ts';
import { until } from '../support/server.ts';

const documented = join(import.meta.dirname, '..', '..', 'docs', 'nginx.conf');

/** Debian keeps it off the PATH of ordinary users. */
const program = ['nginx', '/usr/sbin/nginx'].find((name) => spawnSync(name, ['-v']).status === 0);

/** For `it.skipIf(!hasNginx)`. Fails where it is required. */
export const hasNginx = program !== undefined;
if (!hasNginx) {
  const reason = 'no nginx is installed (Debian: apt-get install nginx-light).';
  if (process.env['HEARTH_REQUIRE_NGINX'] === '1') throw new Error(`nginx is required here: ${reason}`);
  console.log(`The test of the documented balancer is left out: ${reason}`);
}

/** nginx as docs/nginx.conf sets it up, in front of these two nodes. */
export interface Balancer {
  readonly origin: string;
  /** What nodes answered to the requests that more than one was asked, such as "503, 200". */
  triedAgain(): readonly string[];
  stop(): Promise<void>;
}

export async function startNginx(nodes: readonly [Target, Target]): Promise<Balancer> {
  if (program === undefined) throw new Error('There is no nginx here.');
  const folder = mkdtempSync(join(tmpdir(), 'hearth-nginx-'));
  const port = await freePort();
  const text = replaced(readFileSync(documented, 'utf8'), {
    'listen 80;': `listen 127.0.0.1:${port};`,
    '127.0.0.1:8081': new URL(nodes[0].origin).host,
    '127.0.0.1:8082': new URL(nodes[1].origin).host,
  });
  writeFileSync(join(folder, 'hearth.conf'), text);
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${folder}/${kind};`,
  );
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; master_process off; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
     events {} http { log_format tries '$upstream_status'; access_log ${folder}/tries.log tries; ${paths.join(' ')} include ${folder}/hearth.conf; }`,
  );
  const nginx = spawn(program, ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')], {
    stdio: 'inherit',
  });
  const origin = `http://127.0.0.1:${port}`;
  await until(async () => (await send({ origin }, '/health').catch(() => null))?.status === 200, 'nginx answered');
  return {
    origin,
    triedAgain: () =>
      readFileSync(join(folder, 'tries.log'), 'utf8')
        .split('\n')
        .filter((statuses) => statuses.includes(',')),
    async stop() {
      const gone = once(nginx, 'exit');
      nginx.kill('SIGTERM');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function replaced(text: string, changes: Readonly<Record<string, string>>): string {
  let changed = text;
  for (const [from, to] of Object.entries(changes)) {
    if (!changed.includes(from)) throw new Error(`docs/nginx.conf does not say "${from}".`);
    changed = changed.replaceAll(from, to);
  }
  return changed;
}
