import { usernameKey } from '../../accounts/account-rules.ts';
import { currentSettings } from '../../accounts/current-settings.ts';
import { isSignUpOpen } from '../../accounts/sign-up.ts';
import { User } from '../../accounts/user.ts';
import { encodeCursor, pageSize } from '../../core/page.ts';
import { enterRoom } from '../../rooms/enter-room.ts';
import { pageOfListedRooms } from '../../rooms/page-of-listed-rooms.ts';
import { parseId } from '../../shared/ids.ts';
import { limits } from '../../shared/limits.ts';
import { whenHere } from '../../shared/maybe-promise.ts';
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

  user: async (_source, { username }, { backend }) => {
    const key = usernameKey(username.toWellFormed());
    return key.includes('\0') ? null : backend.services.work.read().findOne(User, { usernameKey: key });
  },
};

export const Instance: InstanceResolvers = {
  name: ({ serverName }) => serverName,
  version: (_settings, _args, { backend }) => backend.version,
  isSignUpOpen: (_settings, _args, { backend }) => isSignUpOpen(backend.services),
  limits: () => limits,
};
