import DataLoader from 'dataloader';
import type { LocalPresence, Presence } from '../realtime/presence.ts';
import { limits } from '../shared/limits.ts';
import type { MaybePromise } from '../shared/maybe-promise.ts';
import type { Log } from '../shared/log.ts';
import type { Redis } from './redis.ts';

/** People that one command names. */
const peoplePerCommand = 1_000;

/**
 * Who is connected to any node. Each node keeps in Redis a set of its people, and beats: a node that has not beaten for a while is dead
 * and its people are gone with it. While Redis is away, a node knows of its own people only.
 */
export class SharedPresence implements Presence {
  readonly #local: LocalPresence;
  readonly #redis: Redis;
  readonly #log: Log;
  readonly #nodeId: string;
  /** Sorted set of node ids by the time of their last beat, in milliseconds since 1970. */
  readonly #nodesKey: string;
  readonly #prefix: string;
  #others: string[] = [];
  readonly #elsewhere: DataLoader<string, boolean>;

  constructor(local: LocalPresence, redis: Redis, log: Log, prefix: string, nodeId: string) {
    this.#local = local;
    this.#redis = redis;
    this.#log = log;
    this.#nodeId = nodeId;
    this.#prefix = prefix;
    this.#nodesKey = `${prefix}:nodes`;
    this.#elsewhere = new DataLoader((userIds) => this.#lookElsewhere(userIds), {
      cache: false,
      maxBatchSize: peoplePerCommand,
    });
  }

  isOnline(userId: string): MaybePromise<boolean> {
    return this.#local.isOnline(userId) || this.#elsewhere.load(userId);
  }

  async userIds(): Promise<readonly string[]> {
    const everywhere = new Set(this.#local.userIds());
    try {
      for (const nodeId of this.#others) {
        for (const userId of await this.#redis.sMembers(this.#peopleKey(nodeId))) everywhere.add(userId);
      }
    } catch (error) {
      this.#log.debug({ err: error }, 'Redis did not tell who is online');
    }
    return [...everywhere];
  }

  /** People have come to this node, or gone from it. Answers those who did so as far as all nodes go. */
  async changed(userIds: readonly string[]): Promise<string[]> {
    try {
      await this.#write(userIds);
    } catch (error) {
      this.#log.debug({ err: error }, 'Redis was not told who is here');
    }
    return this.#onlyHere(userIds);
  }

  /** Shows that this node is alive, and answers whose node has died since, unless they are connected to another. */
  async beat(): Promise<string[]> {
    const now = Date.now();
    const own = this.#peopleKey(this.#nodeId);
    const oldest = now - limits.presenceExpiryMs;
    await this.#redis.zAdd(this.#nodesKey, { score: now, value: this.#nodeId });
    // Gone when Redis was emptied or started again, or when this node was taken for dead.
    const isKept = await this.#redis.pExpire(own, limits.presenceKeptMs);
    if (isKept === 0) await this.#write(this.#local.userIds());
    const alive = await this.#redis.zRangeByScore(this.#nodesKey, oldest, '+inf');
    this.#others = alive.filter((nodeId) => nodeId !== this.#nodeId);
    const gone: string[] = [];
    for (const nodeId of await this.#redis.zRangeByScore(this.#nodesKey, '-inf', `(${oldest}`)) {
      // One of those who are left does it.
      if ((await this.#redis.zRem(this.#nodesKey, nodeId)) === 0) continue;
      gone.push(...(await this.#redis.sMembers(this.#peopleKey(nodeId))));
      await this.#redis.del(this.#peopleKey(nodeId));
    }
    return this.#onlyHere(gone.filter((userId) => !this.#local.isOnline(userId)));
  }

  /** This node stops: its people are gone unless they come to another. */
  async leave(): Promise<void> {
    try {
      await this.#redis.zAdd(this.#nodesKey, { score: 0, value: this.#nodeId });
    } catch (error) {
      this.#log.debug({ err: error }, 'Redis was not told that this node stops');
    }
  }

  async #onlyHere(userIds: readonly string[]): Promise<string[]> {
    const areElsewhere = await this.#elsewhere.loadMany([...userIds]);
    return userIds.filter((_userId, index) => areElsewhere[index] !== true);
  }

  async #write(userIds: readonly string[]): Promise<void> {
    const key = this.#peopleKey(this.#nodeId);
    for (let from = 0; from < userIds.length; from += peoplePerCommand) {
      const some = userIds.slice(from, from + peoplePerCommand);
      const here = some.filter((userId) => this.#local.isOnline(userId));
      const gone = some.filter((userId) => !this.#local.isOnline(userId));
      if (here.length > 0) await this.#redis.sAdd(key, here);
      if (gone.length > 0) await this.#redis.sRem(key, gone);
    }
    await this.#redis.pExpire(key, limits.presenceKeptMs);
  }

  async #lookElsewhere(userIds: readonly string[]): Promise<boolean[]> {
    try {
      const answers = await Promise.all(
        this.#others.map((nodeId) => this.#redis.smIsMember(this.#peopleKey(nodeId), [...userIds])),
      );
      return userIds.map((_userId, index) => answers.some((isThere) => isThere[index] === 1));
    } catch (error) {
      this.#log.debug({ err: error }, 'Redis did not tell who is online');
      return userIds.map(() => false);
    }
  }

  #peopleKey(nodeId: string): string {
    return `${this.#prefix}:people:${nodeId}`;
  }
}
