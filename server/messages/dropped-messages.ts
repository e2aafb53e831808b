import { LockMode } from '@mikro-orm/core';
import type { Transaction, UnitOfWork } from '../core/unit-of-work.ts';
import { tooLateAt, tooOldAt } from '../rooms/keeping.ts';
import { Room } from '../rooms/room.ts';
import { limits } from '../shared/limits.ts';
import type { Log } from '../shared/log.ts';
import { DroppedMessage, droppedKey } from './dropped-message.ts';
import { firstYoungerThan } from './first-younger-than.ts';
import { forgetFiles } from './forget-files.ts';
import { Message } from './message.ts';

/**
 * Takes messages that their rooms do not keep out of the database, with their earlier texts and files: a little at a time. Raises what rooms keep as
 * messages become too old. What an earlier run has left, or another node has begun, is gone on with.
 */
export class DroppedMessages {
  readonly #work: UnitOfWork;
  readonly #log: Log;
  #sweeping: Promise<void> | null = null;
  #pause: NodeJS.Timeout | null = null;
  #isStopped = false;

  constructor(work: UnitOfWork, log: Log) {
    this.#work = work;
    this.#log = log;
  }

  /** Some room may have dropped messages. Nobody has to wait for what follows. */
  soon(): void {
    if (this.#isStopped) return;
    this.#pause ??= setTimeout(() => {
      this.#pause = null;
      this.sweep().catch((error: unknown) => {
        // It is gone on with at the next look.
        if (!this.#isStopped) this.#log.error({ err: error }, 'Messages that are not kept could not be taken away');
      });
    }, limits.dropPauseMs).unref();
  }

  /** Resolves when nothing is left that should not be. */
  async sweep(): Promise<void> {
    await this.#sweeping?.catch(() => undefined);
    this.#sweeping ??= this.#sweepAll().finally(() => (this.#sweeping = null));
    await this.#sweeping;
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    if (this.#pause !== null) clearTimeout(this.#pause);
    await this.#sweeping?.catch(() => undefined);
  }

  async #sweepAll(): Promise<void> {
    for (const roomId of await this.#roomsWithTooOld()) if (!this.#isStopped) await this.#age(roomId);
    const dropping = await this.#work.read().execute<{ id: string }[]>(
      `select id from room where kept_from > 1 and closed_at is null
           and exists (select 1 from message where message.room_id = room.id and message.position < room.kept_from)`,
    );
    for (const { id } of dropping) while (!this.#isStopped && !(await this.#takeSome(id)));
  }

  /** One question, however many rooms keep messages for days. */
  async #roomsWithTooOld(): Promise<string[]> {
    const now = this.#work.clock.now();
    const oldest = await this.#work.read().execute<{ id: string; days: number; sentAt: number | string | Date }[]>(
      `select room.id, keep_amount as days, sent_at as "sentAt" from room
           join message on message.room_id = room.id and message.position = room.kept_from
           where keep = 'DAYS' and closed_at is null`,
    );
    return oldest
      .filter(({ days, sentAt }) => new Date(sentAt) <= tooOldAt({ keep: 'DAYS', keepAmount: days }, now)!)
      .map(({ id }) => id);
  }

  async #age(roomId: string): Promise<void> {
    await this.#work.transact(async (tx) => {
      const { em, now } = tx;
      const room = await em.findOne(Room, roomId, { lockMode: LockMode.PESSIMISTIC_WRITE });
      const since = room === null ? null : tooOldAt(room, now);
      if (room === null || since === null) return;
      const keptFrom = await firstYoungerThan(em, room, since);
      if (keptFrom === room.keptFrom) return;
      room.keptFrom = keptFrom;
      room.revision++;
      await em.flush();
      tx.announce({ type: 'MessagesDropped', roomId, keptFrom });
    });
  }

  /** Answers whether nothing is left. */
  #takeSome(roomId: string): Promise<boolean> {
    return this.#work.transact(async (tx) => {
      const { em, now } = tx;
      // Nodes that do the same take turns.
      const room = await em.findOne(Room, roomId, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (room === null) return true;
      const { keptFrom, liveFrom } = room;
      const isOver =
        room.keep === 'LIVE' ? { $or: [{ position: { $lt: liveFrom } }, { sentAt: { $lte: tooLateAt(now) } }] } : {};
      const messages = await em.find(
        Message,
        { roomId, position: { $lt: keptFrom }, ...isOver },
        { orderBy: { position: 'asc' }, limit: limits.droppedMessagesPerTurn, disableIdentityMap: true },
      );
      if (messages.length > 0) await drop(tx, messages);
      return messages.length < limits.droppedMessagesPerTurn;
    });
  }
}

async function drop(tx: Transaction, messages: readonly Message[]): Promise<void> {
  const remains = messages.flatMap(({ id, roomId, authorId, position, revision, sentAt }) =>
    // Nobody is left who could try to send it again.
    authorId == null ? [] : [{ roomId, key: droppedKey({ id, authorId }), position, revision, sentAt }],
  );
  if (remains.length > 0) await tx.em.insertMany(DroppedMessage, remains);
  await forgetFiles(tx, messages);
  await tx.em.nativeDelete(Message, { id: { $in: messages.map(({ id }) => id) } });
}
