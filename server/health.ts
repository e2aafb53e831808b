import { setTimeout as wait } from 'node:timers/promises';
import type { App } from './app.ts';
import { limits } from './shared/limits.ts';

/** Whether the server can do its work, and how each part of it is, in one word that may be shown to anybody. */
export interface Readiness {
  readonly isReady: boolean;
  readonly status: 'ok' | 'stopping' | 'unavailable';
  readonly parts: Readonly<Record<string, string>>;
}

/** Asks every part that an answer depends on; one that is silent for longer than `healthTimeoutMs` counts as unreachable. */
export async function readinessOf(app: App): Promise<Readiness> {
  const parts = { database: await databaseState(app) };
  if (app.state.isStopping) return { isReady: false, status: 'stopping', parts };
  const isReady = Object.values(parts).every((state) => state === 'ok');
  return { isReady, status: isReady ? 'ok' : 'unavailable', parts };
}

async function databaseState({ database, backend }: App): Promise<string> {
  const { problem } = backend.services.work.storage;
  if (problem !== null) return problem;
  const giveUp = new AbortController();
  const tooLate = wait(limits.healthTimeoutMs, false, { signal: giveUp.signal, ref: false }).catch(() => false);
  const isThere = await Promise.race([database.isConnected(), tooLate]);
  giveUp.abort();
  return isThere ? 'ok' : 'unreachable';
}
