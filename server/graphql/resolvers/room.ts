import { policy, membershipPolicy, type MembershipRight, type RoomRight } from '../../access/policy.ts';
import { encodeCursor, pageSize } from '../../core/page.ts';
import { hasMessageAtStart, isFollowing, messageRange, readCounter } from '../../messages/message-range.ts';
import { followableFrom, readableFrom } from '../../messages/readable-from.ts';
import { changeKeeping } from '../../messages/change-keeping.ts';
import { markRead } from '../../messages/mark-read.ts';
import { fileCursor, pageOfFiles } from '../../messages/page-of-files.ts';
import { setRoomPicture } from '../../files/set-room-picture.ts';
import { countOpenReports, pageOfReports } from '../../moderation/page-of-reports.ts';
import { createRoom } from '../../rooms/create-room.ts';
import { deleteRoom } from '../../rooms/delete-room.ts';
import { partnerInKey, peopleOfKey } from '../../rooms/direct-key.ts';
import { factsOf } from '../../rooms/enter-room.ts';
import { unreadOf } from '../../rooms/keeping.ts';
import { joinRoom } from '../../rooms/join-room.ts';
import { leaveRoom } from '../../rooms/leave-room.ts';
import { pageOfActs } from '../../rooms/page-of-acts.ts';
import { pageOfBans } from '../../rooms/page-of-bans.ts';
import { pageOfMembers } from '../../rooms/page-of-members.ts';
import type { MembershipView, RoomView } from '../../rooms/room-reader.ts';
import { updateRoom } from '../../rooms/update-room.ts';
import { updateRoomPreferences } from '../../rooms/update-room-preferences.ts';
import { parseId } from '../../shared/ids.ts';
import { type MaybePromise, whenHere } from '../../shared/maybe-promise.ts';
import { toConnection } from '../connection.ts';
import { type GraphQLContext, signedIn } from '../context.ts';
import type { MembershipResolvers, MutationResolvers, RoomResolvers } from '../generated.ts';
import { existing } from '../loaders.ts';
import { refusable } from '../refusals.ts';
import { reportConnection, reportPage } from './report.ts';

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
        keep: input.keep ?? 'EVERYTHING',
        keepAmount: input.keepAmount ?? null,
        newMembersSee: input.newMembersSee ?? 'EVERYTHING',
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

  removeRoomPicture: (_source, { input }, context) =>
    refusable(async () => {
      const roomId = parseId(input.roomId, 'input.roomId');
      return { room: await setRoomPicture(context.backend.services, signedIn(context).userId, roomId, null) };
    }),

  changeKeeping: (_source, { input }, context) =>
    refusable(async () => {
      const room = await changeKeeping(context.backend.services, signedIn(context).userId, {
        roomId: parseId(input.roomId, 'input.roomId'),
        keeping: input.keep == null ? null : { keep: input.keep, keepAmount: input.keepAmount ?? null },
        newMembersSee: input.newMembersSee ?? null,
        mayDropMessages: input.mayDropMessages ?? false,
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

  updateRoomPreferences: (_source, { input }, context) =>
    refusable(async () => {
      const room = await updateRoomPreferences(context.backend.services, signedIn(context).userId, {
        roomId: parseId(input.roomId, 'input.roomId'),
        isFavourite: input.isFavourite ?? null,
        isMuted: input.isMuted ?? null,
        mutedUntil: input.mutedUntil ?? null,
      });
      return { room };
    }),
} satisfies MutationResolvers;

/** Whether the viewer has a right that only members have. */
function mayViewer(right: RoomRight) {
  return (room: RoomView, _args: unknown, { load }: GraphQLContext): MaybePromise<boolean> =>
    whenHere(load.ownMembership(room.id), (membership) => policy[right](factsOf(room, membership)));
}

/** The first position that the viewer may read now; `follows` for somebody who asks what came after the last that they have. */
function ownReadable(room: RoomView, { backend, load }: GraphQLContext, follows = false): MaybePromise<number> {
  const rule = follows ? followableFrom : readableFrom;
  return whenHere(load.ownMembership(room.id), (membership) =>
    rule(backend.reads.messages, room, membership, backend.services.work.clock.now()),
  );
}

/** A conversation of two is called by both. */
function namesOf(key: string, { load }: GraphQLContext): MaybePromise<string> {
  const people = Promise.all(peopleOfKey(key).map(async (id) => load.user(id)));
  return people.then((users) => users.flatMap((user) => user?.displayName ?? []).join(', '));
}

export const Room: RoomResolvers = {
  kind: ({ directKey }) => (directKey == null ? 'GROUP' : 'DIRECT'),
  name: ({ name, directKey }, _args, context) => (directKey == null ? name : namesOf(directKey, context)),
  partner: ({ id, directKey }, _args, { load }) =>
    directKey == null
      ? null
      : whenHere(load.ownMembership(id), (own) =>
          own === null
            ? null
            : whenHere(load.user(partnerInKey(directKey, own.userId)), (user) =>
                user?.deletedAt == null ? user : null,
              ),
        ),
  viewerHasBlocked: ({ id }, _args, { load }) =>
    whenHere(load.ownMembership(id), (own) => own?.standing === 'BLOCKING'),
  keptFrom: (room, _args, { backend }) =>
    readableFrom(backend.reads.messages, room, null, backend.services.work.clock.now()),
  unreadCount: (room, _args, context) =>
    whenHere(context.load.ownMembership(room.id), (membership) =>
      membership === null
        ? 0
        : whenHere(ownReadable(room, context), (lowest) => unreadOf(room, membership.readPosition, lowest)),
    ),
  viewerMembership: (room, _args, { load }) => load.ownMembership(room.id),
  viewerIsBanned: (room, _args, { load }) => load.isBanned(room.id),
  viewerCanSend: mayViewer('sendMessage'),
  viewerCanUpdate: mayViewer('updateRoom'),
  viewerCanChangeWayIn: mayViewer('changeWayIn'),
  viewerCanChangeKeeping: mayViewer('changeKeeping'),
  viewerCanDelete: mayViewer('deleteRoom'),
  viewerCanSeeBans: mayViewer('seeModeration'),
  viewerCanInvite: mayViewer('inviteToRoom'),
  lastMessage: (room, _args, context) =>
    whenHere(context.load.ownMembership(room.id), (membership) =>
      room.lastPosition > 0 && policy.readMessages(factsOf(room, membership))
        ? whenHere(ownReadable(room, context), (lowest) =>
            context.backend.reads.messages.at(room.id, room.lastPosition, lowest),
          )
        : null,
    ),
  messages: (room, args, context) => {
    const range = messageRange(args);
    const { messages } = context.backend.reads;
    return whenHere(ownReadable(room, context, isFollowing(range)), (lowest) =>
      whenHere(messages.page(room.id, range, lowest), (page) =>
        toConnection(page, (message) => String(message.position), {
          isBackward: range.direction === 'backward',
          hasStart: hasMessageAtStart(range, lowest, room.lastPosition),
        }),
      ),
    );
  },
  files: (room, { first, after }, context) => {
    const size = pageSize(first, 'first');
    return whenHere(ownReadable(room, context), (lowest) =>
      whenHere(pageOfFiles(context.backend.reads.messages, room.id, lowest, size, after ?? null), (page) =>
        toConnection(page, fileCursor, { hasStart: after != null }),
      ),
    );
  },
  changedMessages: (room, { first, after }, context) => {
    const revision = readCounter(after, 'changed messages is a revision') ?? 0;
    const size = pageSize(first, 'first');
    const { messages } = context.backend.reads;
    return whenHere(ownReadable(room, context, true), (lowest) =>
      whenHere(messages.changedAfter(room.id, revision, size, lowest), (page) =>
        toConnection(page, (message) => String(message.revision), { hasStart: after != null }),
      ),
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
  reports: async (room, args, { backend, load }) => {
    const viewer = await existing(load.ownMembership(room.id));
    const page = await pageOfReports(backend.services.work.read(), viewer, ...reportPage(args));
    return reportConnection(page, args.after != null);
  },
  openReportCount: (room, _args, { backend, load }) =>
    whenHere(load.ownMembership(room.id), (membership) =>
      membership !== null && policy.seeModeration(factsOf(room, membership))
        ? countOpenReports(backend.services.work.read(), membership)
        : 0,
    ),
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

/** What is told of one's own place in a room, and is null of others'. */
function ofOneself<Fact>(fact: (membership: MembershipView) => Fact) {
  return (membership: MembershipView, _args: unknown, { client }: GraphQLContext): Fact | null =>
    membership.userId === client.identity?.userId ? fact(membership) : null;
}

const mayReport = mayViewerOver('reportPerson');

export const Membership: MembershipResolvers = {
  user: (membership, _args, { load }) => existing(load.user(membership.userId)),
  readPosition: ofOneself((membership) => membership.readPosition),
  seesFrom: ofOneself((membership) => membership.seesFrom),
  isFavourite: ofOneself((membership) => membership.isFavourite),
  mutedUntil: ofOneself((membership) => membership.mutedUntil ?? null),
  viewerCanSetRole: mayViewerOver('setMemberRole'),
  viewerCanTransferTo: mayViewerOver('transferRoom'),
  viewerCanRemove: mayViewerOver('removeMember'),
  viewerCanBan: mayViewerOver('banMember'),
  viewerCanReport: (membership, args, context) => {
    if (membership.userId === context.client.identity?.userId) return false;
    // There is nobody above two who are equal.
    return whenHere(context.load.room(membership.roomId), (room) =>
      room === null || room.directKey != null ? false : mayReport(membership, args, context),
    );
  },
};
