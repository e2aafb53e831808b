import { createHash, randomUUID } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { currentSettings } from '../accounts/current-settings.ts';
import type { People } from '../accounts/people.ts';
import type { DomainEvent, MessageChanged, MessageSent, SentMessage } from '../core/events.ts';
import type { Turns } from '../core/turns.ts';
import type { UnitOfWork } from '../core/unit-of-work.ts';
import type { MessageReader } from '../messages/message-reader.ts';
import { followableFrom } from '../messages/readable-from.ts';
import type { Connections } from '../realtime/connections.ts';
import { LocalPresence } from '../realtime/presence.ts';
import type { Audiences } from '../rooms/audiences.ts';
import { Membership } from '../rooms/membership.ts';
import { Room } from '../rooms/room.ts';
import type { RoomSnapshots } from '../rooms/room-snapshots.ts';
import { limits } from '../shared/limits.ts';
import type { Log } from '../shared/log.ts';
import { Attendance, type AttendanceSources } from './attendance.ts';
import { catchUpPeople, catchUpProfiles, catchUpRooms, catchUpSessions } from './catch-up.ts';
import { createChannels } from './hints.ts';
import type { Node } from './node.ts';
import { linkToRedis } from './redis.ts';
import { Relay } from './relay.ts';
import type { RoomOrderSources } from './room-order.ts';
import { Rounds } from './rounds.ts';
import { SharedPresence } from './shared-presence.ts';
import { createSharedRateLimits } from './shared-rate-limits.ts';
import { tellPresence } from './tell-presence.ts';

/** What is asked is the version alone. */
const nothingFixed = { serverName: null, wayIn: null, hasMail: false };

/** What a node among others works with. */
export interface NodeSurroundings {
  readonly redisUrl: string;
  /** Lifts rate limits, for load tests. */
  readonly isUnlimited: boolean;
  readonly work: UnitOfWork;
  readonly messages: MessageReader;
  readonly audiences: Audiences;
  readonly people: People;
  readonly rooms: RoomSnapshots;
  readonly connections: Connections;
  readonly log: Log;
  /** Does what follows from an event on this node; never rejects. */
  readonly follow: (event: DomainEvent) => Promise<void>;
}

/**
 * Makes this process one of several nodes that share a PostgreSQL and a Redis. It starts, and goes on, without Redis: what others do
 * is then read from the database every second.
 */
export async function joinNodes(around: NodeSurroundings): Promise<Node> {
  const { work, audiences, people, rooms, connections, log, follow } = around;
  const prefix = `hearth:${await serverKey(work.read())}`;
  const channels = createChannels(prefix);
  const link = linkToRedis(around.redisUrl, log);
  const { redis, bus } = link;
  const attendance = new Attendance(bus, channels, attendanceSources(around));
  let peopleSeenMs = 0;
  const catchUp = {
    work,
    attendance,
    audiences,
    people,
    connections,
    follow,
    followMembership: (event: Parameters<Relay['followMembership']>[0]) => relay.followMembership(event),
    followDeletion: (event: Parameters<Relay['followDeletion']>[0]) => relay.followDeletion(event),
  };
  let settingsVersion = (await currentSettings(work.read(), nothingFixed)).version;
  const catchUpSettings = async (): Promise<void> => {
    const { version } = await currentSettings(work.read(), nothingFixed);
    if (version > settingsVersion) await follow({ type: 'SettingsChanged', version });
    settingsVersion = version;
  };
  const rounds = new Rounds({
    intervalMs: () => (bus.isUp() ? limits.catchUpIntervalMs : limits.catchUpAloneIntervalMs),
    failed: (error) => log.error({ err: error }, 'What other nodes did could not be read; the next try follows'),
    async run(isAsked) {
      await catchUpSessions(catchUp);
      await catchUpSettings();
      await catchUpRooms(catchUp);
      // Hints tell of people: they are looked up only where some may be missing, and then less often, since there are many.
      const isDue = performance.now() - peopleSeenMs >= limits.catchUpIntervalMs;
      if (!isAsked && (bus.isUp() || !isDue)) return;
      peopleSeenMs = performance.now();
      rooms.forgetAll();
      await catchUpPeople(catchUp);
      await catchUpProfiles(catchUp);
    },
  });
  const nodeId = randomUUID();
  const relay = new Relay(nodeId, { bus, channels, attendance, follow, catchUp: () => rounds.ask() });
  const tell = (userIds: readonly string[]): Promise<void> =>
    tellPresence(work, userIds, (events) => relay.publish(events));
  const failedToTell = (error: unknown): void => {
    // Redis says itself when it is away.
    if (redis.isReady) log.error({ err: error }, 'It could not be told who has come or gone');
  };
  const here = new LocalPresence((userIds) => {
    presence.changed(userIds).then(tell).catch(failedToTell);
  });
  const presence = new SharedPresence(here, redis, log, prefix, nodeId);
  const beats = new Rounds({
    intervalMs: () => limits.presenceBeatMs,
    failed: failedToTell,
    run: async () => tell(await presence.beat()),
  });
  await bus.want([channels.all]);
  await link.open(relay);
  rounds.begin();
  beats.ask();

  return {
    rateLimits: createSharedRateLimits(around.isUnlimited, redis, prefix),
    publish: (events) => relay.publish(events),
    presence,
    async arrive(userId) {
      await attendance.arrive(userId);
      here.arrive(userId);
    },
    depart(userId) {
      attendance.depart(userId);
      here.depart(userId);
    },
    isInTouch: () => bus.isUp(),
    async stop() {
      rounds.end();
      beats.end();
      here.end();
      await presence.leave();
      link.close();
    },
  };
}

/** The same on every node of one server and on no other: when its tables were made, and in which database. */
async function serverKey(em: SqlEntityManager): Promise<string> {
  const [row] = await em.execute<{ key: string }[]>(
    "select current_database() || ' ' || min(executed_at) as key from migration",
  );
  return createHash('sha256')
    .update(row?.key ?? '')
    .digest('hex')
    .slice(0, 12);
}

function attendanceSources(around: NodeSurroundings): AttendanceSources {
  const { work, audiences, rooms } = around;
  return {
    async roomsOf(userId) {
      const memberships = await work
        .read()
        .find(Membership, { userId }, { fields: ['roomId', 'readPosition'], disableIdentityMap: true });
      return memberships.map(({ roomId, readPosition }) => ({ roomId, readPosition }));
    },
    async standsOf(roomIds) {
      const found = await work
        .read()
        .find(Room, { id: { $in: [...roomIds] } }, { fields: ['lastPosition', 'revision'], disableIdentityMap: true });
      return new Map(found.map((room) => [room.id, { position: room.lastPosition, revision: room.revision }]));
    },
    orderOf: (roomId, turns) => orderSources(around, roomId, turns),
    forget(roomIds) {
      for (const roomId of roomIds) {
        audiences.forget(roomId);
        rooms.forget(roomId);
      }
    },
  };
}

function orderSources(
  { work, messages, log, follow }: NodeSurroundings,
  roomId: string,
  turns: Turns,
): RoomOrderSources {
  // Asked before the messages are read: whoever has left by now gets none of them. A room that is gone has none either.
  const standNow = async (): Promise<{ memberVersion: number; keptFrom: number; lowest: number }> => {
    const room = await work.read().findOne(Room, roomId, { disableIdentityMap: true });
    if (room === null) return { memberVersion: 0, keptFrom: 1, lowest: 1 };
    const { memberVersion, keptFrom } = room;
    return { memberVersion, keptFrom, lowest: await followableFrom(messages, room, null, work.clock.now()) };
  };
  return {
    deliver: (event) => void turns.take(() => follow(event)),
    async readChanged(afterRevision) {
      const { memberVersion, lowest } = await standNow();
      const { items, hasMore } = await messages.changedAfter(roomId, afterRevision, limits.pageSizeMax, lowest);
      const toChange = (message: SentMessage): MessageChanged =>
        message.deletedAt === null
          ? { type: 'MessageEdited', message, memberVersion }
          : { type: 'MessageDeleted', message, memberVersion };
      return { items: items.map(toChange), hasMore };
    },
    async read(afterPosition) {
      const { memberVersion, keptFrom, lowest } = await standNow();
      const range = { direction: 'forward', size: limits.pageSizeMax, from: afterPosition } as const;
      const { items, hasMore } = await messages.page(roomId, range, lowest);
      const toSent = (message: SentMessage): MessageSent => ({ type: 'MessageSent', message, memberVersion, keptFrom });
      return { items: items.map(toSent), hasMore, lowest };
    },
    failed: (error) => log.error({ err: error, roomId }, 'Missed messages could not be read; the next try follows'),
  };
}
