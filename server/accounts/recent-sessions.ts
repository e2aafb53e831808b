import type { MaybePromise } from '../shared/maybe-promise.ts';
import { limits } from '../shared/limits.ts';
import type { SessionReader, SessionView } from './session-reader.ts';

interface Remembered {
  readonly session: SessionView;
  readonly askedAtMs: number;
}

/**
 * Remembers for a moment which sessions were found, so that somebody who asks a hundred times a second is looked up twice. A session that
 * ends in this process is forgotten at once, one that ends elsewhere within `limits.sessionMemoryMs`. What was not found is not remembered.
 */
export class RecentSessions implements SessionReader {
  readonly #reader: SessionReader;
  readonly #nowMs: () => number;
  readonly #byTokenHash = new Map<string, Remembered>();
  readonly #tokenHashById = new Map<string, string>();
  #changes = 0;

  /** `nowMs` only ever goes forward, in milliseconds. */
  constructor(reader: SessionReader, nowMs = () => performance.now()) {
    this.#reader = reader;
    this.#nowMs = nowMs;
  }

  find(tokenHash: string): MaybePromise<SessionView | null> {
    const askedAtMs = this.#nowMs();
    const remembered = this.#byTokenHash.get(tokenHash);
    if (remembered !== undefined) {
      if (askedAtMs - remembered.askedAtMs < limits.sessionMemoryMs) return remembered.session;
      this.#drop(tokenHash);
    }
    return this.#ask(tokenHash, askedAtMs);
  }

  isInForce(sessionId: string): MaybePromise<boolean> {
    return this.#reader.isInForce(sessionId);
  }

  forget(sessionId: string): void {
    this.#changes++;
    const tokenHash = this.#tokenHashById.get(sessionId);
    if (tokenHash === undefined) return;
    this.#tokenHashById.delete(sessionId);
    this.#byTokenHash.delete(tokenHash);
  }

  async #ask(tokenHash: string, askedAtMs: number): Promise<SessionView | null> {
    const changes = this.#changes;
    const session = await this.#reader.find(tokenHash);
    // What was forgotten while it was read may have ended already: told, but not kept.
    if (session !== null && changes === this.#changes) {
      if (this.#byTokenHash.size >= limits.sessionsRememberedMax) {
        this.#drop(this.#byTokenHash.keys().next().value!);
      }
      this.#byTokenHash.set(tokenHash, { session, askedAtMs });
      this.#tokenHashById.set(session.id, tokenHash);
    }
    return session;
  }

  #drop(tokenHash: string): void {
    this.#tokenHashById.delete(this.#byTokenHash.get(tokenHash)!.session.id);
    this.#byTokenHash.delete(tokenHash);
  }
}
