import { currentSettings } from '../../accounts/current-settings.ts';
import { hasNoOwner } from '../../accounts/has-no-owner.ts';
import { isSignUpOpen } from '../../accounts/sign-up.ts';
import { blockersOf } from '../../contacts/are-blocked.ts';
import { encodeCursor, pageSize } from '../../core/page.ts';
import { enterRoom } from '../../rooms/enter-room.ts';
import { encodePersonCursor, knownPeople, knownPerson, pageOfPeople, peopleAmong } from '../../rooms/known-people.ts';
import { pageOfListedRooms } from '../../rooms/page-of-listed-rooms.ts';
import { parseId } from '../../shared/ids.ts';
import { limits } from '../../shared/limits.ts';
import { whenHere } from '../../shared/maybe-promise.ts';
import { RequestError } from '../../shared/request-error.ts';
import { toConnection } from '../connection.ts';
import { signedIn, standingOf } from '../context.ts';
import type { InstanceResolvers, QueryResolvers } from '../generated.ts';

export const Query: QueryResolvers = {
  instance: (_source, _args, { backend: { services } }) => currentSettings(services.work.read(), services.fixed),

  administration: async (_source, _args, context) => ({ viewer: await standingOf(context) }),

  viewer: (_source, _args, { client, load }) => {
    if (client.identity === null) return null;
    return whenHere(load.user(client.identity.userId), (user) => (user === null ? null : { user }));
  },

  room: (_source, { id }, context) => {
    const viewerId = signedIn(context).userId;
    return whenHere(enterRoom(context.backend.reads.rooms, viewerId, parseId(id, 'id')), (entered) => {
      if (entered === null) return null;
      context.load.keep(viewerId, entered);
      return entered.room;
    });
  },

  rooms: async (_source, { first, after, matching }, { backend }) => {
    const page = await pageOfListedRooms(
      backend.services.work.read(),
      pageSize(first, 'first'),
      after ?? null,
      matching ?? null,
    );
    return toConnection(page, (room) => encodeCursor(room.lastActivityAt, room.id), { hasStart: after != null });
  },

  user: async (_source, { username }, context) => {
    const em = context.backend.services.work.read();
    return knownPerson(em, await knownPeople(em, await standingOf(context)), username);
  },

  people: async (_source, { first, after, matching }, context) => {
    const em = context.backend.services.work.read();
    const known = await knownPeople(em, await standingOf(context));
    const page = await pageOfPeople(em, known, pageSize(first, 'first'), after ?? null, matching ?? null);
    return toConnection(page, encodePersonCursor, { hasStart: after != null });
  },

  onlinePeople: async (_source, _args, context) => {
    const { presence, services } = context.backend;
    const em = services.work.read();
    const viewer = await standingOf(context);
    const known = await knownPeople(em, viewer);
    const blockers = await blockersOf(em, viewer.id);
    const online = (await presence.userIds()).filter((id) => !blockers.has(id));
    return peopleAmong(em, known === 'EVERYBODY' ? online : online.filter((id) => known.has(id)));
  },

  users: async (_source, { ids }, { backend }) => {
    if (ids.length > limits.pageSizeMax)
      throw new RequestError('BAD_USER_INPUT', `At most ${limits.pageSizeMax} people can be asked for at once.`);
    const found = await backend.people.load([...new Set(ids.map((id) => parseId(id, 'ids')))]);
    return found.filter((user) => user !== null);
  },
};

export const Instance: InstanceResolvers = {
  name: ({ serverName }) => serverName,
  version: (_settings, _args, { backend }) => backend.version,
  needsSetUp: (_settings, _args, { backend: { services } }) => hasNoOwner(services.work.read()),
  isSignUpOpen: (_settings, _args, { backend }) => isSignUpOpen(backend.services),
  canMail: (_settings, _args, { backend }) => backend.services.fixed.hasMail,
  limits: () => limits,
};
