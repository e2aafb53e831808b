import type { SqlEntityManager } from '@mikro-orm/sql';
import DataLoader from 'dataloader';
import type { User } from '../accounts/user.ts';
import type { SentMessage } from '../core/events.ts';
import { newestMessages } from '../messages/page-of-messages.ts';
import { Membership } from '../rooms/membership.ts';
import { Room } from '../rooms/room.ts';
import type { Backend, Client } from './context.ts';

/** Reads each thing that one operation refers to once, in batches. A loader is made when it is first used: most operations need few. */
export class Loaders {
  readonly #backend: Backend;
  readonly #client: Client;
  readonly #isShared: boolean;
  #em: SqlEntityManager | null = null;
  #user: DataLoader<string, User | null> | null = null;
  #room: DataLoader<string, Room | null> | null = null;
  #membership: DataLoader<string, Membership | null> | null = null;
  #ownMembership: DataLoader<string, Membership | null> | null = null;
  #newestMessage: DataLoader<Room, SentMessage | null> | null = null;

  constructor(backend: Backend, client: Client, isShared: boolean) {
    this.#backend = backend;
    this.#client = client;
    this.#isShared = isShared;
  }

  get user(): DataLoader<string, User | null> {
    return (this.#user ??= new DataLoader((ids) => this.#backend.people.load(ids)));
  }

  /** A room as it is now; for what many hear, as it was last seen. */
  get room(): DataLoader<string, Room | null> {
    return (this.#room ??= new DataLoader(async (ids) =>
      this.#isShared
        ? this.#backend.rooms.load(ids)
        : inOrder(ids, await this.#read().find(Room, { id: { $in: [...ids] } }), (room) => room.id),
    ));
  }

  get membership(): DataLoader<string, Membership | null> {
    return (this.#membership ??= new DataLoader(async (ids) =>
      inOrder(ids, await this.#read().find(Membership, { id: { $in: [...ids] } }), (membership) => membership.id),
    ));
  }

  /** The viewer's own membership by room id. */
  get ownMembership(): DataLoader<string, Membership | null> {
    return (this.#ownMembership ??= new DataLoader(async (roomIds) => {
      // Asked when it is needed: signing in makes somebody of nobody within one operation.
      const viewerId = this.#client.identity?.userId;
      if (viewerId === undefined) return roomIds.map(() => null);
      const own = await this.#read().find(Membership, { userId: viewerId, roomId: { $in: [...roomIds] } });
      return inOrder(roomIds, own, (membership) => membership.roomId);
    }));
  }

  get newestMessage(): DataLoader<Room, SentMessage | null> {
    return (this.#newestMessage ??= new DataLoader(async (rooms) => {
      const newest = new Map((await newestMessages(this.#read(), rooms)).map((message) => [message.roomId, message]));
      return rooms.map((room) => newest.get(room.id) ?? null);
    }));
  }

  #read(): SqlEntityManager {
    return (this.#em ??= this.#backend.services.work.read());
  }
}

function inOrder<Row>(ids: readonly string[], rows: readonly Row[], idOf: (row: Row) => string): (Row | null)[] {
  const byId = new Map(rows.map((row) => [idOf(row), row]));
  return ids.map((id) => byId.get(id) ?? null);
}
