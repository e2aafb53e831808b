import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { json } from 'node:stream/consumers';
import type { TaskAnswer, TaskRequest } from './tasks.ts';

/** What a socket says that nobody listens on, or that is not there. */
const nobodyCodes = new Set(['ENOENT', 'ECONNREFUSED', 'ENOTSOCK']);

/** Asks the server behind the door at `path`; null if nobody is there. Rejects with the signal's reason when it is aborted. */
export function knock(path: string, asked: TaskRequest, signal: AbortSignal): Promise<TaskAnswer | null> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ socketPath: path, method: 'POST', agent: false, signal }, (response) => {
      json(response).then((told) => resolve(told as TaskAnswer), reject);
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      if (signal.aborted) reject(signal.reason as Error);
      else if (nobodyCodes.has(error.code ?? '')) resolve(null);
      else reject(error);
    });
    request.end(JSON.stringify(asked));
  });
}

/** Whether a process listens on the local socket. */
export function isSomebodyThere(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
