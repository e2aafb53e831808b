import { spawn } from 'node:child_process';
import { Problem } from '../../shared/problem.ts';

/** PostgreSQL's own tools, which come with its client programs. */
export type PostgresTool = 'pg_dump' | 'pg_restore';

const linesMax = 5;

/**
 * Runs one of PostgreSQL's tools on a database. The password goes by the environment, since everybody on the machine can read the
 * arguments. Throws `Problem` in the tool's words if it is not there or fails, and the signal's reason when it is aborted.
 */
export async function runTool(
  tool: PostgresTool,
  args: readonly string[],
  databaseUrl: string,
  signal: AbortSignal,
): Promise<void> {
  const url = new URL(databaseUrl);
  const password = decodeURIComponent(url.password);
  url.password = '';
  const env = { ...process.env, ...(password !== '' && { PGPASSWORD: password }) };
  const child = spawn(tool, [...args, `--dbname=${url.href}`], { env, signal, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      if (signal.aborted) reject(signal.reason as Error);
      else reject(error.code === 'ENOENT' ? new Problem(missing(tool)) : error);
    });
    child.once('close', resolve);
  });
  if (code === 0) return;
  const lines = said.trim().split('\n').slice(-linesMax).join('\n  ');
  throw new Problem(`${tool} could not do its work:\n  ${lines}`);
}

function missing(tool: PostgresTool): string {
  return (
    `${tool} is not here. It comes with PostgreSQL's client programs, in the version of your server or newer ` +
    '(Debian, Ubuntu: postgresql-client). Without it, use what your PostgreSQL has for backups.'
  );
}
