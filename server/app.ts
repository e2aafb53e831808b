import { join } from 'node:path';
import type { GraphQLSchema } from 'graphql';
import { ensureSettings } from './accounts/current-settings.ts';
import { hasNoOwner } from './accounts/has-no-owner.ts';
import { forgetExpiredSessions } from './accounts/forget-expired-sessions.ts';
import { createPasswordHasher } from './accounts/password-hasher.ts';
import { createPeople } from './accounts/people.ts';
import type { Config } from './config.ts';
import type { DomainEvent } from './core/events.ts';
import type { Services } from './core/services.ts';
import { Storage } from './core/storage.ts';
import { UnitOfWork } from './core/unit-of-work.ts';
import { readLastBackup } from './database/backup/last-backup.ts';
import { finishExchange } from './database/backup/replace-data.ts';
import { holdForServer } from './database/data-lock.ts';
import { describeDatabase } from './database/describe-database.ts';
import { migrate } from './database/migrate.ts';
import { type Database, openDatabase } from './database/orm.ts';
import { openReads } from './database/reads.ts';
import { openSendStore } from './database/send-store.ts';
import { handleEvent } from './event-handlers.ts';
import { createHostSide, makeSetUpCode } from './host-side.ts';
import { FileStore } from './files/file-store.ts';
import { requireOwnFolder } from './files/own-folder.ts';
import { ourApi } from './graphql/api.ts';
import type { Backend } from './graphql/context.ts';
import type { Documents } from './graphql/documents.ts';
import type { EventParent } from './graphql/parents.ts';
import { measured } from './messages/measured-send-store.ts';
import { giveUpUnsentFiles } from './messages/give-up-files.ts';
import { sweepStrayFiles } from './messages/stray-files.ts';
import { DroppedMessages } from './messages/dropped-messages.ts';
import { sweepClosedRooms } from './messages/closed-rooms.ts';
import { sweepDeletedAccounts } from './deletion/deleted-accounts.ts';
import { forgetUnprovenAccounts } from './deletion/forget-unproven-accounts.ts';
import { MessageWriter } from './messages/message-writer.ts';
import { forgetResolvedReports } from './moderation/forget-resolved-reports.ts';
import { createMeasures } from './metrics/measures.ts';
import { Metrics } from './metrics/metrics.ts';
import { createTallies, type Tallies } from './metrics/tallies.ts';
import { aloneNode, type Node } from './nodes/node.ts';
import { openPostCounter } from './post-counter.ts';
import { Connections } from './realtime/connections.ts';
import { Hub } from './realtime/hub.ts';
import { Audiences } from './rooms/audiences.ts';
import { ensureLobby } from './rooms/lobby.ts';
import { createRoomSnapshots } from './rooms/room-snapshots.ts';
import { type Clock, systemClock } from './shared/clock.ts';
import { InFlight } from './shared/in-flight.ts';
import { carefree, EventLoopLag, type Load } from './shared/load.ts';
import type { Log } from './shared/log.ts';
import { createRateLimits } from './shared/rate-limits.ts';
import { Tally } from './shared/tally.ts';
import { readVersion } from './shared/version.ts';

const projectDir = join(import.meta.dirname, '..');

/** The program without its network: everything that HTTP and the socket hand requests to. */
export interface App {
  readonly config: Config;
  readonly database: Database;
  readonly backend: Backend;
  readonly connections: Connections;
  readonly node: Node;
  readonly schema: GraphQLSchema;
  readonly documents: Documents;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly tallies: Tallies;
  /** Where the server is in its life; `port` is where it listens, null before. */
  readonly state: { isStopping: boolean; port: number | null };
  /** Operations over sockets that are not answered yet. */
  readonly inFlight: InFlight;
  /** The folder of the built web app. */
  readonly webDir: string;
  /** The folder of the built playground. */
  readonly playgroundDir: string;
  /**
   * Does what is due now and again: forgets what nobody needs any more, takes away messages that are not kept, files not sent and what rooms and accounts have left, sends letters that are due.
   */
  tidy(): Promise<void>;
  stop(): Promise<void>;
}

/** What an app meets in the world, unless told otherwise. */
export interface Outside {
  /** Whether the process keeps up; measured unless told. */
  readonly load?: Load;
  /** Ends the process at once, when going on could lose messages. */
  readonly end?: () => void;
  /** Starts the server again with the settings of that moment, once what is in flight is answered. */
  readonly listenAnew?: () => void;
  /** Whether it does one thing in a server's place and ends: it takes away nothing else, and needs no folder of files. */
  readonly isCommand?: boolean;
}

/** Opens the database, brings it up to date and puts the parts together. `clock` and `outside` can be set by a test. */
export async function createApp(
  config: Config,
  log: Log,
  clock: Clock = systemClock,
  outside: Outside = {},
): Promise<App> {
  const lock = config.databaseUrl === null ? holdForServer(config.dataDir) : null;
  finishExchange(config.dataDir);
  const database = await openDatabase(config).catch((error: unknown) => {
    lock?.release();
    throw error;
  });
  try {
    const migrations = await migrate(database, config, clock.now(), config.upgradeBackup);
    if (migrations.length > 0) log.info({ migrations }, 'The database was brought up to date');

    const reads = await openReads(database, config);
    const hub = new Hub<EventParent>((error) => log.error({ err: error }, 'An event could not be rendered'));
    const connections = new Connections(!config.benchmark);
    const metrics = new Metrics();
    const measures = createMeasures(metrics);
    const tallies = createTallies();
    const follow = (event: DomainEvent): Promise<void> | void => {
      const failed = (error: unknown): void =>
        log.error({ err: error, event: event.type }, 'What follows from an event failed');
      try {
        return handleEvent(event, {
          services,
          hub,
          audiences,
          connections,
          presence: node.presence,
          people,
          sessions: reads.sessions,
          rooms,
          closedRooms,
          droppedMessages,
          deletedAccounts,
          files,
          counter,
        })?.catch(failed);
      } catch (error) {
        failed(error);
      }
    };
    const publish = async (events: readonly DomainEvent[]): Promise<void> => {
      const begun = performance.now();
      for (const event of events) if (event.type === 'MessageSent') tallies.messages.total++;
      await node.publish(events);
      const observe = (): void => measures.fanOutSeconds((performance.now() - begun) / 1000);
      const handingOver = hub.handingOver();
      if (handingOver === null) observe();
      else void handingOver.then(observe);
    };
    const state: App['state'] = { isStopping: false, port: null };
    const storage = new Storage(clock, log, outside.end ?? endBadly);
    const work: UnitOfWork = new UnitOfWork(database.em, clock, config.databaseUrl === null, publish, storage);
    const audiences = new Audiences(work);
    const people = createPeople(work);
    const rooms = createRoomSnapshots(work);
    const droppedMessages = new DroppedMessages(work, log);
    const closedRooms = sweepClosedRooms(work, log);
    const deletedAccounts = sweepDeletedAccounts(work, log);
    const files = new FileStore(config.filesDir);
    const strayFiles = sweepStrayFiles(work, files, log);
    const isUnlimited = config.benchmark;
    const joinOthers = async (redisUrl: string): Promise<Node> => {
      // Loaded by those alone who have others.
      const { joinNodes } = await import('./nodes/join-nodes.ts');
      return joinNodes({
        redisUrl,
        isUnlimited,
        work,
        messages: reads.messages,
        audiences,
        people,
        rooms,
        connections,
        log,
        follow: async (event) => follow(event),
      });
    };
    // A node tells others from the first version of the settings on.
    await ensureSettings({ work });
    if (!outside.isCommand) await requireOwnFolder(work, config.filesDir, config.redisUrl !== null);
    const node: Node =
      config.redisUrl === null
        ? aloneNode(work, createRateLimits(isUnlimited), follow, log)
        : await joinOthers(config.redisUrl);
    const services: Services = {
      work,
      rateLimits: node.rateLimits,
      passwords: createPasswordHasher(config.benchmark ? 'benchmark' : config.smallHost ? 'small' : 'standard'),
      fixed: fixedSettings(config),
      host: createHostSide(config, () => state.port ?? config.port, outside.listenAnew ?? (() => undefined)),
    };
    const counter = openPostCounter(config, services, log);
    await ensureLobby(services);
    if (await hasNoOwner(work.read())) makeSetUpCode(config.dataDir);
    if (!outside.isCommand) {
      droppedMessages.soon();
      closedRooms.start();
      deletedAccounts.start();
      strayFiles.start();
    }
    const onFailedCheckpoint = (error: Error): void => {
      if (storage.failed(error) === error)
        log.error({ err: error }, 'The write-ahead log could not be brought into the database');
    };
    const store = measured(await openSendStore(database, config, onFailedCheckpoint), measures);

    const lag = config.benchmark ? null : new EventLoopLag();
    lag?.start();
    return {
      config,
      database,
      backend: {
        services,
        sessions: reads.sessions,
        reads,
        writer: new MessageWriter(work, store),
        files,
        hub,
        people,
        rooms,
        presence: node.presence,
        counter,
        log,
        refusals: new Tally(),
        load: outside.load ?? lag ?? carefree,
        version: readVersion(),
        process: {
          startedAt: clock.now(),
          socketCount: () => connections.size,
          describeDatabase: () => describeDatabase(work.read(), config),
          lastBackup: () => readLastBackup(config.dataDir),
        },
      },
      connections,
      node,
      ...ourApi(),
      log,
      metrics,
      tallies,
      state,
      inFlight: new InFlight(),
      webDir: join(projectDir, 'web/build'),
      playgroundDir: join(projectDir, 'web/build-playground'),
      async tidy() {
        await forgetExpiredSessions(services);
        await forgetResolvedReports(services);
        await droppedMessages.sweep();
        await forgetUnprovenAccounts(services);
        await giveUpUnsentFiles(services);
        // What a sweep could not do when it was due.
        for (const sweep of [closedRooms, deletedAccounts, strayFiles]) sweep.start();
        await counter?.office.wake();
      },
      async stop() {
        lag?.stop();
        await counter?.office.stop();
        await node.stop();
        await closedRooms.stop();
        await droppedMessages.stop();
        await deletedAccounts.stop();
        await strayFiles.stop();
        await store.close();
        reads.close();
        await database.close();
        lock?.release();
      },
    };
  } catch (error) {
    await database.close();
    lock?.release();
    throw error;
  }
}

/** 74 is EX_IOERR of sysexits.h: an input or output error. */
function endBadly(): never {
  process.exit(74);
}

function fixedSettings({ serverName, signUp, mail }: Config): Services['fixed'] {
  const ways = { open: 'OPEN', invite: 'INVITE', closed: 'CLOSED' } as const;
  return { serverName, wayIn: signUp === null ? null : ways[signUp], hasMail: mail !== null };
}
