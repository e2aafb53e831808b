import { operations } from './cast.ts';
import type { Client } from './client.ts';

/** What these people see of themselves, of their rooms and of every message in them. */
export async function everything(seers: readonly Client[], roomIds: readonly string[]): Promise<unknown> {
  return Promise.all(
    seers.map(async (person) => ({
      viewer: await person.run(operations.viewer),
      list: await person.run(operations.rooms, { first: 100 }),
      rooms: await Promise.all(roomIds.map((id) => person.ask(operations.room, { id }).then(({ data }) => data))),
      messages: await Promise.all(
        roomIds.map((id) => person.ask(operations.messages, { id, first: 100 }).then(({ data }) => data)),
      ),
    })),
  );
}
