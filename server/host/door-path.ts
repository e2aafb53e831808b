import { createHash } from 'node:crypto';
import { join, relative, resolve } from 'node:path';

/** Bytes that an address of a local socket may have: 103 on macOS, 107 on Linux. */
const pathBytesMax = 103;

/**
 * Where the host's commands reach the server that runs on a data folder: a local socket in a folder that only the server's own user may
 * enter, a named pipe on Windows. Null if the folder's path is longer than a socket's may be.
 */
export function doorPath(dataDir: string): string | null {
  const folder = resolve(dataDir);
  if (process.platform === 'win32') {
    return `\\\\.\\pipe\\hearth-${createHash('sha256').update(folder).digest('hex').slice(0, 32)}`;
  }
  const path = join(doorFolder(folder), 'socket');
  const shorter = [path, relative(process.cwd(), path)].find((name) => Buffer.byteLength(name) <= pathBytesMax);
  return shorter ?? null;
}

/** The folder of the socket. Its own, so that nobody else gets in even before the socket's mode is set. */
export function doorFolder(dataDir: string): string {
  return join(dataDir, 'door');
}
