import { randomUUID } from 'node:crypto';
import type { PresenceChanged } from '../../server/graphql/generated.ts';
import { freshName, operations, signUp } from '../support/cast.ts';
import { appoint, ban, moderation, unban } from '../support/moderation.ts';
import type { Persona, SchemaCast, Study } from './schema-cast.ts';

/** What makes each event of the schema happen in a study of its own. */
export type EventCauses = Readonly<Record<string, (persona: Persona, study: Study) => Promise<unknown>>>;

export function causesOfEvents({ server, newcomer, person, rename }: SchemaCast): EventCauses {
  let visitors = 0;
  return {
    MessageAdded: (_, { id }) => person('owner').say(id, 'news'),
    MessageEdited: (_, { messageId }) => person('owner').edit(messageId, 'welcome, all'),
    MessageDeleted: (_, { messageId }) => person('owner').delete(messageId),
    MemberJoined: (_, { id }) => newcomer.joinRoom({ roomId: id, password: 'open sesame' }),
    MemberLeft: async (_, { id }) => {
      await newcomer.joinRoom({ roomId: id, password: 'open sesame' });
      await newcomer.leaveRoom(id);
    },
    RoleChanged: async (_, { id }) => {
      await newcomer.joinRoom({ roomId: id, password: 'open sesame' });
      await appoint(person('owner'), id, newcomer);
    },
    RoomChanged: (_, { id }) => person('owner').run(moderation.updateRoom, { input: { roomId: id, description: 'x' } }),
    BansChanged: (_, { id }) => ban(person('owner'), id, newcomer),
    BanLifted: (persona, { id }) => unban(person('owner'), id, person(persona)),
    RoomUnlisted: (_, { id }) => person('owner').run(moderation.deleteRoom, { input: { roomId: id } }),
    RoomListed: () => newcomer.createRoom({ name: freshName() }),
    RoomJoined: (persona) => person(persona).createRoom({ name: freshName(), isListed: false }),
    RoomLeft: (persona, { id }) => person(persona).leaveRoom(id),
    RoomRead: async (persona, { id }) => {
      await newcomer.joinRoom({ roomId: id, password: 'open sesame' });
      await newcomer.say(id, 'unread');
      await person(persona).markRead(id, 2);
    },
    UserChanged: () => person('owner').run(operations.updateProfile, { input: { bio: randomUUID() } }),
    PresenceChanged: async () => {
      // Whoever else shares the Lobby hears of it at the same time.
      const names = 'subscription { events { ... on PresenceChanged { user { id } } } }';
      const { stream, socket } = await newcomer.listen(names);
      const visitor = await signUp(server, `visitor${++visitors}`);
      const visit = await visitor.openSocket();
      await stream.takeUntil(({ data }) => (data?.events as Partial<PresenceChanged>).user?.id === visitor.id);
      await Promise.all([visit.close(), socket.close()]);
    },
    InstanceChanged: rename,
    PreferencesChanged: (persona) => person(persona).run(operations.updatePreferences, { input: { theme: 'DARK' } }),
  };
}
