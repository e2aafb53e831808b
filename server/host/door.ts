import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { App } from '../app.ts';
import { Problem } from '../shared/problem.ts';
import { doorFolder, doorPath } from './door-path.ts';
import { isSomebodyThere } from './knock.ts';
import { doTask, isTask, type TaskAnswer, type TaskRequest } from './tasks.ts';

/** The way in for the host's commands. */
export interface Door {
  /** Lets nobody in any more; resolves when what was asked is answered. */
  close(): Promise<void>;
}

/**
 * Opens a running server to the host's commands, through a local socket in its data folder that only the server's own user can use:
 * whoever can open it could as well read the database. Null, with a line in the log, where such a socket cannot be; commands then
 * ask to stop the server first.
 */
export async function openDoor(app: App): Promise<Door | null> {
  const { config, log } = app;
  const path = doorPath(config.dataDir);
  const server = createServer((request, response) => void answer(app, request, response));
  try {
    if (path === null) throw new Error('The path of DATA_DIR is too long for a local socket');
    if (process.platform !== 'win32') mkdirSync(doorFolder(config.dataDir), { recursive: true, mode: 0o700 });
    if (!(await listen(server, path))) {
      // Nodes of one server may share a folder: one of them is enough.
      if (await isSomebodyThere(path)) return null;
      rmSync(path, { force: true });
      if (!(await listen(server, path))) return null;
    }
    if (process.platform !== 'win32') chmodSync(path, 0o600);
  } catch (error) {
    log.warn(
      { err: error },
      'Commands cannot reach this server while it runs: no local socket can be made in DATA_DIR',
    );
    return null;
  }
  // A local socket that nobody uses keeps no process alive.
  server.unref();
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

/** False if the address is taken, by a server that runs or by what one has left behind. */
function listen(server: Server, path: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error);
    server.once('error', failed).listen(path, () => {
      server.off('error', failed);
      resolve(true);
    });
  });
}

async function answer(app: App, request: IncomingMessage, response: ServerResponse): Promise<void> {
  let told: TaskAnswer;
  try {
    const asked = JSON.parse(await text(request)) as TaskRequest;
    const { task, input } = asked;
    told = isTask(task) ? { output: await doTask(app, task, input) } : { problem: fromAnotherVersion(app) };
  } catch (error) {
    if (!(error instanceof Problem)) app.log.error({ err: error }, 'What the host asked for could not be done');
    told = { problem: error instanceof Problem ? error.message : ourMistake };
  }
  response.writeHead(200, { 'Content-Type': 'application/json', Connection: 'close' }).end(JSON.stringify(told));
}

const ourMistake = 'Something went wrong in the server, and its log says what. Nothing was changed.';

function fromAnotherVersion(app: App): string {
  return `The server that runs is of another version (${app.backend.version}) and does not know this command. Restart it first.`;
}
