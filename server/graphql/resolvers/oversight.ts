import { oversightPolicy } from '../../access/policy.ts';
import { serverFactsOf } from '../../accounts/act-on-person.ts';
import { heirsOf } from '../../rooms/abandoned-rooms.ts';
import { giveRoom } from '../../rooms/give-room.ts';
import { biggestRooms } from '../../rooms/page-of-all-rooms.ts';
import { removeRoom } from '../../rooms/remove-room.ts';
import { parseId } from '../../shared/ids.ts';
import { limits } from '../../shared/limits.ts';
import { type GraphQLContext, signedIn, standingOf } from '../context.ts';
import type {
  MutationResolvers,
  OverseenRoomResolvers,
  ServerActResolvers,
  ServerConditionResolvers,
} from '../generated.ts';
import { existing } from '../loaders.ts';
import { refusable } from '../refusals.ts';

/** What those who administer the server do about rooms, whether they are in them or not. */
export const oversightMutations = {
  giveRoom: (_source, { input }, context) =>
    refusable(async () => {
      const [roomId, userId] = [parseId(input.roomId, 'input.roomId'), parseId(input.userId, 'input.userId')];
      return { room: await giveRoom(context.backend.services, signedIn(context).userId, roomId, userId) };
    }),

  removeRoom: (_source, { input }, context) =>
    refusable(async () => {
      const roomId = parseId(input.roomId, 'input.roomId');
      await removeRoom(context.backend.services, signedIn(context).userId, roomId, input.name);
      return { roomId };
    }),
} satisfies MutationResolvers;

async function isAbandoned(roomId: string, { load }: GraphQLContext): Promise<boolean> {
  return (await load.ownership(roomId))?.isAbandoned ?? false;
}

export const OverseenRoom: OverseenRoomResolvers = {
  messageCount: ({ lastPosition }) => lastPosition,
  owner: async ({ id }, _args, { load }) => {
    const ownership = await load.ownership(id);
    return ownership === null ? null : load.user(ownership.ownerId);
  },
  isAbandoned: ({ id }, _args, context) => isAbandoned(id, context),
  heirs: async ({ id }, _args, context) => {
    const facts = { ...serverFactsOf(await standingOf(context)), isAbandoned: await isAbandoned(id, context) };
    if (!oversightPolicy.giveRoom(facts)) return [];
    const userIds = await heirsOf(context.backend.services.work.read(), id, limits.heirsShown);
    return userIds.map((userId) => existing(context.load.user(userId)));
  },
};

export const ServerAct: ServerActResolvers = {
  by: ({ byId }, _args, { load }) => (byId == null ? null : load.user(byId)),
  about: ({ aboutId }, _args, { load }) => (aboutId == null ? null : load.user(aboutId)),
};

export const ServerCondition: ServerConditionResolvers = {
  version: (_condition, _args, { backend }) => backend.version,
  nodeVersion: () => process.versions.node,
  database: ({ description }) => description.name,
  startedAt: (_condition, _args, { backend }) => backend.process.startedAt,
  databaseBytes: ({ description }) => description.bytes,
  pictureBytes: ({ description }) => description.pictureBytes,
  fileCount: ({ description }) => description.fileCount,
  fileBytes: ({ description }) => description.fileBytes,
  freeBytes: ({ description }) => description.freeBytes,
  isWritable: (_condition, _args, { backend }) => backend.services.work.storage.problem === null,
  keptSessionCount: ({ sessions }) => sessions.kept,
  shortSessionCount: ({ sessions }) => sessions.short,
  socketCount: (_condition, _args, { backend }) => backend.process.socketCount(),
  biggestRooms: (_condition, _args, { backend }) =>
    biggestRooms(backend.services.work.read(), limits.biggestRoomsShown),
  lastBackupAt: ({ lastBackup }) => (lastBackup === null ? null : new Date(lastBackup.madeAt)),
  lastBackupBytes: ({ lastBackup }) => lastBackup?.bytes ?? null,
  isBackupDue: ({ lastBackup }, _args, { backend }) => {
    const now = backend.services.work.clock.now().getTime();
    return lastBackup === null || now - Date.parse(lastBackup.madeAt) > limits.backupOldMs;
  },
};
