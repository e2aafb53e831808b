import { setTimeout as wait } from 'node:timers/promises';
import type { App } from './app.ts';
import { limits } from './shared/limits.ts';

/** Whether the server can do its work, and how each part of it is, in one word that may be shown to anybody. */
export interface Readiness {
  readonly isReady: boolean;
  /** `degraded`: it works, and a part that it can do without for a while does not. */
  readonly status: 'ok' | 'degraded' | 'stopping' | 'unavailable';
  readonly parts: Readonly<Record<string, string>>;
}

/**
 * Asks every part that an answer depends on; one that is silent for longer than `healthTimeoutMs` counts as unreachable. Without Redis a
 * node goes on and asks the database instead: were it not ready then, one lost Redis would take every node away.
 */
export async function readinessOf(app: App): Promise<Readiness> {
  const database = await databaseState(app);
  const redis = app.node.isInTouch() ? 'ok' : 'unreachable';
  const parts: Record<string, string> = app.config.redisUrl === null ? { database } : { database, redis };
  if (app.state.isStopping) return { isReady: false, status: 'stopping', parts };
  if (database !== 'ok') return { isReady: false, status: 'unavailable', parts };
  return { isReady: true, status: redis === 'ok' ? 'ok' : 'degraded', parts };
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
