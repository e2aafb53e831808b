import { policy } from '../../access/policy.ts';
import { canSignUpWith } from '../../accounts/sign-up.ts';
import { findInvite } from '../../accounts/take-invite.ts';
import { encodeCursor, pageSize } from '../../core/page.ts';
import { createInvite } from '../../rooms/create-invite.ts';
import { factsOf } from '../../rooms/enter-room.ts';
import { pageOfInvites } from '../../rooms/page-of-invites.ts';
import { revokeInvite } from '../../rooms/revoke-invite.ts';
import { useInvite } from '../../rooms/use-invite.ts';
import { parseId } from '../../shared/ids.ts';
import { toConnection } from '../connection.ts';
import { signedIn } from '../context.ts';
import type { InviteResolvers, MutationResolvers, QueryResolvers } from '../generated.ts';
import { refusable } from '../refusals.ts';

export const inviteQueries = {
  invitation: async (_source, { code }, { backend, client, load }) => {
    const { services } = backend;
    await services.rateLimits.take('secretLinkPerAddress', client.address);
    const invite = await findInvite(services.work.read(), code, services.work.clock.now());
    if (invite === null) return null;
    const maker = invite.createdById == null ? null : await load.user(invite.createdById);
    const room = invite.roomId == null ? null : await load.room(invite.roomId);
    return {
      invitedBy: maker?.displayName ?? null,
      roomName: room?.name ?? null,
      roomPictureId: room?.pictureId ?? null,
      canSignUp: await canSignUpWith(services, invite),
    };
  },

  invites: async (_source, { roomId, first, after }, context) => {
    const em = context.backend.services.work.read();
    const room = roomId == null ? null : parseId(roomId, 'roomId');
    const page = await pageOfInvites(em, signedIn(context).userId, room, pageSize(first, 'first'), after ?? null);
    return toConnection(page, (invite) => encodeCursor(invite.createdAt, invite.id), { hasStart: after != null });
  },
} satisfies Partial<QueryResolvers>;

export const inviteMutations = {
  createInvite: (_source, { input }, context) =>
    refusable(async () =>
      createInvite(context.backend.services, signedIn(context).userId, {
        roomId: input.roomId == null ? null : parseId(input.roomId, 'input.roomId'),
        note: input.note ?? '',
        hours: input.hours ?? null,
        usesMax: input.usesMax ?? null,
      }),
    ),

  revokeInvite: (_source, { input }, context) =>
    refusable(async () => {
      const id = parseId(input.id, 'input.id');
      return { invite: await revokeInvite(context.backend.services, signedIn(context).userId, id) };
    }),

  useInvite: (_source, { input }, context) =>
    refusable(async () => ({
      room: await useInvite(context.backend.services, signedIn(context).userId, input.code),
    })),
} satisfies MutationResolvers;

export const Invite: InviteResolvers = {
  // An admin may see invitations to rooms that are hidden from them: not the rooms.
  room: async ({ roomId }, _args, { load }) => {
    const room = roomId == null ? null : await load.room(roomId);
    const membership = room === null ? null : await load.ownMembership(room.id);
    return room !== null && policy.seeRoom(factsOf(room, membership)) ? room : null;
  },
  createdBy: ({ createdById }, _args, { load }) => (createdById == null ? null : load.user(createdById)),
  isOpen: ({ revokedAt, expiresAt, usesMax, useCount }, _args, { backend }) =>
    revokedAt == null &&
    (expiresAt == null || expiresAt > backend.services.work.clock.now()) &&
    (usesMax == null || useCount < usesMax),
};
