import type { Send, SendOutcome } from './decide-sends.ts';

/** Where a group of sends is stored. */
export interface SendStore {
  /**
   * Stores a group in one transaction that is safe on disk when this resolves, and answers each send's outcome at its index. Positions
   * and revisions are given under each room's lock. If it throws, nothing of the group was stored.
   */
  store(sends: readonly Send[], now: Date): Promise<readonly SendOutcome[]>;
  close(): Promise<void>;
}
