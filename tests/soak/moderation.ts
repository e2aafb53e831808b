import type { PersonDeed } from '../../web/lib/rooms/arrange-people.ts';
import type { Operation } from './operations.ts';
import type { Client, Person, World } from './world.ts';

/** Who was banned from a room as far as the one who did it knows: they are to be let in again, or nobody would be left. */
const banned = new WeakMap<World, Map<string, Set<Person>>>();

/** What owners and moderators do about others. */
export const moderation: readonly Operation[] = [
  deed('appoint', 4),
  deed('dismiss', 1),
  deed('transfer', 2),
  deed('remove', 4),
  deed('ban', 6),
  {
    name: 'let somebody in again',
    weight: 10,
    async run(world, { random, tabs }) {
      const { app } = tabs[0]!;
      for (const roomId of app.moderatedRoomIds()) {
        const [person] = bannedFrom(world, roomId);
        if (person === undefined || random.next() < 0.3) continue;
        if (await app.moderate('unban', roomId, person.id)) bannedFrom(world, roomId).delete(person);
      }
    },
  },
];

function deed(what: PersonDeed, weight: number): Operation {
  return {
    name: what,
    weight,
    async run(world, client) {
      const { app } = client.tabs[0]!;
      const roomIds = app.moderatedRoomIds();
      const roomId = roomIds[client.random.below(roomIds.length)];
      const person = anybodyElse(world, client);
      if (roomId === undefined || person === undefined) return;
      // Whoever is put out takes no step of their own meanwhile, so that the order of what happens to them is known.
      await (person.lastStep = person.lastStep.then(() => app.moderate(what, roomId, person.id)));
      if (what === 'ban') bannedFrom(world, roomId).add(person);
    },
  };
}

function anybodyElse({ clients }: World, { person, random }: Client): Person | undefined {
  const others = [...new Set(clients.map((client) => client.person))].filter((other) => other !== person);
  return others[random.below(others.length)];
}

function bannedFrom(world: World, roomId: string): Set<Person> {
  const rooms = banned.get(world) ?? new Map<string, Set<Person>>();
  banned.set(world, rooms);
  const people = rooms.get(roomId) ?? new Set();
  rooms.set(roomId, people);
  return people;
}
