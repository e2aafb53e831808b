import { setImmediate as nextTurn } from 'node:timers/promises';
import { isUnreachable } from '../core/storage.ts';

/** Makes a read, and once more if the connection that it was given turns out to be lost: a read changes nothing. */
export async function readTwice<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    // By then the pool has heard of the other connections that were lost with this one.
    await nextTurn();
    return read();
  }
}
