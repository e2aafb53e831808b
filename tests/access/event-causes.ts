import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { PresenceChanged } from '../../server/graphql/generated.ts';
import { freshName, goodPassword, operations, signUp } from '../support/cast.ts';
import { appoint, ban, changeKeeping, moderation, unban } from '../support/moderation.ts';
import { report, reportPerson, resolve } from '../support/reports.ts';
import { askedOf, blockedBy } from './ways-to-contacts.ts';
import type { Persona, SchemaCast, Study } from './schema-cast.ts';

/** What makes an event happen in a study of its own, for all who listen. */
export type CommonCauses = Readonly<Record<string, (study: Study) => unknown>>;

/** What makes an event happen in a study of its own that is told to its persona alone. */
export type OwnCauses = Readonly<Record<string, (persona: Persona, study: Study) => unknown>>;

export function commonCauses({ server, newcomer, person, rename }: SchemaCast): CommonCauses {
  let visitors = 0;
  return {
    MessageAdded: ({ id }) => person('owner').say(id, 'news'),
    MessageEdited: ({ messageId }) => person('owner').edit(messageId, 'welcome, all'),
    MessageDeleted: ({ messageId }) => person('owner').delete(messageId),
    MemberJoined: ({ id }) => newcomer.joinRoom({ roomId: id, password: 'open sesame' }),
    MemberLeft: async ({ id }) => {
      await newcomer.joinRoom({ roomId: id, password: 'open sesame' });
      await newcomer.leaveRoom(id);
    },
    RoleChanged: async ({ id }) => {
      await newcomer.joinRoom({ roomId: id, password: 'open sesame' });
      await appoint(person('owner'), id, newcomer);
    },
    RoomChanged: ({ id }) => person('owner').run(moderation.updateRoom, { input: { roomId: id, description: 'x' } }),
    MessagesDropped: ({ id: roomId }) =>
      changeKeeping(person('owner'), { roomId, keep: 'LIVE', mayDropMessages: true }),
    BansChanged: ({ id }) => ban(person('owner'), id, newcomer),
    RoomUnlisted: ({ id }) => person('owner').run(moderation.deleteRoom, { input: { roomId: id } }),
    RoomListed: () => newcomer.createRoom({ name: freshName() }),
    ReportsChanged: ({ messageId, id }) =>
      // The host hears of what is about an owner, moderators of what is about a member.
      Promise.all([report(person('member'), messageId), reportPerson(person('owner'), id, person('member'))]),
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
  };
}

export function ownCauses(cast: SchemaCast): OwnCauses {
  const { newcomer, person } = cast;
  return {
    BanLifted: (persona, { id }) => unban(person('owner'), id, person(persona)),
    RoomJoined: (persona) => person(persona).createRoom({ name: freshName(), isListed: false }),
    RoomLeft: (persona, { id }) => person(persona).leaveRoom(id),
    RoomRead: async (persona, { id }) => {
      await newcomer.joinRoom({ roomId: id, password: 'open sesame' });
      await newcomer.say(id, 'unread');
      await person(persona).markRead(id, 2);
    },
    RoomPreferencesChanged: (persona, { id }) =>
      person(persona).run(
        'mutation ($id: ID!) { updateRoomPreferences(input: { roomId: $id, isFavourite: true }) { room { id } } }',
        { id },
      ),
    ReportResolved: async (persona, { id, messageId }) => {
      if (persona !== 'member' && persona !== 'moderator') return;
      const made = (await report(person(persona), messageId)).report!;
      expect((await resolve(person('host'), made.id)).error, id).toBeNull();
    },
    RequestsChanged: (persona) => askedOf(cast, persona),
    BlocksChanged: (persona) => blockedBy(cast, persona),
    EmailChanged: (persona) =>
      person(persona).run(operations.changeEmail, {
        input: { email: `${randomUUID()}@example.org`, password: goodPassword },
      }),
    PreferencesChanged: (persona) => person(persona).run(operations.updatePreferences, { input: { theme: 'DARK' } }),
  };
}
