import { LockMode } from '@mikro-orm/core';
import type { UnitOfWork } from '../core/unit-of-work.ts';
import { Room } from '../rooms/room.ts';
import { limits } from '../shared/limits.ts';
import type { Log } from '../shared/log.ts';
import { Message } from './message.ts';

/**
 * Takes away what was said in rooms that were closed, and then the rooms: a little at a time, since nobody is to wait for a long history
 * to go. What an earlier run has left, or another node has begun, is gone on with.
 */
export class ClosedRooms {
  readonly #work: UnitOfWork;
  readonly #log: Log;
  #sweeping: Promise<void> | null = null;
  #isAskedAgain = false;
  #isStopped = false;

  constructor(work: UnitOfWork, log: Log) {
    this.#work = work;
    this.#log = log;
  }

  /** Some room may have been closed. Nobody has to wait for what follows. */
  sweep(): void {
    this.#isAskedAgain = true;
    this.#sweeping ??= this.#sweepAll()
      .catch((error: unknown) => {
        // It is gone on with when the next room is closed, or at the next start.
        if (!this.#isStopped) this.#log.error({ err: error }, 'What is left of closed rooms could not be taken away');
      })
      .finally(() => (this.#sweeping = null));
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#sweeping;
  }

  async #sweepAll(): Promise<void> {
    while (this.#isAskedAgain) {
      this.#isAskedAgain = false;
      const rooms = await this.#work
        .read()
        .find(Room, { closedAt: { $ne: null } }, { fields: ['id'], disableIdentityMap: true });
      for (const { id } of rooms) while (!this.#isStopped && !(await this.#takeSome(id)));
    }
  }

  /** Answers whether nothing is left. */
  #takeSome(roomId: string): Promise<boolean> {
    return this.#work.transact(async ({ em }) => {
      // Nodes that do the same take turns.
      const room = await em.findOne(Room, roomId, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (room === null) return true;
      const limit = limits.closedRoomMessagesPerTurn;
      const messages = await em.find(Message, { roomId }, { fields: ['id'], limit, disableIdentityMap: true });
      if (messages.length > 0) await em.nativeDelete(Message, { id: { $in: messages.map(({ id }) => id) } });
      if (messages.length === limit) return false;
      await em.nativeDelete(Room, { id: roomId });
      return true;
    });
  }
}
