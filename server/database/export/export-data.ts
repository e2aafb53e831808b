import { IsolationLevel } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { usernameKey } from '../../accounts/account-rules.ts';
import { User } from '../../accounts/user.ts';
import { Room } from '../../rooms/room.ts';
import { roomNameKey } from '../../rooms/room-rules.ts';
import { Problem } from '../../shared/problem.ts';
import { requireUpToDate } from '../copy/versions.ts';
import { type DatabaseLocation, openDatabase } from '../orm.ts';
import { ownAccount, peopleOfRoom, personOf } from './exported-people.ts';
import { type ExportedRoom, type ExportSource, roomsOfAccount, wholeRoom } from './exported-rooms.ts';

/** What is exported. */
export type ExportScope =
  | { readonly of: 'server' }
  | { readonly of: 'room'; readonly name: string }
  | { readonly of: 'account'; readonly username: string };

export interface ExportOptions {
  readonly location: DatabaseLocation;
  readonly scope: ExportScope;
  /** What the place is called. */
  readonly placeName: string;
  readonly version: string;
  readonly now: Date;
  /** Copies the bytes of a file that was sent, and answers where they are, beside the export; null if they are not there. */
  readonly takeFile: ExportSource['takeFile'];
  readonly signal: AbortSignal;
}

/** The version of the format; docs/export.md describes it. */
const formatVersion = 1;

/**
 * Tells what there is as one JSON document, in pieces, as it is at one moment while others read and write. Text is told to the byte;
 * passwords, tokens and their hashes never are. Throws `Problem` if there is no such room or account, and the signal's reason when it
 * is aborted.
 */
export async function* exportData(options: ExportOptions): AsyncGenerator<string> {
  const { location, scope, placeName, version, now, takeFile, signal } = options;
  const database = await openDatabase(location);
  try {
    const migrations = await database.migrator.getExecuted();
    requireUpToDate(
      migrations.map(({ name }) => name),
      'The database',
    );
    const em = database.em.fork();
    // SQLite has one view for the whole of a transaction anyway.
    await em.begin(location.databaseUrl === null ? {} : { isolationLevel: IsolationLevel.REPEATABLE_READ });
    try {
      const { people, rooms } = await partsOf({ em, takeFile }, scope, now);
      const head = {
        format: 'hearth-export',
        formatVersion,
        exportedAt: now.toISOString(),
        hearthVersion: version,
        place: placeName,
        of: scope.of,
      };
      yield `${JSON.stringify(head).slice(0, -1)},\n"people": [`;
      yield* list(people, JSON.stringify);
      yield '],\n"rooms": [';
      let isFirst = true;
      for await (const room of rooms) {
        const { messages, ...facts } = room;
        yield `${isFirst ? '\n' : ',\n'}${JSON.stringify(facts).slice(0, -1)}, "messages": [`;
        for await (const piece of list(messages, JSON.stringify)) {
          signal.throwIfAborted();
          yield piece;
        }
        yield ']}';
        isFirst = false;
      }
      yield ']}\n';
    } finally {
      await em.rollback();
    }
  } finally {
    await database.close();
  }
}

interface Parts {
  readonly people: AsyncIterable<object>;
  readonly rooms: AsyncIterable<ExportedRoom>;
}

async function partsOf(source: ExportSource, scope: ExportScope, now: Date): Promise<Parts> {
  const { em } = source;
  switch (scope.of) {
    case 'server':
      return { people: everybody(em), rooms: everyRoom(source, now) };
    case 'room': {
      const room = await em.findOne(Room, { nameKey: roomNameKey(scope.name) }, { disableIdentityMap: true });
      if (room === null) throw new Problem(`Could not find a room with the name "${scope.name}".`);
      return { people: peopleOfRoom(em, room.id), rooms: only(wholeRoom(source, room, now)) };
    }
    case 'account': {
      const user = await em.findOne(User, { usernameKey: usernameKey(scope.username) }, { disableIdentityMap: true });
      if (user === null) throw new Problem(`Nobody here has the username "${scope.username}".`);
      return { people: only(ownAccount(em, user)), rooms: roomsOfAccount(source, user.id, now) };
    }
  }
}

async function* everybody(em: SqlEntityManager): AsyncGenerator<object> {
  for (const user of await em.find(User, {}, { orderBy: { id: 'asc' }, disableIdentityMap: true })) {
    yield await personOf(em, user);
  }
}

async function* everyRoom(source: ExportSource, now: Date): AsyncGenerator<ExportedRoom> {
  const { em } = source;
  for (const room of await em.find(Room, { closedAt: null }, { orderBy: { id: 'asc' }, disableIdentityMap: true })) {
    yield await wholeRoom(source, room, now);
  }
}

async function* only<T>(item: Promise<T>): AsyncGenerator<T> {
  yield await item;
}

/** The items of a JSON array, each on a line of its own. */
async function* list(items: AsyncIterable<object>, write: (item: object) => string): AsyncGenerator<string> {
  let isFirst = true;
  for await (const item of items) {
    yield `${isFirst ? '\n' : ',\n'}${write(item)}`;
    isFirst = false;
  }
}
