import { banMember } from '../../rooms/ban-member.ts';
import { removeMember } from '../../rooms/remove-member.ts';
import { setMemberRole } from '../../rooms/set-member-role.ts';
import { transferRoom } from '../../rooms/transfer-room.ts';
import { unban } from '../../rooms/unban.ts';
import { parseId } from '../../shared/ids.ts';
import { signedIn } from '../context.ts';
import type { BanResolvers, MutationResolvers, RoomActResolvers } from '../generated.ts';
import { existing } from '../loaders.ts';
import { refusable } from '../refusals.ts';

/** Whom a command is about, and where. */
function about(input: { readonly roomId: string; readonly userId: string }): [roomId: string, userId: string] {
  return [parseId(input.roomId, 'input.roomId'), parseId(input.userId, 'input.userId')];
}

export const moderationMutations = {
  transferRoom: (_source, { input }, context) =>
    refusable(async () => ({
      room: await transferRoom(context.backend.services, signedIn(context).userId, ...about(input)),
    })),

  setMemberRole: (_source, { input }, context) =>
    refusable(async () => {
      const viewerId = signedIn(context).userId;
      return { membership: await setMemberRole(context.backend.services, viewerId, ...about(input), input.role) };
    }),

  removeMember: (_source, { input }, context) =>
    refusable(async () => ({
      room: await removeMember(context.backend.services, signedIn(context).userId, ...about(input)),
    })),

  banMember: (_source, { input }, context) =>
    refusable(async () => {
      const [roomId, userId] = about(input);
      const command = { roomId, userId, reason: input.reason ?? null };
      return banMember(context.backend.services, signedIn(context).userId, command);
    }),

  unban: (_source, { input }, context) =>
    refusable(async () => ({
      room: await unban(context.backend.services, signedIn(context).userId, ...about(input)),
    })),
} satisfies MutationResolvers;

export const Ban: BanResolvers = {
  user: ({ userId }, _args, { load }) => existing(load.user(userId)),
  by: ({ byId }, _args, { load }) => (byId == null ? null : load.user(byId)),
};

export const RoomAct: RoomActResolvers = {
  by: ({ byId }, _args, { load }) => (byId == null ? null : load.user(byId)),
  about: ({ aboutId }, _args, { load }) => (aboutId == null ? null : load.user(aboutId)),
};
