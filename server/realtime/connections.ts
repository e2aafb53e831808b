import { limits } from '../shared/limits.ts';

/** An open socket, as far as counting and cutting it goes. */
export interface Connection {
  readonly address: string;
  close(code: number, reason: string): void;
}

/** Close codes of the socket. 4400 to 4499 follow graphql-transport-ws; clients come back after all but 4401 and 4403. */
export const closeCodes = {
  /** The server stops or restarts; come back (RFC 6455 registry: Service Restart). */
  serviceRestart: 1012,
  /** The session has ended, or is held back until its person has confirmed an address: ask who is signed in, or sign in again. */
  sessionEnded: 4401,
  /** The reader fell too far behind; come back and resume after the last position seen. */
  tooSlow: 4413,
  /** Too many sockets of one session or address. */
  tooMany: 4429,
} as const;

/** All open sockets of this process, by session and by address, so that they can be limited and cut. */
export class Connections {
  readonly #all = new Set<Connection>();
  readonly #bySession = new Map<string, Set<Connection>>();
  readonly #byAddress = new Map<string, number>();
  readonly #anonymous = new Map<string, number>();
  readonly #isLimited: boolean;

  constructor(isLimited: boolean) {
    this.#isLimited = isLimited;
  }

  get size(): number {
    return this.#all.size;
  }

  /** Sockets that speak for a session. */
  get signedIn(): number {
    let count = 0;
    for (const bound of this.#bySession.values()) count += bound.size;
    return count;
  }

  /** Counts a new socket in, or answers false if its address has too many. */
  add(connection: Connection): boolean {
    const { address } = connection;
    const isFull =
      countOf(this.#byAddress, address) >= limits.socketsPerAddressMax ||
      countOf(this.#anonymous, address) >= limits.anonymousSocketsPerAddressMax;
    if (this.#isLimited && isFull) return false;
    addTo(this.#byAddress, address, 1);
    addTo(this.#anonymous, address, 1);
    this.#all.add(connection);
    return true;
  }

  /** Ties a socket to the session that it speaks for, or answers false if the session has too many. */
  bind(connection: Connection, sessionId: string): boolean {
    const bound = this.#bySession.get(sessionId) ?? new Set();
    if (this.#isLimited && bound.size >= limits.socketsPerSessionMax) return false;
    this.#bySession.set(sessionId, bound.add(connection));
    addTo(this.#anonymous, connection.address, -1);
    return true;
  }

  /** Counts a closed socket out. */
  remove(connection: Connection, sessionId: string | null): void {
    if (!this.#all.delete(connection)) return;
    addTo(this.#byAddress, connection.address, -1);
    if (sessionId === null) return addTo(this.#anonymous, connection.address, -1);
    const bound = this.#bySession.get(sessionId);
    bound?.delete(connection);
    if (bound?.size === 0) this.#bySession.delete(sessionId);
  }

  /** The sessions that sockets speak for. */
  sessionIds(): string[] {
    return [...this.#bySession.keys()];
  }

  /** Cuts every socket of a session that has ended or is held back. */
  endSession(sessionId: string): void {
    for (const connection of [...(this.#bySession.get(sessionId) ?? [])]) {
      connection.close(closeCodes.sessionEnded, 'Your session has ended. Please sign in again.');
    }
  }

  /** Tells every socket to come back later. */
  closeAll(): void {
    for (const connection of [...this.#all]) connection.close(closeCodes.serviceRestart, 'The server is restarting.');
  }
}

function countOf(counts: ReadonlyMap<string, number>, key: string): number {
  return counts.get(key) ?? 0;
}

function addTo(counts: Map<string, number>, key: string, change: number): void {
  const count = countOf(counts, key) + change;
  if (count > 0) counts.set(key, count);
  else counts.delete(key);
}
