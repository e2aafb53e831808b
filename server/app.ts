import { join } from 'node:path';
import type { GraphQLSchema } from 'graphql';
import { ensureSettings } from './accounts/current-settings.ts';
import { forgetExpiredSessions } from './accounts/forget-expired-sessions.ts';
import { createPasswordHasher } from './accounts/password-hasher.ts';
import { createPeople } from './accounts/people.ts';
import type { Config } from './config.ts';
import type { DomainEvent } from './core/events.ts';
import type { Services } from './core/services.ts';
import { Storage } from './core/storage.ts';
import { UnitOfWork } from './core/unit-of-work.ts';
import { finishExchange } from './database/backup/replace-data.ts';
import { holdForServer } from './database/data-lock.ts';
import { migrate } from './database/migrate.ts';
import { type Database, openDatabase } from './database/orm.ts';
import { openReads } from './database/reads.ts';
import { openSendStore } from './database/send-store.ts';
import { handleEvent } from './event-handlers.ts';
import type { Backend } from './graphql/context.ts';
import { Documents } from './graphql/documents.ts';
import type { EventParent } from './graphql/parents.ts';
import { createSchema } from './graphql/schema.ts';
import { measured } from './messages/measured-send-store.ts';
import { ClosedRooms } from './messages/closed-rooms.ts';
import { MessageWriter } from './messages/message-writer.ts';
import { createMeasures } from './metrics/measures.ts';
import { Metrics } from './metrics/metrics.ts';
import { createTallies, type Tallies } from './metrics/tallies.ts';
import { aloneNode, type Node } from './nodes/node.ts';
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
  /** Where the server is in its life. */
  readonly state: { isStopping: boolean };
  /** Operations over sockets that are not answered yet. */
  readonly inFlight: InFlight;
  /** The folder of the built web app. */
  readonly webDir: string;
  /** The folder of the built playground. */
  readonly playgroundDir: string;
  /** Does what is due now and again: forgets expired sessions. */
  tidy(): Promise<void>;
  stop(): Promise<void>;
}

/** What an app meets in the world, unless told otherwise. */
export interface Outside {
  /** Whether the process keeps up; measured unless told. */
  readonly load?: Load;
  /** Ends the process at once, when going on could lose messages. */
  readonly end?: () => void;
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
          people,
          sessions: reads.sessions,
          rooms,
          closedRooms,
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
    const storage = new Storage(clock, log, outside.end ?? endBadly);
    const work: UnitOfWork = new UnitOfWork(database.em, clock, config.databaseUrl === null, publish, storage);
    const audiences = new Audiences(work);
    const people = createPeople(work);
    const rooms = createRoomSnapshots(work);
    const closedRooms = new ClosedRooms(work, log);
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
    const node: Node =
      config.redisUrl === null
        ? aloneNode(work, createRateLimits(isUnlimited), follow, log)
        : await joinOthers(config.redisUrl);
    const services: Services = {
      work,
      rateLimits: node.rateLimits,
      passwords: createPasswordHasher(config.benchmark ? 'benchmark' : config.smallHost ? 'small' : 'standard'),
      fixed: fixedSettings(config),
    };
    await ensureLobby(services);
    closedRooms.sweep();
    const onFailedCheckpoint = (error: Error): void => {
      if (storage.failed(error) === error)
        log.error({ err: error }, 'The write-ahead log could not be brought into the database');
    };
    const store = measured(await openSendStore(database, config, onFailedCheckpoint), measures);

    const lag = config.benchmark ? null : new EventLoopLag();
    lag?.start();
    const schema = createSchema();
    return {
      config,
      database,
      backend: {
        services,
        sessions: reads.sessions,
        reads,
        writer: new MessageWriter(work, store),
        hub,
        people,
        rooms,
        presence: node.presence,
        log,
        refusals: new Tally(),
        load: outside.load ?? lag ?? carefree,
        version: readVersion(),
      },
      connections,
      node,
      schema,
      documents: new Documents(
        schema,
        ...['generated', 'generated/later'].map((folder) =>
          join(projectDir, 'web/lib/graphql', folder, 'persisted-documents.json'),
        ),
      ),
      log,
      metrics,
      tallies,
      state: { isStopping: false },
      inFlight: new InFlight(),
      webDir: join(projectDir, 'web/build'),
      playgroundDir: join(projectDir, 'web/build-playground'),
      tidy: () => forgetExpiredSessions(services),
      async stop() {
        lag?.stop();
        await node.stop();
        await closedRooms.stop();
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

function fixedSettings({ serverName, signUp }: Config): Services['fixed'] {
  const ways = { open: 'OPEN', invite: 'INVITE', closed: 'CLOSED' } as const;
  return { serverName, wayIn: signUp === null ? null : ways[signUp] };
}
