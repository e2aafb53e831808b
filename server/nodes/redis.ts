import { createClient, type RedisClientType } from 'redis';
import type { Log } from '../shared/log.ts';
import type { Bus, BusListener } from './bus.ts';

/** Channels that one command asks for; thousands in one would hold up everybody else's. */
const channelsPerCommand = 1_000;
/** Commands that may wait for an answer before further ones fail; a Redis that hangs must not fill this node's memory. */
const commandsMax = 100_000;
/** Milliseconds without an answer, or between tries to connect, after which Redis counts as gone. */
const silenceMaxMs = 5_000;
const pingIntervalMs = 1_000;
const retryMaxMs = 1_000;
/** Milliseconds that a start waits for Redis before it goes on without. */
const firstWaitMs = 2_000;

/** A client of Redis, for what lives there: rate limits and presence. Its commands fail at once while Redis is away. */
export type Redis = RedisClientType;

/** The connections to Redis: one to ask and publish, one to listen. Both come back by themselves for as long as the node runs. */
export interface RedisLink {
  readonly redis: Redis;
  readonly bus: Bus;
  /** Connects; resolves when Redis has answered, or after 2 s without, saying so in the log. */
  open(listener: BusListener): Promise<void>;
  close(): void;
}

export function linkToRedis(url: string, log: Log): RedisLink {
  const options = {
    url,
    disableOfflineQueue: true,
    commandsQueueMaxLength: commandsMax,
    pingInterval: pingIntervalMs,
    socket: {
      connectTimeout: silenceMaxMs,
      socketTimeout: silenceMaxMs,
      reconnectStrategy: (tries: number) => Math.min(50 * 2 ** Math.min(tries, 10), retryMaxMs) * (0.5 + Math.random()),
    },
  };
  const redis = createClient(options) as Redis;
  const ears = createClient(options) as Redis;
  const wanted = new Set<string>();
  /** What the client asks for by itself when it connects again. */
  const asked = new Set<string>();
  let due: string[] = [];
  let asking: Promise<void> | null = null;
  let isHearing = false;
  let listener: BusListener | null = null;
  let isClosed = false;

  const hear = (text: string, channel: string): void => listener?.heard(channel, text);

  function watch(client: Redis, purpose: string): void {
    let isKnownAway = false;
    client.on('error', (error: unknown) => {
      if (isKnownAway || isClosed) return;
      isKnownAway = true;
      const consequence = 'This node goes on alone, reads from the database what others do, and keeps trying';
      log.error({ err: error, purpose }, `Redis cannot be reached. ${consequence}`);
    });
    client.on('ready', () => {
      if (isKnownAway) log.warn({ purpose }, 'Redis is back');
      isKnownAway = false;
    });
  }

  async function ask(channels: readonly string[]): Promise<void> {
    for (let from = 0; from < channels.length; from += channelsPerCommand) {
      const some = channels.slice(from, from + channelsPerCommand);
      for (const channel of some) asked.add(channel);
      await ears.subscribe(some, hear);
    }
  }

  /** Everything that is wanted in one turn of the event loop shares its commands. */
  async function askDue(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    const channels = due;
    due = [];
    asking = null;
    await ask(channels.filter((channel) => wanted.has(channel)));
  }

  async function listenAgain(): Promise<void> {
    const superfluous = [...asked].filter((channel) => !wanted.has(channel));
    if (superfluous.length > 0) await ears.unsubscribe(superfluous, hear);
    for (const channel of superfluous) asked.delete(channel);
    await ask([...wanted]);
    // Answered in its turn: what the client asked for by itself is heard by then, too.
    await ears.ping();
    isHearing = true;
    listener?.cameUp();
  }

  watch(redis, 'to tell');
  watch(ears, 'to listen');
  ears.on('error', () => {
    if (!isHearing) return;
    isHearing = false;
    listener?.wentDown();
  });
  ears.on('ready', () => {
    listenAgain().catch((error: unknown) => log.debug({ err: error }, 'Redis went away again'));
  });

  const bus: Bus = {
    isUp: () => isHearing && redis.isReady,
    publish(channel, text) {
      redis.publish(channel, text).catch((error: unknown) => log.debug({ err: error }, 'Redis did not take a hint'));
    },
    async want(channels) {
      for (const channel of channels) wanted.add(channel);
      if (!isHearing) return;
      due.push(...channels);
      try {
        await (asking ??= askDue());
      } catch (error) {
        log.debug({ err: error }, 'Redis went away before it was asked');
      }
    },
    drop(channels) {
      for (const channel of channels) wanted.delete(channel);
      if (!isHearing) return;
      for (const channel of channels) asked.delete(channel);
      ears
        .unsubscribe([...channels], hear)
        .catch((error: unknown) => log.debug({ err: error }, 'Redis went away meanwhile'));
    },
  };

  return {
    redis,
    bus,
    async open(to) {
      listener = to;
      const connected = Promise.all([redis.connect(), ears.connect()]);
      connected.catch((error: unknown) => {
        if (!isClosed) log.error({ err: error }, 'Redis refused this node');
      });
      const waited = new Promise<void>((resolve) => setTimeout(resolve, firstWaitMs).unref());
      await Promise.race([connected, waited]);
    },
    close() {
      isClosed = true;
      redis.destroy();
      ears.destroy();
    },
  };
}
