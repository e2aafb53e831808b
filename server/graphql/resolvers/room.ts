import { policy, membershipPolicy, type MembershipRight, type RoomRight } from '../../access/policy.ts';
import { encodeCursor, pageSize } from '../../core/page.ts';
import { hasMessageAtStart, messageRange, readCounter } from '../../messages/message-range.ts';
import { markRead } from '../../messages/mark-read.ts';
import { createRoom } from '../../rooms/create-room.ts';
import { deleteRoom } from '../../rooms/delete-room.ts';
import { factsOf } from '../../rooms/enter-room.ts';
import { joinRoom } from '../../rooms/join-room.ts';
import { leaveRoom } from '../../rooms/leave-room.ts';
import { pageOfActs } from '../../rooms/page-of-acts.ts';
import { pageOfBans } from '../../rooms/page-of-bans.ts';
import { pageOfMembers } from '../../rooms/page-of-members.ts';
import type { MembershipView, RoomView } from '../../rooms/room-reader.ts';
import { updateRoom } from '../../rooms/update-room.ts';
import { parseId } from '../../shared/ids.ts';
import { type MaybePromise, whenHere } from '../../shared/maybe-promise.ts';
import { toConnection } from '../connection.ts';
import { type GraphQLContext, signedIn } from '../context.ts';
import type { MembershipResolvers, MutationResolvers, RoomResolvers } from '../generated.ts';
import { existing } from '../loaders.ts';
import { refusable } from '../refusals.ts';

export const roomMutations = {
  createRoom: (_source, { input }, context) =>
    refusable(async () => {
      const room = await createRoom(context.backend.services, signedIn(context).userId, {
        id: input.id == null ? null : parseId(input.id, 'input.id'),
        name: input.name,
        description: input.description ?? '',
        access: input.access ?? 'OPEN',
        password: input.password ?? null,
        isListed: input.isListed ?? true,
      });
      return { room };
    }),

  joinRoom: (_source, { input }, context) =>
    refusable(async () => {
      const wanted = {
        roomId: input.roomId == null ? null : parseId(input.roomId, 'input.roomId'),
        name: input.name ?? null,
        password: input.password ?? null,
      };
      const { backend, client } = context;
      const room = await joinRoom(backend.services, signedIn(context).userId, wanted, client.address);
      return { room };
    }),

  leaveRoom: (_source, { input }, context) =>
    refusable(async () => {
      const room = await leaveRoom(
        context.backend.services,
        signedIn(context).userId,
        parseId(input.roomId, 'input.roomId'),
      );
      return { room: policy.seeRoom(factsOf(room, null)) ? room : null };
    }),

  updateRoom: (_source, { input }, context) =>
    refusable(async () => {
      const room = await updateRoom(context.backend.services, signedIn(context).userId, {
        roomId: parseId(input.roomId, 'input.roomId'),
        name: input.name ?? null,
        description: input.description ?? null,
        tellsComings: input.tellsComings ?? null,
        access: input.access ?? null,
        password: input.password ?? null,
        isListed: input.isListed ?? null,
      });
      return { room };
    }),

  deleteRoom: (_source, { input }, context) =>
    refusable(async () => {
      const roomId = parseId(input.roomId, 'input.roomId');
      await deleteRoom(context.backend.services, signedIn(context).userId, roomId);
      return { roomId };
    }),

  markRead: (_source, { input }, context) =>
    refusable(async () => {
      const roomId = parseId(input.roomId, 'input.roomId');
      return { room: await markRead(context.backend.services, signedIn(context).userId, roomId, input.position) };
    }),
} satisfies MutationResolvers;

/** Whether the viewer has a right that only members have. */
function mayViewer(right: RoomRight) {
  return (room: RoomView, _args: unknown, { load }: GraphQLContext): MaybePromise<boolean> =>
    whenHere(load.ownMembership(room.id), (membership) => policy[right](factsOf(room, membership)));
}

export const Room: RoomResolvers = {
  unreadCount: (room, _args, { load }) =>
    whenHere(load.ownMembership(room.id), (membership) =>
      membership === null ? 0 : Math.max(0, room.lastPosition - membership.readPosition),
    ),
  viewerMembership: (room, _args, { load }) => load.ownMembership(room.id),
  viewerCanSend: mayViewer('sendMessage'),
  viewerCanUpdate: mayViewer('updateRoom'),
  viewerCanChangeWayIn: mayViewer('changeWayIn'),
  viewerCanDelete: mayViewer('deleteRoom'),
  viewerCanSeeBans: mayViewer('seeModeration'),
  viewerCanInvite: mayViewer('inviteToRoom'),
  lastMessage: (room, _args, { backend, load }) =>
    whenHere(load.ownMembership(room.id), (membership) =>
      room.lastPosition > 0 && policy.readMessages(factsOf(room, membership))
        ? backend.reads.messages.at(room.id, room.lastPosition)
        : null,
    ),
  messages: (room, args, { backend }) => {
    const range = messageRange(args);
    return whenHere(backend.reads.messages.page(room.id, range), (page) =>
      toConnection(page, (message) => String(message.position), {
        isBackward: range.direction === 'backward',
        hasStart: hasMessageAtStart(range, room.lastPosition),
      }),
    );
  },
  changedMessages: (room, { first, after }, { backend }) => {
    const revision = readCounter(after, 'changed messages is a revision') ?? 0;
    return whenHere(backend.reads.messages.changedAfter(room.id, revision, pageSize(first, 'first')), (page) =>
      toConnection(page, (message) => String(message.revision), { hasStart: after != null }),
    );
  },
  members: async (room, { first, after }, { backend }) => {
    const page = await pageOfMembers(backend.services.work.read(), room.id, pageSize(first, 'first'), after ?? null);
    return toConnection(page, (membership) => encodeCursor(membership.joinedAt, membership.id), {
      hasStart: after != null,
    });
  },
  acts: async (room, { first, after }, { backend }) => {
    const page = await pageOfActs(backend.services.work.read(), room.id, pageSize(first, 'first'), after ?? null);
    return toConnection(page, (act) => encodeCursor(act.doneAt, act.id), { hasStart: after != null });
  },
  bans: async (room, { first, after }, { backend }) => {
    const page = await pageOfBans(backend.services.work.read(), room.id, pageSize(first, 'first'), after ?? null);
    return toConnection(page, (ban) => encodeCursor(ban.bannedAt, ban.id), { hasStart: after != null });
  },
};

/** Whether the viewer may do this to another member. */
function mayViewerOver(right: MembershipRight) {
  return ({ roomId, role: theirRole }: MembershipView, _args: unknown, { load }: GraphQLContext) =>
    whenHere(load.ownMembership(roomId), (own) =>
      membershipPolicy[right]({ isSignedIn: true, role: own?.role ?? null, theirRole }),
    );
}

export const Membership: MembershipResolvers = {
  user: (membership, _args, { load }) => existing(load.user(membership.userId)),
  readPosition: (membership, _args, { client }) =>
    membership.userId === client.identity?.userId ? membership.readPosition : null,
  viewerCanSetRole: mayViewerOver('setMemberRole'),
  viewerCanTransferTo: mayViewerOver('transferRoom'),
  viewerCanRemove: mayViewerOver('removeMember'),
  viewerCanBan: mayViewerOver('banMember'),
};
